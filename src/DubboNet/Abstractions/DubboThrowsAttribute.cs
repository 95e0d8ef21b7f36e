namespace DubboNet;

/// <summary>
/// Names an exception class that a contract's methods throw, as Java's <c>throws</c> does: the contract registers it, and the client throws it as itself, whatever
/// its base class. It has a <c>HessianType</c> itself. <see cref="JavaThrowable.Of"/> gives the Java stack that came with it.
/// </summary>
/// <param name="exception">The exception class.</param>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class DubboThrowsAttribute(Type exception) : Attribute
{
    /// <summary>The exception class.</summary>
    public Type Exception { get; } = exception;
}
