namespace DubboNet.Hessian;

/// <summary>Reads and writes the fields of <c>java.lang.Throwable</c> for all kinds of exceptions.</summary>
internal static class ThrowableFields
{
    private static readonly string[] Names = ["suppressedExceptions", "stackTrace", "cause", "detailMessage"];
    private static readonly HessianThrowableFormatter Throwables = new();
    private static readonly StackFrameFormatter StackFrames = new();

    public static int Count => Names.Length;

    /// <summary>Returns whether a class has the fields of Throwable.</summary>
    public static bool AreIn(ClassDefinition definition) => definition.Fields.Contains(Names[1]) && definition.Fields.Contains(Names[3]);

    public static ClassDefinition Define(string className, ReadOnlySpan<string> ownFields) => new(className, [.. Names, .. ownFields]);

    /// <summary>
    /// Writes the fields in Java's order. Without a cause, the cause is the exception itself. Without frames, the stack is an empty array
    /// and not null, because hessian-lite 3.2.x shows its own stack where it is missing.
    /// </summary>
    public static void Write(ref HessianWriter writer, Exception self, Exception? cause, string? message)
    {
        JavaThrowable? received = JavaThrowable.FindIn(self);
        int field = 0;
        try
        {
            WriteList(ref writer, received?.Suppressed ?? [], Throwables, null);
            field = 1;
            WriteList(ref writer, FramesOf(self, received, writer.IncludeStackTraces), StackFrames, "[java.lang.StackTraceElement");
            field = 2;
            if (cause is not null && writer.HasRoomForCause)
                Throwables.Write(ref writer, cause);
            else
                writer.TryWriteReference(self);
        }
        catch (HessianException error) when (error.AddField(null, Names[field]))
        {
            throw;
        }

        writer.WriteString(message);
    }

    /// <summary>Reads a field, or skips it if its index is -1.</summary>
    public static JavaThrowable Read(ref HessianReader reader, JavaThrowable throwable, int field)
    {
        switch (field)
        {
            case 0:
                return throwable with { Suppressed = ReadSuppressed(ref reader) };
            case 1:
                return throwable with { Frames = JavaStackFrame.FromList(reader.ReadObject()) };
            case 2:
                return throwable with { Cause = ThrowableReading.AsCause(ReadThrowable(ref reader)) };
            case 3:
                return throwable with { Message = reader.ReadString() };
            default:
                reader.Skip();
                return throwable;
        }
    }

    /// <summary>Returns the frames received from Java, or else those of .NET if they are to be included.</summary>
    private static IReadOnlyList<JavaStackFrame> FramesOf(Exception self, JavaThrowable? received, bool includeOwn) =>
        received is { Frames.Count: > 0 } ? received.Frames : includeOwn ? DotNetStack.FramesOf(self) : [];

    private static void WriteList<T>(ref HessianWriter writer, IReadOnlyList<T> items, IHessianFormatter<T> formatter, string? javaType)
    {
        writer.SkipReference();
        writer.WriteListStart(items.Count, javaType);
        int i = 0;
        try
        {
            for (; i < items.Count; i++)
                formatter.Write(ref writer, items[i]);
        }
        catch (HessianException error) when (error.AddElement(i))
        {
            throw;
        }

        writer.WriteListEnd();
    }

    /// <summary>
    /// Reads the suppressed exceptions element by element, because one of them can refer to the exception that is being read.
    /// </summary>
    private static IReadOnlyList<Exception> ReadSuppressed(ref HessianReader reader)
    {
        if (reader.TryReadNullOrReference(out object? known))
        {
            return known is System.Collections.IEnumerable shared
                ? [.. shared.Cast<object?>().Select(item => ThrowableReading.ToException(item)).OfType<Exception>()]
                : [];
        }

        HessianListCursor list = reader.ReadListStart();
        var suppressed = new List<object?>(list.Capacity);
        reader.SetReference(list, suppressed);
        int count = 0;
        try
        {
            for (; reader.ReadNextElement(ref list); count++)
            {
                if (ReadThrowable(ref reader) is { } exception)
                    suppressed.Add(exception);
            }
        }
        catch (HessianException error) when (error.AddElement(count))
        {
            throw;
        }

        return [.. suppressed.Cast<Exception>()];
    }

    /// <summary>Reads an exception. Returns null for one that is still being read, which closes a cycle.</summary>
    private static Exception? ReadThrowable(ref HessianReader reader) =>
        reader.TryReadOpenReference() ? null : ThrowableReading.ToException(reader.ReadObject());
}
