using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

public ref partial struct HessianWriter
{
    private const int MaxBinaryChunk = 0xffff;
    private const int ScalarsPerBlock = 256;

    /// <summary>Writes null of any type.</summary>
    public void WriteNull() => WriteTag(Tag.Null);

    /// <summary>Writes a Java boolean.</summary>
    public void WriteBoolean(bool value) => WriteTag(value ? Tag.True : Tag.False);

    /// <summary>Writes a Java int, short or byte in 1, 2, 3 or 5 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteInt32(int value)
    {
        Span<byte> span = Reserve(HessianPrimitives.MaxScalarSize);
        _position += HessianPrimitives.WriteInt32(span, value);
    }

    /// <summary>Writes consecutive ints as the elements of a list that was started.</summary>
    internal void WriteInt32s(scoped ReadOnlySpan<int> values)
    {
        while (values.Length > 0)
        {
            ReadOnlySpan<int> block = values[..Math.Min(values.Length, ScalarsPerBlock)];
            Span<byte> span = Reserve(Int32Runs.SizeFor(block.Length));
            _position += Int32Runs.Write(span, block);
            values = values[block.Length..];
        }
    }

    /// <summary>
    /// Writes a Java long. It always has a long tag, by which Java distinguishes Long from Integer where no type is declared.
    /// </summary>
    public void WriteInt64(long value)
    {
        Span<byte> span = Reserve(HessianPrimitives.MaxScalarSize);
        _position += HessianPrimitives.WriteInt64(span, value);
    }

    /// <summary>Writes a Java double. The sign of zero and the payload of NaN are lost, as in Java.</summary>
    public void WriteDouble(double value)
    {
        Span<byte> span = Reserve(HessianPrimitives.MaxScalarSize);
        _position += HessianPrimitives.WriteDouble(span, value);
    }

    /// <summary>Writes a primitive Java float (a field or an array element) as a double of the same value.</summary>
    public void WriteSingle(float value) => WriteDouble(value);

    /// <summary>
    /// Writes a <c>java.lang.Float</c> as the double with the float's shortest decimal text, as Java does for boxed floats.
    /// </summary>
    public void WriteBoxedSingle(float value) =>
        WriteDouble(double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    /// <summary>Writes a Java char as a string of one unit.</summary>
    public void WriteChar(char value) => WriteString([value]);

    /// <summary>Writes a <c>java.util.Date</c> as milliseconds since 1970 in UTC. Fractions of a millisecond are truncated.</summary>
    public void WriteDateTimeOffset(DateTimeOffset value) => WriteDate(JavaDate.From(value));

    /// <summary>Writes a <c>java.util.Date</c> of any year.</summary>
    public void WriteDate(JavaDate value)
    {
        Span<byte> span = Reserve(HessianPrimitives.MaxScalarSize);
        _position += HessianPrimitives.WriteDate(span, value.Milliseconds);
    }

    /// <summary>
    /// Writes a <c>java.util.Date</c>. Local time is converted. A time of unspecified kind is rejected, because it does not identify an
    /// instant.
    /// </summary>
    /// <exception cref="HessianException">The kind is <see cref="DateTimeKind.Unspecified"/>.</exception>
    public void WriteDateTime(DateTime value)
    {
        if (value.Kind == DateTimeKind.Unspecified)
        {
            throw new HessianException(
                "A DateTime of unspecified kind does not identify an instant: use DateTimeOffset, or a DateTime of kind Utc or Local.");
        }

        WriteDateTimeOffset(value.ToUniversalTime());
    }

    /// <summary>Writes a <c>byte[]</c>.</summary>
    public void WriteBytes(scoped ReadOnlySpan<byte> value)
    {
        for (; value.Length > MaxBinaryChunk; value = value[MaxBinaryChunk..])
            WriteBinaryChunk(Tag.BinaryChunk, value[..MaxBinaryChunk]);

        Span<byte> span = Reserve(3);
        switch (value.Length)
        {
            case <= Tag.ShortBinaryLast - Tag.ShortBinary:
                span[0] = (byte)(Tag.ShortBinary + value.Length);
                _position++;
                WriteRaw(value);
                break;
            case < 1024:
                BinaryPrimitives.WriteUInt16BigEndian(span, (ushort)((Tag.MediumBinary << 8) + value.Length));
                _position += 2;
                WriteRaw(value);
                break;
            default:
                WriteBinaryChunk(Tag.Binary, value);
                break;
        }
    }

    private void WriteBinaryChunk(byte tag, scoped ReadOnlySpan<byte> chunk)
    {
        Span<byte> span = Reserve(chunk.Length + 3);
        span[0] = tag;
        BinaryPrimitives.WriteUInt16BigEndian(span[1..], (ushort)chunk.Length);
        _position += 3;
        WriteRaw(chunk);
    }
}
