namespace DubboNet.Hessian;

/// <summary>
/// Names a class that may stand where this class or interface is declared. Contracts that use the declared type register it, so that it can be created when its
/// Java name is on the wire.
/// </summary>
/// <param name="type">A type derived from this one that has a <see cref="HessianTypeAttribute"/> itself.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, AllowMultiple = true, Inherited = false)]
public sealed class HessianSubtypeAttribute(Type type) : Attribute
{
    /// <summary>The derived type.</summary>
    public Type Type { get; } = type;
}
