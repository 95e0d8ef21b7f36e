using System.Buffers;

namespace DubboNet.Hessian;

/// <summary>
/// Converts values that were read as one type and are referred to where another is declared. Each such place gets the value that it would
/// have got if it had come first. The conversion runs once per message and type. Inner values that have an index are referred to by it, so
/// that they stay the same instances and cycles end.
/// </summary>
internal static class ObjectCopies
{
    /// <summary>The size of most values, which are references and short strings.</summary>
    private const int BytesPerValue = 8;

    /// <summary>Reads an item of a collection as another type than before.</summary>
    public static T? ReadAgain<T>(this ref HessianReader reader, object? item, IHessianFormatter<T> formatter)
    {
        reader.CheckAllocated();
        if (Write(ref reader, [item]) is not { } bytes)
            return ReadOnItsOwn(item, formatter, reader.Options);
        scoped var again = new HessianReader(bytes.WrittenSpan, reader);
        again.Enter(reader.Position);
        T? read = formatter.Read(ref again);
        reader.MostAllocated = again.MostAllocated;
        return read;
    }

    /// <summary>Reads an object that was read without a declared type as the declared class.</summary>
    public static object ReadCopy(
        this ref HessianReader reader, IUndeclaredObject value, int index, HessianClassFormatter declared, int start)
    {
        if (reader.Graph.TryGetCopy(index, declared.Type) is { } earlier)
            return earlier;
        if (value.IsBeingRead)
        {
            throw new HessianException(
                $"Reference {index} points to an object that is still being read without a declared type; register its class", start,
                CSharpName.GetDisplayName(declared.Type), CSharpName.Describe(value));
        }

        int[] map = MapFor(ref reader, value.Definition, declared, start);
        reader.CheckAllocated();
        if (Write(ref reader, value.Values) is not { } bytes)
            throw reader.BadReference(index, value, declared.Type, start);
        scoped var again = new HessianReader(bytes.WrittenSpan, reader);
        scoped var fields = new HessianFieldCursor(value.Definition, map, ~index);
        again.Enter(start);
        try
        {
            object copy = declared.ReadDeclared(ref again, ref fields);
            reader.Graph.KeepCopy(index, declared.Type, copy);
            reader.MostAllocated = again.MostAllocated;
            return copy;
        }
        catch (HessianException error) when (error.AddField(value.Definition.ClassName, fields.OpenName) || error.IsMismatch)
        {
            throw HessianException.At(
                error,
                $"An object that was read before without a declared type cannot be read as {CSharpName.GetDisplayName(declared.Type)}",
                start);
        }
    }

    /// <summary>Maps fields as <see cref="MappedClass.MapFor"/> does, for objects that were read before.</summary>
    private static int[] MapFor(ref HessianReader reader, ClassDefinition definition, HessianClassFormatter formatter, int start)
    {
        if (!ReferenceEquals(reader.Graph.Copied?.Definition, definition))
            reader.Graph.Copied = new MappedClass([], definition, (HessianOptions)reader.Options);
        return ((MappedClass)reader.Graph.Copied).MapFor(formatter, start);
    }

    private static T? ReadOnItsOwn<T>(object? item, IHessianFormatter<T> formatter, HessianWireOptions options)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new HessianWriter(output, options))
        {
            writer.WriteObject(item);
            writer.Flush();
        }

        var reader = new HessianReader(output.WrittenSpan, options);
        try
        {
            return formatter.Read(ref reader);
        }
        finally
        {
            reader.Dispose();
        }
    }

    /// <summary>
    /// Writes values of this message. A value with an index is written as a reference to it, and a plain value as it is. Returns null if
    /// there is any other value. The bytes do not count as memory of the message, because they are freed soon. The tables for the indexes
    /// do.
    /// </summary>
    private static ArrayBufferWriter<byte>? Write(ref HessianReader reader, scoped ReadOnlySpan<object?> values)
    {
        if (values is [{ } first, ..])
            reader.Graph.IndexOf(first);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var output = new ArrayBufferWriter<byte>(BytesPerValue * Math.Max(values.Length, 1));
        bool isWritten = TryWrite(reader, output, values);
        reader.AddPooled(GC.GetAllocatedBytesForCurrentThread() - before);
        return isWritten ? output : null;
    }

    private static bool TryWrite(in HessianReader reader, ArrayBufferWriter<byte> output, scoped ReadOnlySpan<object?> values)
    {
        using var writer = new HessianWriter(output, reader.Options);
        foreach (object? value in values)
        {
            bool isPlain = value is null or string or bool or int or long or double or byte[];
            int index = isPlain ? -1 : reader.Graph.IndexOf(value!);
            if (index >= 0)
                writer.WriteReference(index);
            else if (isPlain || value is JavaDate or DateTimeOffset or DateTime { Kind: DateTimeKind.Utc })
                writer.WriteObject(value);
            else
                return false;
        }

        writer.Flush();
        return true;
    }
}
