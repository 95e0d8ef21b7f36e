using DubboNet.Hessian;

namespace DubboNet;

/// <summary>
/// Specifies the Java class of a type. The source generator adds a formatter to a partial class, record or struct as a static property
/// <c>Hessian</c>. For an enum, it generates a class with the enum's name and the suffix <c>Hessian</c>. For an interface or abstract
/// class, only the name is used.
/// </summary>
/// <param name="javaName">The binary name, such as <c>com.acme.Order</c> or <c>com.acme.Order$Line</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Enum, Inherited = false)]
public sealed class HessianTypeAttribute(string javaName) : Attribute
{
    /// <summary>Gets the binary name of the Java class.</summary>
    public string JavaName { get; } = javaName;

    /// <summary>
    /// Gets a value indicating whether an exception is created before its fields are read, so that they can refer to it. Its constructor
    /// must take a <see cref="JavaThrowable"/> or nothing. Its cause is available from <see cref="JavaThrowable.FindIn"/> only
    /// (<see cref="HessianExceptionFormatter{T}.IsCreatedFirst"/>).
    /// </summary>
    public bool IsCreatedFirst { get; init; }
}
