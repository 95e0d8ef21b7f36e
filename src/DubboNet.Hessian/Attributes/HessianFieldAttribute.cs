namespace DubboNet;

/// <summary>
/// Includes a member that is not serialized by default, such as a private one, or names the Java field of a member or the Java name of an
/// enum constant. By default, public members that can be set are serialized under their names in camel case. Constants are serialized in
/// upper case (<c>OutOfStock</c> is <c>OUT_OF_STOCK</c>).
/// </summary>
/// <param name="javaName">The name in Java, or null for the default name.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class HessianFieldAttribute(string? javaName = null) : Attribute
{
    /// <summary>Gets the name in Java, or null for the default name.</summary>
    public string? JavaName { get; } = javaName;
}
