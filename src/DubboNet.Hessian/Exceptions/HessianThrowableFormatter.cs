namespace DubboNet.Hessian;

/// <summary>
/// Carries exceptions of any class. Read: the type registered for the class, or else a <see cref="JavaException"/> with all that came. Written: as its
/// registered class, as the class that a <see cref="JavaException"/> names, or else as a RuntimeException with the .NET type in its text, which is what
/// Java's own <c>ExceptionFilter</c> makes of classes that the consumer may not have.
/// </summary>
/// <param name="includeStackTraces">
/// Whether written exceptions have their .NET stack frames as Java stack frames, and an exception without a Java class its cause. Frames that came from Java are
/// always written. Default false.
/// </param>
public sealed class HessianThrowableFormatter(bool includeStackTraces = false) : IHessianFormatter<Exception>
{
    private const string RuntimeException = "java.lang.RuntimeException";

    /// <inheritdoc/>
    public void Write(ref HessianWriter writer, Exception? value)
    {
        if (includeStackTraces)
            writer.IncludeStackTraces = true;
        if (value is null)
            writer.WriteNull();
        else if (writer.Options.Chain.TryGet(value.GetType(), out _))
            writer.WriteObject(value);
        else if (value is JavaException { Detail: { } detail })
            writer.WriteObject(detail);
        else if (value is JavaException java)
            Write(ref writer, java, java.JavaType, java.InnerException, java.JavaMessage, java.Fields);
        else
            Write(ref writer, value, RuntimeException, writer.IncludeStackTraces ? value.InnerException : null, $"{value.GetType().FullName}: {value.Message}", []);
    }

    /// <summary>Reads an exception; an object of a class that nobody registered passes for one, since it does not tell its base class.</summary>
    /// <exception cref="HessianException">The value is no object, or of a registered class that is no exception.</exception>
    public Exception? Read(ref HessianReader reader)
    {
        int start = reader.Position;
        object? value = reader.ReadObject();
        if (value is null)
            return null;
        return ThrowableReading.ToException(value) ?? throw new HessianException("The value is not an exception", start, "a Throwable", CSharpName.OfValue(value));
    }

    private static void Write(
        ref HessianWriter writer, Exception self, string javaType, Exception? cause, string? message, IReadOnlyCollection<(string Name, object? Value)> own)
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
