namespace DubboNet;

/// <summary>
/// Names a class that can be used where this class or interface is declared. Contracts that use the declared type register the named class,
/// so that it can be created when its Java name is received.
/// </summary>
/// <param name="type">A type that derives from this one and has a <see cref="HessianTypeAttribute"/> itself.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, AllowMultiple = true, Inherited = false)]
public sealed class HessianSubtypeAttribute(Type type) : Attribute
{
    /// <summary>Gets the derived type.</summary>
    public Type Type { get; } = type;
}
