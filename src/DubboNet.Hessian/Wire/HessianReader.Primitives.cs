using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

public ref partial struct HessianReader
{
    /// <summary>Reads a boolean. As in Java, numbers are true unless zero, and null is false.</summary>
    public bool ReadBoolean()
    {
        byte tag = PeekTag();
        if (tag is Tag.True or Tag.False)
        {
            _position++;
            return tag == Tag.True;
        }

        if (_options.ConvertsText && Tag.KindOf(tag) == ValueKind.String)
            return ConvertToBoolean(_position);
        Number number = ReadNumber("a boolean");
        return number.IsDouble ? number.Double != 0 : number.Integer != 0;
    }

    /// <summary>
    /// Reads an int. As in Java, longs, doubles and booleans are converted, and null is 0. A value that does not fit is an error, unless
    /// <see cref="HessianWireOptions.AllowLossyNumbers"/> is true.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadInt32()
    {
        byte tag = PeekTag();
        if (tag is >= Tag.OneByteInt and <= Tag.OneByteIntLast)
        {
            _position++;
            return tag - Tag.OneByteIntZero;
        }

        return ReadLongerInt32();
    }

    /// <summary>Reads consecutive ints as the elements of a list that was started. Converts as <see cref="ReadInt32"/> does.</summary>
    internal void ReadInt32s(scoped Span<int> target)
    {
        int length = target.Length;
        try
        {
            while (target.Length > 0)
            {
                target = target[Int32Runs.Read(_data, ref _position, target)..];
                if (target.Length == 0)
                    return;
                target[0] = ReadInt32();
                target = target[1..];
            }
        }
        catch (HessianException error) when (error.AddElement(length - target.Length))
        {
            throw;
        }
    }

    /// <summary>Reads a Java short. Converts as <see cref="ReadInt32"/> does.</summary>
    public short ReadInt16() => ReadInteger<short>("a short");

    /// <summary>Reads a Java byte. Converts as <see cref="ReadInt32"/> does.</summary>
    public sbyte ReadSByte() => ReadInteger<sbyte>("a byte");

    /// <summary>Reads a long. Converts as <see cref="ReadInt32"/> does.</summary>
    public long ReadInt64()
    {
        int start = _position;
        if (TryReadIntegerBody(ReadTag(), out long value))
            return value;
        _position = start;
        return ReadInteger<long>("a long");
    }

    /// <summary>Reads a double. Integers and booleans are converted, and null is 0.</summary>
    public double ReadDouble()
    {
        int start = _position;
        if (TryReadDoubleBody(ReadTag(), out double value))
            return value;
        _position = start;
        Number number = ReadNumber("a double");
        return number.IsDouble ? number.Double : number.Integer;
    }

    /// <summary>Reads a Java float, which is sent as a double.</summary>
    public float ReadSingle() => (float)ReadDouble();

    /// <summary>Reads a Java char, which is the first unit of a string. Returns U+0000 for an empty string and for null.</summary>
    public char ReadChar()
    {
        int start = _position;
        string? text = ReadString();
        if (_options.ConvertsText && text is { Length: not 1 })
            throw new HessianException("The text is not one char", start, "a text of one char", HessianException.Excerpt(text));
        return text is { Length: > 0 } ? text[0] : '\0';
    }

    /// <summary>Reads a <c>byte[]</c> in one or more chunks.</summary>
    public byte[]? ReadBytes()
    {
        if (TryReadNull())
            return null;
        if (_options.ConvertsText && NextKind is ValueKind.List or ValueKind.Reference)
            return ReadBytesOfList();

        int start = _position;
        ReadOnlySpan<byte> chunk = ReadBinaryChunk(0, start, out bool isLast);
        if (isLast)
        {
            // An array of one byte uses more memory than its two bytes on the wire allow.
            if (chunk.Length == 1)
                CheckAllocated();
            return chunk.ToArray();
        }

        // The chunks are read once for the length and once for the bytes, so no intermediate buffer is needed.
        int length = chunk.Length;
        while (!isLast)
            length += ReadBinaryChunk(length, start, out isLast).Length;
        int end = _position;
        byte[] whole = length == 0 ? [] : GC.AllocateUninitializedArray<byte>(length);
        _position = start;
        for (int at = 0; _position < end; at += chunk.Length)
        {
            chunk = ReadBinaryChunk(at, start, out _);
            chunk.CopyTo(whole.AsSpan(at));
        }

        return whole;
    }

    private ReadOnlySpan<byte> ReadBinaryChunk(int before, int valueStart, out bool isLast)
    {
        int start = _position;
        byte tag = ReadTag();
        isLast = tag != Tag.BinaryChunk;
        int length = tag switch
        {
            >= Tag.ShortBinary and <= Tag.ShortBinaryLast => tag - Tag.ShortBinary,
            >= Tag.MediumBinary and <= Tag.MediumBinaryLast => ((tag - Tag.MediumBinary) << 8) + Take(1)[0],
            Tag.Binary or Tag.BinaryChunk => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            _ => throw Unexpected("binary data", tag, start),
        };
        return length <= _options.MaxLength - before
            ? Take(length)
            : throw LimitExceeded("bytes in one value", _options.MaxLength, nameof(HessianWireOptions.MaxLength), valueStart);
    }

    private int ReadLongerInt32()
    {
        ReadOnlySpan<byte> rest = _data[_position..];
        if (rest is [>= Tag.TwoByteInt and <= Tag.TwoByteIntLast and var head, var last, ..])
        {
            _position += 2;
            return ((head - Tag.TwoByteIntZero) << 8) + last;
        }

        if (rest is [>= Tag.ThreeByteInt and <= Tag.ThreeByteIntLast and var first, var middle, var low, ..])
        {
            _position += 3;
            return ((first - Tag.ThreeByteIntZero) << 16) + (middle << 8) + low;
        }

        if (rest is [Tag.Int, _, _, _, _, ..])
        {
            _position += 5;
            return BinaryPrimitives.ReadInt32BigEndian(rest[1..]);
        }

        return ReadInteger<int>("an int");
    }

    private T ReadInteger<T>(string expected)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        int start = _position;
        Number number = ReadNumber(expected);
        if (_options.AllowLossyNumbers)
            return T.CreateTruncating(number.IsDouble ? JavaCast<T>(number.Double) : number.Integer);

        long value = number.IsDouble ? unchecked((long)number.Double) : number.Integer;
        // long.MaxValue has no exact double. The next one above it, 2^63, saturates to it and then compares equal.
        bool isInexact = number.IsDouble && (value != number.Double || value == long.MaxValue);
        if (isInexact || value < long.CreateChecked(T.MinValue) || value > long.CreateChecked(T.MaxValue))
        {
            throw new HessianException(
                "The number does not fit: declare a wider type, or set HessianOptions.AllowLossyNumbers to cut it as Java does", start,
                expected, number.ToString());
        }

        return T.CreateTruncating(value);
    }

    // Java narrows a double to byte and short through int, which saturates.
    private static long JavaCast<T>(double value) => typeof(T) == typeof(long) ? unchecked((long)value) : unchecked((int)value);

    /// <summary>Reads any number. A boolean is 1 or 0, and null is 0.</summary>
    private Number ReadNumber(string expected)
    {
        int start = _position;
        byte tag = ReadTag();
        return tag switch
        {
            Tag.Null or Tag.False => new Number(0),
            Tag.True => new Number(1),
            _ when TryReadIntegerBody(tag, out long integer) => new Number(integer),
            _ when TryReadDoubleBody(tag, out double value) => new Number(value),
            _ when TryReadShellNumber(tag, start, expected, out Number shell) => shell,
            _ => ConvertToNumber(expected, tag, start),
        };
    }

    /// <summary>Reads an int that belongs to the format itself, such as a count or an index. Java writes those only as ints.</summary>
    internal bool TryReadPlainInt32(out int value)
    {
        if (PeekTag() is (>= Tag.OneByteInt and <= Tag.ThreeByteIntLast) or Tag.Int)
        {
            value = ReadInt32();
            return true;
        }

        value = 0;
        return false;
    }

    private bool TryReadIntegerBody(byte tag, out long value)
    {
        switch (tag)
        {
            case >= Tag.OneByteInt and <= Tag.OneByteIntLast:
                value = tag - Tag.OneByteIntZero;
                return true;
            case >= Tag.TwoByteInt and <= Tag.TwoByteIntLast:
                value = ((tag - Tag.TwoByteIntZero) << 8) + Take(1)[0];
                return true;
            case >= Tag.ThreeByteInt and <= Tag.ThreeByteIntLast:
                value = ((tag - Tag.ThreeByteIntZero) << 16) + BinaryPrimitives.ReadUInt16BigEndian(Take(2));
                return true;
            case Tag.Int or Tag.LongAsInt:
                value = BinaryPrimitives.ReadInt32BigEndian(Take(4));
                return true;
            case >= Tag.OneByteLong and <= Tag.OneByteLongLast:
                value = tag - Tag.OneByteLongZero;
                return true;
            case >= Tag.TwoByteLong:
                value = ((tag - Tag.TwoByteLongZero) << 8) + Take(1)[0];
                return true;
            case >= Tag.ThreeByteLong and <= Tag.ThreeByteLongLast:
                value = ((tag - Tag.ThreeByteLongZero) << 16) + BinaryPrimitives.ReadUInt16BigEndian(Take(2));
                return true;
            case Tag.Long:
                value = BinaryPrimitives.ReadInt64BigEndian(Take(8));
                return true;
            default:
                value = 0;
                return false;
        }
    }

    private bool TryReadDoubleBody(byte tag, out double value)
    {
        switch (tag)
        {
            case Tag.DoubleZero or Tag.DoubleOne:
                value = tag - Tag.DoubleZero;
                return true;
            case Tag.DoubleByte:
                value = unchecked((sbyte)Take(1)[0]);
                return true;
            case Tag.DoubleShort:
                value = BinaryPrimitives.ReadInt16BigEndian(Take(2));
                return true;
            case Tag.DoubleThousandths:
                // The value is multiplied, because a division differs in the last bit, and the writer tested the product.
                value = 0.001 * BinaryPrimitives.ReadInt32BigEndian(Take(4));
                return true;
            case Tag.Double:
                value = BinaryPrimitives.ReadDoubleBigEndian(Take(8));
                return true;
            default:
                value = 0;
                return false;
        }
    }

    private readonly struct Number
    {
        public Number(long value) => Integer = value;

        public Number(double value) => (Double, IsDouble) = (value, true);

        public long Integer { get; }

        public double Double { get; }

        public bool IsDouble { get; }

        public override string ToString() =>
            IsDouble ? Double.ToString(CultureInfo.InvariantCulture) : Integer.ToString(CultureInfo.InvariantCulture);
    }
}
