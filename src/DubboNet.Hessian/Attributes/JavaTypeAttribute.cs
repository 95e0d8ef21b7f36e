namespace DubboNet;

/// <summary>
/// Specifies the declared Java type of a member, a parameter or a result if it is not the default. Examples are <c>java.time.Instant</c>
/// for a <see cref="DateTimeOffset"/>, <c>java.util.LinkedHashSet</c> for a <see cref="HashSet{T}"/>, and
/// <c>java.util.List&lt;java.time.Instant&gt;</c> for a list.
/// </summary>
/// <param name="name">The Java type as it is written in Java source code, with full names.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.ReturnValue)]
public sealed class JavaTypeAttribute(string name) : Attribute
{
    /// <summary>Gets the Java type as it is written in Java source code.</summary>
    public string Name { get; } = name;
}
