namespace DubboNet;

/// <summary>
/// Marks the enum constant that replaces received constants that this enum does not have. Without it, reading such a constant fails.
/// </summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class HessianFallbackAttribute : Attribute;
