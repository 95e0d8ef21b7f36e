using System.Globalization;
using DubboNet.Hessian;

namespace DubboNet.Tool;

internal sealed partial class HessianTree
{
    private delegate T ScalarRead<out T>(ref HessianReader reader);

    /// <summary>Reads a simple value with the library's reader, and counts the error's position from the start of the frame.</summary>
    private T ReadScalar<T>(ScalarRead<T> read)
    {
        var reader = new HessianReader(frame.Span[_position..], HessianOptions.Default);
        try
        {
            T value = read(ref reader);
            _position += reader.Position;
            return value;
        }
        catch (HessianException e)
        {
            string place = string.Create(CultureInfo.InvariantCulture, $" (at byte {e.Position})");
            string message = e.Message.Replace(place, "", StringComparison.Ordinal);
            throw new DecodeException(_position + Math.Max(e.Position, 0), message);
        }
        finally
        {
            reader.Dispose();
        }
    }

    private byte Take()
    {
        byte tag = Peek();
        _position++;
        return tag;
    }

    private int ReadInt() => Peek() is (byte)'I' or (>= 0x80 and <= 0xd7)
        ? ReadScalar(static (ref reader) => reader.ReadInt32())
        : throw new DecodeException(_position, $"an int is expected, but {Peek():x2} does not start one");

    private string ReadText() => ReadScalar(static (ref reader) => reader.ReadString()) ?? "";

    private string ReadName() => Peek() is <= 0x1f or (>= 0x30 and <= 0x33) or (byte)'R' or (byte)'S'
        ? ValueLimits.Name(ReadText())
        : throw new DecodeException(_position, $"a name is expected, but {Peek():x2} does not start a string");

    /// <summary>Reads the type of a list or a map, which is a name or the number of an earlier one. An empty name is none.</summary>
    private string? ReadType()
    {
        int offset = _position;
        if (Peek() is not ((byte)'I' or (>= 0x80 and <= 0xd7)))
        {
            string name = ReadName();
            _types.Add(name);
            return name.Length == 0 ? null : name;
        }

        int index = ReadInt();
        return index >= 0 && index < _types.Count
            ? _types[index]
            : throw new DecodeException(offset, $"type {index}, but the message has named {_types.Count} types so far");
    }

    private ValueNode ReadLong()
    {
        int offset = _position;
        return new(NodeKind.Long, offset) { Text = Invariant(ReadScalar(static (ref reader) => reader.ReadInt64())) };
    }

    private ValueNode ReadDouble()
    {
        int offset = _position;
        string text = Invariant(ReadScalar(static (ref reader) => reader.ReadDouble()));
        bool isWhole = !text.AsSpan().ContainsAny(".EIN");
        return new(NodeKind.Double, offset) { Text = isWhole ? $"{text}.0" : text };
    }

    private ValueNode ReadDate()
    {
        int offset = _position;
        return new(NodeKind.Date, offset) { Text = WireText.Date(ReadScalar(static (ref reader) => reader.ReadDate())) };
    }

    private ValueNode ReadBytes()
    {
        int offset = _position;
        byte[] bytes = ReadScalar(static (ref reader) => reader.ReadBytes()) ?? [];
        return new(NodeKind.Bytes, offset) { Text = Convert.ToHexStringLower(bytes) };
    }

    private static string Invariant(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
