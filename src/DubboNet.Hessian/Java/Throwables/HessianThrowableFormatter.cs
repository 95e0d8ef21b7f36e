namespace DubboNet.Hessian;

/// <summary>
/// Formats exceptions of any class. An exception is read as the type registered for its class, or as a <see cref="JavaException"/> with all
/// received data. It is written as its registered class or as the class that a <see cref="JavaException"/> names. Any other exception is
/// written as a RuntimeException with the .NET type in its message. Java's <c>ExceptionFilter</c> does the same with classes that the
/// consumer might not have.
/// </summary>
/// <param name="includeStackTraces">Whether to write .NET stack frames as Java stack frames, and to write the cause of an exception without
/// a Java class. Frames received from Java are always written. The default is false.</param>
public sealed class HessianThrowableFormatter(bool includeStackTraces = false) : IHessianFormatter<Exception>
{
    private const string RuntimeException = "java.lang.RuntimeException";

    /// <inheritdoc/>
    public void Write(ref HessianWriter writer, Exception? value)
    {
        if (includeStackTraces)
            writer.IncludeStackTraces = true;
        if (value is null)
        {
            writer.WriteNull();
        }
        else if (writer.Types().TryGet(value.GetType(), out _))
        {
            writer.WriteObject(value);
        }
        else if (value is JavaException { Detail: { } detail })
        {
            writer.WriteObject(detail);
        }
        else if (value is JavaException java)
        {
            Write(ref writer, java, java.JavaType, java.InnerException, java.JavaMessage, java.Fields);
        }
        else
        {
            Write(
                ref writer, value, RuntimeException, writer.IncludeStackTraces ? value.InnerException : null,
                $"{value.GetType().FullName}: {value.Message}", []);
        }
    }

    /// <summary>
    /// Reads an exception. An object of an unregistered class is read as one, because the wire does not tell its base class.
    /// </summary>
    /// <exception cref="HessianException">The value is not an object, or its registered class is not an exception.</exception>
    public Exception? Read(ref HessianReader reader)
    {
        int start = reader.Position;
        object? value = reader.ReadObject();
        if (value is null)
            return null;
        return ThrowableReading.ToException(value) ?? throw new HessianException(
            "The value is not an exception", start, "a Throwable", CSharpName.Describe(value));
    }

    private static void Write(
        ref HessianWriter writer, Exception self, string javaType, Exception? cause, string? message,
        IReadOnlyCollection<(string Name, object? Value)> own)
    {
        if (writer.TryWriteReference(self))
            return;
        writer.WriteObjectStart(ThrowableFields.Define(javaType, [.. own.Select(field => field.Name)]));
        string? name = null;
        try
        {
            ThrowableFields.Write(ref writer, self, cause, message);
            foreach ((string key, object? value) in own)
            {
                name = key;
                writer.WriteObject(value);
            }
        }
        catch (HessianException error) when (error.AddField(javaType, name))
        {
            throw;
        }

        writer.WriteObjectEnd();
    }
}
