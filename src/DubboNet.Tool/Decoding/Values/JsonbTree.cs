using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using DubboNet.Hessian;

namespace DubboNet.Tool;

/// <summary>Reads a value of JSONB, the binary form of fastjson2, as far as Dubbo's own values and plain objects need it.</summary>
/// <param name="data">The bytes up to the end of the value.</param>
/// <param name="start">The offset of the first byte.</param>
/// <param name="nodes">The number of values that were read before.</param>
internal sealed class JsonbTree(ReadOnlyMemory<byte> data, int start, int nodes)
{
    private readonly Dictionary<long, string> _symbols = [];
    private int _position = start;
    private int _depth;
    private int _objects;

    public int Position => _position;

    public int Nodes { get; private set; } = nodes;

    /// <summary>Reads the value. Returns null if it has a form that is not known here.</summary>
    public ValueNode? TryRead()
    {
        int offset = _position;
        Nodes++;
        int tag = TryTake();
        return tag switch
        {
            0xaf => new(NodeKind.Null, offset) { Text = "null" },
            0xb0 => new(NodeKind.Boolean, offset) { Text = "false" },
            0xb1 => new(NodeKind.Boolean, offset) { Text = "true" },
            0xab => TryNumber(8) is { } time ? new(NodeKind.Date, offset) { Text = WireText.Date(new JavaDate(time)) } : null,
            0xb5 => TryNumber(8) is { } bits ? Scalar(NodeKind.Double, offset, BitConverter.Int64BitsToDouble(bits)) : null,
            0xb2 => new(NodeKind.Double, offset) { Text = "0.0" },
            0xb3 => new(NodeKind.Double, offset) { Text = "1.0" },
            0x92 => TryReadTyped(offset),
            0xa6 => TryReadObject(offset, null),
            0x91 => TryReadBytes(offset),
            >= 0x94 and <= 0xa4 => TryReadList(tag, offset, null),
            >= 0x49 and <= 0x7d => TryReadString(tag) is { } text ? new(NodeKind.String, offset) { Text = text } : null,
            0x7f => TryReadSymbol() is { } symbol ? new(NodeKind.String, offset) { Text = symbol } : null,
            >= 0xbc or (>= 0 and <= 0x48) => TryReadInteger(tag, offset),
            _ => null,
        };
    }

    private int TryTake() => _position < data.Length ? data.Span[_position++] : -1;

    private long? TryNumber(int size)
    {
        if (data.Length - _position < size)
            return null;
        ReadOnlySpan<byte> bytes = data.Span.Slice(_position, size);
        _position += size;
        return size switch
        {
            1 => (sbyte)bytes[0],
            2 => BinaryPrimitives.ReadInt16BigEndian(bytes),
            4 => BinaryPrimitives.ReadInt32BigEndian(bytes),
            _ => BinaryPrimitives.ReadInt64BigEndian(bytes),
        };
    }

    private static ValueNode Scalar(NodeKind kind, int offset, IFormattable number) =>
        new(kind, offset) { Text = number.ToString(null, CultureInfo.InvariantCulture) };

    private ValueNode? TryReadInteger(int tag, int offset)
    {
        NodeKind kind = tag is 0xbe or 0xbf or (>= 0xc0 and <= 0xef) ? NodeKind.Long : NodeKind.Int;
        long? value = tag switch
        {
            >= 0xf0 => tag - 0x100,
            >= 0xd8 => tag - 0xe0,
            >= 0xc8 => Prefixed(tag - 0xd0, 1),
            >= 0xc0 => Prefixed(tag - 0xc4, 2),
            0xbf => TryNumber(4),
            0xbe => TryNumber(8),
            0xbd => TryNumber(1),
            0xbc => TryNumber(2),
            0x48 => TryNumber(4),
            >= 0x40 and <= 0x47 => Prefixed(tag - 0x44, 2),
            >= 0x30 and <= 0x3f => Prefixed(tag - 0x38, 1),
            >= 0 and <= 0x2f => tag,
            _ => null,
        };
        return value is { } number ? Scalar(kind, offset, number) : null;
    }

    private long? Prefixed(int high, int bytes)
    {
        if (data.Length - _position < bytes)
            return null;
        long value = high;
        for (int i = 0; i < bytes; i++)
            value = (value << 8) + data.Span[_position++];
        return value;
    }

    /// <summary>Reads a number of bytes or elements. Returns -1 if it is none, or more than there can be.</summary>
    private int TryReadLength()
    {
        string? text = TryReadInteger(TryTake(), _position)?.Text;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int length) && length <= data.Length - _position
            ? length
            : -1;
    }

    private string? TryReadString(int tag)
    {
        int length = tag switch
        {
            >= 0x49 and <= 0x78 => tag - 0x49,
            >= 0x79 and <= 0x7d => TryReadLength(),
            _ => -1,
        };
        if (length < 0 || length > data.Length - _position)
            return null;
        ReadOnlySpan<byte> bytes = data.Span.Slice(_position, length);
        _position += length;
        return tag switch
        {
            0x7a => Encoding.UTF8.GetString(bytes),
            0x7b when bytes is [0xfe, 0xff, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
            0x7b when bytes is [0xff, 0xfe, ..] => Encoding.Unicode.GetString(bytes[2..]),
            0x7b or 0x7c => Encoding.Unicode.GetString(bytes),
            0x7d => Encoding.BigEndianUnicode.GetString(bytes),
            _ => Encoding.Latin1.GetString(bytes),
        };
    }

    private ValueNode? TryReadBytes(int offset)
    {
        int length = TryReadLength();
        if (length < 0)
            return null;
        _position += length;
        return new(NodeKind.Bytes, offset) { Text = Convert.ToHexStringLower(data.Span.Slice(_position - length, length)) };
    }

    /// <summary>Reads a name with the number that it has from then on, or the number of an earlier name.</summary>
    private string? TryReadSymbol()
    {
        int tag = TryTake();
        string? name = tag is >= 0x49 and <= 0x7d ? TryReadString(tag) : null;
        if (name is not null)
            tag = TryTake();
        string? text = TryReadInteger(tag, _position)?.Text;
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
            return null;
        if (name is null)
            return _symbols.GetValueOrDefault(number);
        return _symbols[number] = ValueLimits.Name(name);
    }

    private ValueNode? TryReadTyped(int offset)
    {
        if (TryReadSymbol() is not { } name)
            return null;
        string type = ValueLimits.Name(name);
        int tag = TryTake();
        return tag switch
        {
            0xa6 => TryReadObject(offset, type),
            >= 0x94 and <= 0xa4 => TryReadList(tag, offset, type),
            _ => null,
        };
    }

    private ValueNode? TryReadObject(int offset, string? type)
    {
        if (++_depth > ValueLimits.MaxDepth)
            return null;
        var node = new ValueNode(type is null ? NodeKind.Map : NodeKind.Object, offset) { JavaType = type, Number = _objects++ };
        while (_position < data.Length && data.Span[_position] != 0xa5)
        {
            if (TryRead() is not { } key || TryRead() is not { } value)
                return null;
            bool isField = type is not null && key.Kind == NodeKind.String;
            var part = new NodePart(isField ? ValueLimits.Name(key.Text!) : null, isField ? null : key, value);
            node.Add(part, Nodes <= ValueLimits.MaxNodes);
        }

        _depth--;
        return TryTake() == 0xa5 ? node : null;
    }

    private ValueNode? TryReadList(int tag, int offset, string? type)
    {
        int count = tag == 0xa4 ? TryReadLength() : tag - 0x94;
        if (++_depth > ValueLimits.MaxDepth || count < 0)
            return null;
        var node = new ValueNode(NodeKind.List, offset) { JavaType = type, Number = _objects++ };
        for (int i = 0; i < count; i++)
        {
            if (TryRead() is not { } item)
                return null;
            node.Add(new NodePart(null, null, item), Nodes <= ValueLimits.MaxNodes);
        }

        _depth--;
        return node;
    }
}
