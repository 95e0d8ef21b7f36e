namespace DubboNet.Hessian;

/// <summary>
/// Makes a member travel that would not, such as a private one, and names its Java field, or an enum's constant. Without it public members that can be set travel
/// under their names in camel case, and constants in upper case (<c>OutOfStock</c> is <c>OUT_OF_STOCK</c>).
/// </summary>
/// <param name="javaName">The name in Java; null for the usual one.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class HessianFieldAttribute(string? javaName = null) : Attribute
{
    /// <summary>The name in Java; null for the usual one.</summary>
    public string? JavaName { get; } = javaName;
}
