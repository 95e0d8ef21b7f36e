namespace DubboNet.Hessian;

/// <summary>
/// States for an assembly which Java type a C# type is where nothing else is stated: in members, arguments, results, items, keys and type arguments of everything
/// that the assembly declares. A <see cref="JavaTypeAttribute"/> overrides it in its place.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class HessianDefaultsAttribute : Attribute
{
    /// <summary>
    /// The Java type of <see cref="System.DateTime"/>: <c>java.util.Date</c> or <c>java.time.LocalDateTime</c>. Default null, which means <c>java.util.Date</c>.
    /// </summary>
    public string? DateTime { get; init; }

    /// <summary>
    /// The Java type of <see cref="System.DateTimeOffset"/>: <c>java.util.Date</c>, <c>java.time.Instant</c>, <c>java.time.OffsetDateTime</c> or a date of
    /// <c>java.sql</c>. Default null, which means <c>java.util.Date</c>.
    /// </summary>
    public string? DateTimeOffset { get; init; }
}
