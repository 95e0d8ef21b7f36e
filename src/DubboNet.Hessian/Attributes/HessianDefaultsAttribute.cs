namespace DubboNet;

/// <summary>
/// Specifies the default Java types of C# types for an assembly. Applies to all members, arguments, results, items, keys and type arguments
/// that the assembly declares. A <see cref="JavaTypeAttribute"/> overrides it for a single place.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class HessianDefaultsAttribute : Attribute
{
    /// <summary>
    /// Gets the Java type of <see cref="System.DateTime"/>, which is <c>java.util.Date</c> or <c>java.time.LocalDateTime</c>. The default
    /// is null, which means <c>java.util.Date</c>.
    /// </summary>
    public string? DateTime { get; init; }

    /// <summary>
    /// Gets the Java type of <see cref="System.DateTimeOffset"/>, which is <c>java.util.Date</c>, <c>java.time.Instant</c>,
    /// <c>java.time.OffsetDateTime</c> or a date of <c>java.sql</c>. The default is null, which means <c>java.util.Date</c>.
    /// </summary>
    public string? DateTimeOffset { get; init; }
}
