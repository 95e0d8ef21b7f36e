using System.Collections;
using System.Text;
using DubboNet.Hessian;

namespace DubboNet;

/// <summary>
/// The method threw: a business error, not a failure of the call. A handler throws one to let a Java caller catch the Java class that it names.
/// </summary>
public sealed class JavaException : Exception
{
    private const int MaxCauses = 32;
    private const string StackTraceField = "stackTrace";

    /// <summary>
    /// An exception to be thrown to a Java caller. The class must exist there, and be one of the method's declared exceptions or a JDK class.
    /// </summary>
    /// <param name="javaType">The Java class, such as <c>com.acme.OutOfStockException</c>.</param>
    /// <param name="message">Its message.</param>
    /// <param name="innerException">Its cause.</param>
    public JavaException(string javaType, string? message, Exception? innerException = null)
        : base(Describe(javaType, message), innerException)
    {
        JavaType = javaType;
        JavaMessage = message;
        JavaStackTrace = "";
    }

    private JavaException(string javaType, string? message, object detail, Exception? cause)
        : this(javaType, message, cause)
    {
        Detail = detail;
        JavaStackTrace = detail is HessianObject thrown && thrown.TryGet(StackTraceField, out object? frames) ? Format(frames) : "";
    }

    /// <summary>The Java class.</summary>
    public string JavaType { get; }

    /// <summary>The Java message; null if it has none.</summary>
    public string? JavaMessage { get; }

    /// <summary>The Java stack, a frame a line in Java's notation; empty if none was sent.</summary>
    public string JavaStackTrace { get; }

    /// <summary>What was received: an instance of the type registered for the class, or a <see cref="HessianObject"/> with all fields.</summary>
    public object? Detail { get; }

    /// <summary>For an exception to be thrown: the fields that the class has beside those of Throwable.</summary>
    public IReadOnlyCollection<(string Name, object? Value)> Fields { get; init; } = [];

    /// <summary>Makes an exception of a Throwable that was read; null if the value cannot be one.</summary>
    internal static JavaException? FromThrowable(object? value, HessianTypeRegistry types) => FromThrowable(value, types, MaxCauses);

    private static JavaException? FromThrowable(object? value, HessianTypeRegistry types, int causesLeft)
    {
        if (value is HessianObject thrown)
        {
            // "No cause yet" is a reference to the exception itself; longer loops end at the limit.
            bool hasCause = thrown.TryGet("cause", out object? cause) && cause != value && causesLeft > 0;
            JavaException? inner = hasCause ? FromThrowable(cause, types, causesLeft - 1) : null;
            return new JavaException(thrown.ClassName, thrown.TryGet("detailMessage", out object? text) ? text as string : null, thrown, inner);
        }

        if (value is null || !types.TryGet(value.GetType(), out HessianClassFormatter? formatter))
            return null;
        var mapped = value as Exception;
        return new JavaException(formatter.Definition.ClassName, mapped?.Message, value, mapped);
    }

    private static string Describe(string javaType, string? message) => message is null ? javaType : $"{javaType}: {message}";

    private static string Format(object? frames)
    {
        var text = new StringBuilder();
        foreach (object? frame in frames as IEnumerable ?? Array.Empty<object>())
        {
            if (frame is not HessianObject element)
                continue;
            element.TryGet("declaringClass", out object? type);
            element.TryGet("methodName", out object? method);
            element.TryGet("fileName", out object? file);
            element.TryGet("lineNumber", out object? line);
            text.Append("at ").Append(type).Append('.').Append(method).Append('(').Append(file ?? "Unknown Source");
            if (line is >= 0)
                text.Append(':').Append(line);
            text.Append(")\n");
        }

        return text.ToString();
    }
}
