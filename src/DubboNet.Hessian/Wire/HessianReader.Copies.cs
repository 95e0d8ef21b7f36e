using System.Buffers;

namespace DubboNet.Hessian;

/// <summary>
/// Converts values that were read as one type and are referred to where another is declared. Each such place gets the value that it would
/// have got if it had come first. The conversion runs once per message and type. Inner values that have an index are referred to by it, so
/// that they stay the same instances and cycles end.
/// </summary>
public ref partial struct HessianReader
{
    /// <summary>The size of most values, which are references and short strings.</summary>
    private const int BytesPerValue = 8;

    /// <summary>Initializes a reader of a few bytes that belongs to the message of another reader.</summary>
    private HessianReader(ReadOnlySpan<byte> data, scoped in HessianReader message)
    {
        _data = data;
        _length = message._length;
        _options = message._options;
        _graph = message._graph;
        _allocationLimit = message._allocationLimit;
        _referenceStop = message._referenceStop;
        _depth = message._depth;
        _unchecked = message._unchecked;
    }

    internal readonly void CheckUndeclared(ClassDefinition definition, int start)
    {
        if (_unchecked == 0)
            _options.Rules.CheckUndeclared(definition, start);
    }

    /// <summary>Reads an item of a collection as another type than before.</summary>
    internal T? ReadAgain<T>(object? item, IHessianFormatter<T> formatter)
    {
        CheckAllocated();
        if (Write([item]) is not { } bytes)
            return HessianSerializer.Deserialize(HessianSerializer.Serialize(item, _options), formatter, _options);
        scoped var reader = new HessianReader(bytes.WrittenSpan, this);
        reader.Enter(_position);
        T? read = formatter.Read(ref reader);
        _allocationLimit = reader._allocationLimit;
        return read;
    }

    /// <summary>Reads an object that was read without a declared type as the declared class.</summary>
    private object ReadCopy(HessianObject value, int index, HessianClassFormatter declared, int start)
    {
        if (_graph.TryGetCopy(index, declared.Type) is { } earlier)
            return earlier;
        if (value.IsBeingRead)
        {
            throw new HessianException(
                $"Reference {index} points to an object that is still being read where nothing is declared; register its class", start, CSharpName.Of(declared.Type),
                CSharpName.OfValue(value));
        }

        int[] map = _graph.MapCopy(value.Definition, declared, _options, start);
        CheckAllocated();
        if (Write(value.Values) is not { } bytes)
            throw BadReference(index, value, declared.Type, start);
        scoped var reader = new HessianReader(bytes.WrittenSpan, this);
        scoped var fields = new HessianFieldCursor(value.Definition, map, ~index);
        reader.Enter(start);
        try
        {
            object copy = declared.ReadDeclared(ref reader, ref fields);
            _graph.KeepCopy(index, declared.Type, copy);
            _allocationLimit = reader._allocationLimit;
            return copy;
        }
        catch (HessianException error) when (error.AddField(value.ClassName, fields.OpenName) || error.IsMismatch)
        {
            throw HessianException.At(error, $"An object that was read before where nothing is declared cannot be read as {CSharpName.Of(declared.Type)}", start);
        }
    }

    /// <summary>
    /// Writes values of this message. A value with an index is written as a reference to it, and a plain value as it is. Returns null if
    /// there is any other value. The bytes do not count as memory of the message, because they are freed soon. The tables for the indexes
    /// do.
    /// </summary>
    private ArrayBufferWriter<byte>? Write(scoped ReadOnlySpan<object?> values)
    {
        if (values is [{ } first, ..])
            _graph.IndexOf(first);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var output = new ArrayBufferWriter<byte>(BytesPerValue * Math.Max(values.Length, 1));
        bool isWritten = TryWrite(output, values);
        AddPooled(GC.GetAllocatedBytesForCurrentThread() - before);
        return isWritten ? output : null;
    }

    private readonly bool TryWrite(ArrayBufferWriter<byte> output, scoped ReadOnlySpan<object?> values)
    {
        using var writer = new HessianWriter(output, _options);
        foreach (object? value in values)
        {
            bool isPlain = value is null or string or bool or int or long or double or byte[];
            int index = isPlain ? -1 : _graph.IndexOf(value!);
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
