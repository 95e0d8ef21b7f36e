namespace DubboNet;

/// <summary>
/// Specifies the Java class of a type from another assembly. The source generator creates an internal formatter in a class with the type's
/// name and the suffix <c>Hessian</c>. Public members that can be set are serialized.
/// </summary>
/// <param name="type">The class, struct or enum.</param>
/// <param name="javaName">The binary name of the Java class.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class HessianTypeForAttribute(Type type, string javaName) : Attribute
{
    /// <summary>Gets the class, struct or enum.</summary>
    public Type Type { get; } = type;

    /// <summary>Gets the binary name of the Java class.</summary>
    public string JavaName { get; } = javaName;
}
