namespace DubboNet.Hessian;

/// <summary>Keeps a member from travelling: it is not written, and what a peer sends under its name is skipped.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class HessianIgnoreAttribute : Attribute;
