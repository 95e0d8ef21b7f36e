namespace DubboNet;

/// <summary>Excludes a member from serialization. It is not written, and a received field of its name is skipped.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class HessianIgnoreAttribute : Attribute;
