namespace DubboNet.Hessian;

/// <summary>
/// Names the Java class that a type is. The source generator adds to a partial class, record or struct its formatter, as a static property <c>Hessian</c>; an
/// enum gets a class of its name and <c>Hessian</c> beside it; of an interface or abstract class only the name counts.
/// </summary>
/// <param name="javaName">The binary name: <c>com.acme.Order</c>, <c>com.acme.Order$Line</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Enum, Inherited = false)]
public sealed class HessianTypeAttribute(string javaName) : Attribute
{
    /// <summary>The binary name of the Java class.</summary>
    public string JavaName { get; } = javaName;

    /// <summary>
    /// Of an exception: whether it is made before its fields are read, so that they may lead back to it. Its constructor takes a <see cref="JavaThrowable"/> or
    /// nothing, and its cause is in <see cref="JavaThrowable.Of"/> alone (<see cref="HessianExceptionFormatter{T}.IsCreatedFirst"/>).
    /// </summary>
    public bool IsCreatedFirst { get; init; }
}
