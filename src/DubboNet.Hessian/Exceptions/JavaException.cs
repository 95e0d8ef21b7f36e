namespace DubboNet.Hessian;

/// <summary>
/// A Java exception: one that was received, of whatever class, or one to be thrown to a Java caller, who catches the class that it names. Derive from it, or
/// from any exception, for a class with a formatter of its own (<see cref="HessianExceptionFormatter{T}"/>). The stack of a received one begins with Java's frames,
/// also in <see cref="Exception.ToString"/>: at most 100, and each cut at 300 characters.
/// </summary>
public class JavaException : Exception
{
    private const int MaxShownMessage = 8192;

    /// <summary>
    /// An exception to be thrown to a Java caller. The class must exist there, and be one of the method's declared exceptions or a JDK class.
    /// </summary>
    /// <param name="javaType">The Java class, such as <c>com.acme.OutOfStockException</c>.</param>
    /// <param name="message">Its message.</param>
    /// <param name="innerException">Its cause.</param>
    public JavaException(string javaType, string? message, Exception? innerException = null)
        : this(new JavaThrowable(javaType) { Message = message, Cause = innerException })
    {
    }

    /// <summary>An exception with the fields of a Throwable.</summary>
    public JavaException(JavaThrowable throwable)
        : base(null, throwable.Cause)
    {
        Throwable = throwable;
        throwable.ShowIn(this);
    }

    /// <summary>Gets class and message as Java prints them. A message of more than 8,192 characters is cut here: <see cref="JavaMessage"/> has all of it.</summary>
    public override string Message => Throwable.ToString() is { Length: > MaxShownMessage } text
        ? $"{text.AsSpan(0, MaxShownMessage)}… ({text.Length - MaxShownMessage} more characters, in JavaMessage)"
        : Throwable.ToString();

    /// <summary>Class, message, cause, stack and suppressed exceptions.</summary>
    public JavaThrowable Throwable { get; internal set; }

    /// <summary>The Java class.</summary>
    public string JavaType => Throwable.JavaType;

    /// <summary>The Java message; null if it has none.</summary>
    public string? JavaMessage => Throwable.Message;

    /// <summary>The Java stack, a frame a line in Java's notation; empty if none was sent.</summary>
    public string JavaStackTrace => string.Concat(Throwable.Frames.Select(frame => $"at {frame}\n"));

    /// <summary>
    /// The exception that an undeclared read gave: itself if it is a <see cref="JavaException"/>, otherwise one that has it as <see cref="Detail"/>; null if
    /// the value is neither an object of an unregistered class nor of a registered one.
    /// </summary>
    public static JavaException? From(object? value, IHessianTypeResolver types)
    {
        if (ThrowableReading.ToException(value) is JavaException java)
            return java;
        if (value is null || !types.TryGet(value.GetType(), out HessianClassFormatter? formatter))
            return null;
        var mapped = value as Exception;
        JavaThrowable? received = mapped is null ? null : JavaThrowable.Of(mapped);
        var throwable = new JavaThrowable(formatter.Definition.ClassName) { Message = mapped?.Message, Frames = received?.Frames ?? [], Cause = mapped };
        return new JavaException(throwable) { Detail = value };
    }

    /// <summary>What was received: an instance of the type registered for the class, or a <see cref="HessianObject"/> with all fields.</summary>
    public object? Detail { get; init; }

    /// <summary>For an exception to be thrown: the fields that the class has beside those of Throwable.</summary>
    public IReadOnlyCollection<(string Name, object? Value)> Fields { get; init; } = [];
}
