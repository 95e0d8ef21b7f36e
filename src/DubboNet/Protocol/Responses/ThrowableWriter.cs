using DubboNet.Hessian;

namespace DubboNet.Protocol.Responses;

/// <summary>
/// Writes an exception as a Throwable that every Java line can rebuild: the type registered for it, the Java class that a <see cref="JavaException"/>
/// names, or else a RuntimeException with the .NET type in its text, which is what Java's own <c>ExceptionFilter</c> makes of classes that the consumer
/// may not have.
/// </summary>
internal static class ThrowableWriter
{
    private const string RuntimeException = "java.lang.RuntimeException";
    private const int MaxCauses = 32;

    public static void Write(ref HessianWriter writer, Exception thrown, bool includeStackTrace) =>
        Write(ref writer, thrown, includeStackTrace, MaxCauses);

    private static void Write(ref HessianWriter writer, Exception thrown, bool includeStackTrace, int causesLeft)
    {
        if (thrown is JavaException { Detail: { } detail })
            writer.WriteObject(detail);
        else if (writer.Options.Types.TryGet(thrown.GetType(), out _))
            writer.WriteObject(thrown);
        else if (thrown is JavaException java)
            WriteFields(ref writer, java, java.JavaType, java.JavaMessage, java.Fields, includeStackTrace, causesLeft);
        else
            WriteFields(ref writer, thrown, RuntimeException, Describe(thrown, includeStackTrace), [], includeStackTrace, causesLeft);
    }

    /// <summary>
    /// The four fields of Throwable in Java's order, then the class's own. The cause is the exception itself where there is none; the stack is an empty
    /// array, because hessian-lite 3.2.x shows its own where the field is missing.
    /// </summary>
    private static void WriteFields(
        ref HessianWriter writer, Exception self, string javaType, string? message, IReadOnlyCollection<(string Name, object? Value)> own,
        bool includeStackTrace, int causesLeft)
    {
        if (writer.TryWriteReference(self))
            return;
        writer.WriteObjectStart(new ClassDefinition(
            javaType, ["suppressedExceptions", "stackTrace", "cause", "detailMessage", .. own.Select(field => field.Name)]));
        WriteEmptyList(ref writer, null);
        WriteEmptyList(ref writer, "[java.lang.StackTraceElement");
        if (self is JavaException && self.InnerException is { } cause && causesLeft > 0)
            Write(ref writer, cause, includeStackTrace, causesLeft - 1);
        else
            writer.TryWriteReference(self);
        writer.WriteString(message);
        foreach ((_, object? value) in own)
            writer.WriteObject(value);
        writer.WriteObjectEnd();
    }

    private static void WriteEmptyList(ref HessianWriter writer, string? javaType)
    {
        writer.SkipReference();
        writer.WriteListStart(0, javaType);
        writer.WriteListEnd();
    }

    private static string Describe(Exception thrown, bool includeStackTrace) =>
        includeStackTrace ? thrown.ToString() : $"{thrown.GetType().FullName}: {thrown.Message}";
}
