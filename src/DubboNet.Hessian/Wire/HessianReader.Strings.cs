using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace DubboNet.Hessian;

public ref partial struct HessianReader
{
    private const int MaxStackUnits = 256;

    /// <summary>Reads a string. As in Java, numbers and booleans are converted to their Java text, and null stays null.</summary>
    public string? ReadString()
    {
        int start = _position;
        byte tag = ReadTag();
        if (tag <= Tag.ShortStringLast)
            return ReadText(tag);
        if (tag == Tag.Null)
            return null;
        if (TryReadTextLength(tag, out int length))
            return tag == Tag.StringChunk ? ReadChunkedText(length, start) : ReadText(length);
        if (tag is Tag.True or Tag.False)
            return tag == Tag.True ? "true" : "false";
        // The text of a number is long compared to its few bytes.
        CheckAllocated();
        if (TryReadIntegerBody(tag, out long integer))
            return integer.ToString(CultureInfo.InvariantCulture);
        if (TryReadDoubleBody(tag, out double value))
            return JavaText(value, tag);
        return ReadShellText(tag, start);
    }

    /// <summary>Reads a string that has few different values, such as the name of a constant, without allocating it each time.</summary>
    internal string? ReadSharedString()
    {
        byte tag = PeekTag();
        if (tag is 0 or > Tag.ShortStringLast || tag >= Remaining || _graph.Name(_data.Slice(_position + 1, tag)) is not { } name)
            return ReadString();
        _position += 1 + tag;
        return name;
    }

    /// <summary>
    /// Returns the next values, all of which must be strings or null, as they are in the message. They can be recognized by comparison
    /// without allocating them.
    /// </summary>
    /// <exception cref="HessianException">One of the values is neither a string nor null.</exception>
    public ReadOnlySpan<byte> ReadRawStrings(int count)
    {
        int start = _position;
        for (int i = 0; i < count; i++)
        {
            int valueStart = _position;
            byte tag = ReadTag();
            // ASCII in one chunk has one byte per unit. In other text, the units must be counted.
            if (tag != Tag.StringChunk && TryReadTextLength(tag, out int length)
                && length <= Remaining && Ascii.IsValid(_data.Slice(_position, length)))
            {
                _position += length;
            }
            else
            {
                _position = valueStart;
                if (!TryReadNull())
                    SkipText();
            }
        }

        return _data[start.._position];
    }

    /// <summary>Reads the length in UTF-16 units after a string tag. The text follows.</summary>
    private bool TryReadTextLength(byte tag, out int length)
    {
        switch (tag)
        {
            case <= Tag.ShortStringLast:
                length = tag;
                return true;
            case >= Tag.MediumString and <= Tag.MediumStringLast:
                length = ((tag - Tag.MediumString) << 8) + Take(1)[0];
                return true;
            case Tag.String or Tag.StringChunk:
                length = BinaryPrimitives.ReadUInt16BigEndian(Take(2));
                return true;
            default:
                length = 0;
                return false;
        }
    }

    private string ReadText(int length)
    {
        // A unit has at least one byte, so an invalid length fails here, before memory is allocated.
        if (length > Remaining)
            Take(length);
        if (length > _options.MaxLength)
            throw LimitExceeded("UTF-16 units in one string", _options.MaxLength, nameof(HessianWireOptions.MaxLength), _position);
        if (length == 0)
            return "";

        ReadOnlySpan<byte> ascii = _data.Slice(_position, length);
        if (Ascii.IsValid(ascii))
        {
            _position += length;
            return Encoding.Latin1.GetString(ascii);
        }

        char[]? rented = length > MaxStackUnits ? ArrayPool<char>.Shared.Rent(length) : null;
        Span<char> units = rented is null ? stackalloc char[MaxStackUnits] : rented;
        try
        {
            ReadUnits(units[..length]);
            return new string(units[..length]);
        }
        finally
        {
            if (rented is not null)
                ArrayPool<char>.Shared.Return(rented);
        }
    }

    private string ReadChunkedText(int length, int start)
    {
        var whole = default(PooledItems<char>);
        try
        {
            while (ReadChunk(ref whole, start, length))
            {
                start = _position;
                byte tag = ReadTag();
                if (!TryReadTextLength(tag, out length))
                    throw Unexpected("the next chunk of a string", tag, start);
            }

            return new string(whole.Items);
        }
        finally
        {
            whole.Dispose();
        }
    }

    /// <summary>Reads the text of a chunk that starts at <paramref name="start"/>. Returns false after the last one.</summary>
    private bool ReadChunk(ref PooledItems<char> whole, int start, int length)
    {
        if (length > Remaining)
            Take(length);
        if (length > _options.MaxLength - whole.Count)
            throw LimitExceeded("UTF-16 units in one string", _options.MaxLength, nameof(HessianWireOptions.MaxLength), start);
        if (length > 0)
            ReadUnits(whole.Extend(ref this, length));
        return _data[start] == Tag.StringChunk;
    }

    private void ReadUnits(scoped Span<char> units)
    {
        int read = HessianText.Decode(_data[_position..], units);
        if (read < 0)
            throw new HessianException("The text is malformed: it is not in Java's encoding, or it is cut off", _position - (read + 1));
        _position += read;
    }

    /// <summary>
    /// Formats a number as <c>Hessian2Input.readString</c> does. The short forms are printed without a fraction, except 0.0 and 1.0.
    /// </summary>
    private static string JavaText(double value, byte tag) => tag switch
    {
        Tag.DoubleByte or Tag.DoubleShort => value.ToString(CultureInfo.InvariantCulture),
        _ => JavaDouble.ToText(value),
    };
}
