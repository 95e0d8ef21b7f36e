namespace DubboNet.Hessian;

/// <summary>Marks the enum constant that stands for those that a peer sends and this enum has not. Without one, such a constant is an error.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class HessianFallbackAttribute : Attribute;
