namespace DubboNet;

/// <summary>
/// Names an exception class that the methods of a contract throw, like <c>throws</c> in Java. The contract registers the class, and the
/// client throws exceptions of this class, whatever its base class is. The class must have a <c>HessianType</c> itself.
/// <see cref="JavaThrowable.FindIn"/> returns the Java stack trace that was received with an exception.
/// </summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class DubboThrowsAttribute : Attribute
{
    /// <summary>Declares an exception that has a C# class.</summary>
    /// <param name="exception">The exception class.</param>
    public DubboThrowsAttribute(Type exception) => Exception = exception;

    /// <summary>
    /// Declares an exception by its Java class, such as <c>java.io.IOException</c>. It arrives as a <see cref="JavaException"/>, as without
    /// the attribute. The export to Java writes it.
    /// </summary>
    /// <param name="javaType">The name of the Java class.</param>
    public DubboThrowsAttribute(string javaType) => JavaType = javaType;

    /// <summary>Gets the exception class, or null if it is declared by its Java class.</summary>
    public Type? Exception { get; }

    /// <summary>Gets the Java class of an exception without a C# class, or null.</summary>
    public string? JavaType { get; }
}
