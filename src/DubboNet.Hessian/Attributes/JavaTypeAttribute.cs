namespace DubboNet.Hessian;

/// <summary>
/// States the declared Java type of a member, a parameter or a result where it is another than the usual one: <c>java.time.Instant</c> for a
/// <see cref="DateTimeOffset"/>, <c>java.util.LinkedHashSet</c> for a <see cref="HashSet{T}"/>, <c>java.util.List&lt;java.time.Instant&gt;</c> for a list.
/// </summary>
/// <param name="name">The Java type as its source has it, with full names.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.ReturnValue)]
public sealed class JavaTypeAttribute(string name) : Attribute
{
    /// <summary>The Java type as its source has it.</summary>
    public string Name { get; } = name;
}
