using DubboNet.Hessian;

namespace DubboNet;

/// <summary>
/// Represents a Java exception of any class. It was either received, or is thrown to a Java caller, which catches the class that it names.
/// For a class with its own formatter (<see cref="HessianExceptionFormatter{T}"/>), derive from this class or from any other exception. The
/// stack of a received exception begins with Java's frames, also in <see cref="Exception.ToString"/>. At most 100 frames are shown, and
/// each is cut after 300 characters.
/// </summary>
public class JavaException : Exception
{
    private const int MaxShownMessage = 8192;

    /// <summary>
    /// Initializes an exception to throw to a Java caller. The class must exist there, and must be one of the method's declared exceptions
    /// or a JDK class.
    /// </summary>
    /// <param name="javaType">The Java class, such as <c>com.acme.OutOfStockException</c>.</param>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause.</param>
    public JavaException(string javaType, string? message, Exception? innerException = null)
        : this(new JavaThrowable(javaType) { Message = message, Cause = innerException })
    {
    }

    /// <summary>Initializes an exception with the fields of a Throwable.</summary>
    public JavaException(JavaThrowable throwable)
        : base(null, throwable.Cause)
    {
        Throwable = throwable;
        throwable.ShowIn(this);
    }

    /// <summary>
    /// Gets the class and the message as Java prints them. A message of more than 8,192 characters is cut. <see cref="JavaMessage"/>
    /// contains all of it.
    /// </summary>
    public override string Message => Throwable.ToString() is { Length: > MaxShownMessage } text
        ? $"{text.AsSpan(0, MaxShownMessage)}… ({text.Length - MaxShownMessage} more characters, in JavaMessage)"
        : Throwable.ToString();

    /// <summary>Gets the class, message, cause, stack and suppressed exceptions.</summary>
    public JavaThrowable Throwable { get; internal set; }

    /// <summary>Gets the Java class.</summary>
    public string JavaType => Throwable.JavaType;

    /// <summary>Gets the Java message, or null if there is none.</summary>
    public string? JavaMessage => Throwable.Message;

    /// <summary>Gets the Java stack in Java's notation, with one frame per line. Empty if no stack was sent.</summary>
    public string JavaStackTrace => string.Concat(Throwable.Frames.Select(frame => $"at {frame}\n"));

    /// <summary>
    /// Returns the exception for a value that was read without a declared type. A <see cref="JavaException"/> is returned as it is, and
    /// another exception or object as the <see cref="Detail"/> of one. Returns null if the class of the value is registered nowhere and the
    /// value is not an object of an unregistered class.
    /// </summary>
    public static JavaException? From(object? value, IHessianTypeResolver types)
    {
        if (ThrowableReading.ToException(value) is JavaException java)
            return java;
        if (value is null || !types.TryGet(value.GetType(), out HessianClassFormatter? formatter))
            return null;
        var mapped = value as Exception;
        JavaThrowable? received = mapped is null ? null : JavaThrowable.FindIn(mapped);
        var throwable = new JavaThrowable(
            formatter.Definition.ClassName)
        { Message = mapped?.Message, Frames = received?.Frames ?? [], Cause = mapped };
        return new JavaException(throwable) { Detail = value };
    }

    /// <summary>
    /// Gets the received object, which is an instance of the type registered for the class, or a <see cref="HessianObject"/> with all
    /// fields.
    /// </summary>
    public object? Detail { get; init; }

    /// <summary>Gets the fields of the class besides those of Throwable, for an exception to be thrown.</summary>
    public IReadOnlyCollection<(string Name, object? Value)> Fields { get; init; } = [];
}
