namespace DubboNet.Hessian;

/// <summary>
/// Names the Java class that a type of somebody else is. The source generator makes an internal formatter for it, in a class of its name and <c>Hessian</c>; what
/// is public and can be set travels.
/// </summary>
/// <param name="type">The class, struct or enum.</param>
/// <param name="javaName">The binary name of the Java class.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class HessianTypeForAttribute(Type type, string javaName) : Attribute
{
    /// <summary>The class, struct or enum.</summary>
    public Type Type { get; } = type;

    /// <summary>The binary name of the Java class.</summary>
    public string JavaName { get; } = javaName;
}
