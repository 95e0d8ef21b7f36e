namespace DubboNet;

/// <summary>
/// Names an exception class that the methods of a contract throw, like <c>throws</c> in Java. The contract registers the class, and the
/// client throws exceptions of this class, whatever its base class is. The class must have a <c>HessianType</c> itself.
/// <see cref="JavaThrowable.FindIn"/> returns the Java stack trace that was received with an exception.
/// </summary>
/// <param name="exception">The exception class.</param>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class DubboThrowsAttribute(Type exception) : Attribute
{
    /// <summary>Gets the exception class.</summary>
    public Type Exception { get; } = exception;
}
