using System.Buffers.Binary;

namespace DubboNet.Hessian;

/// <summary>
/// Encodes scalars. Each method writes the shortest form that Java's <c>Hessian2Output</c> would choose, and returns its length. The span
/// must have room for <see cref="MaxScalarSize"/> bytes.
/// </summary>
internal static class HessianPrimitives
{
    public const int MaxScalarSize = 9;

    public static int WriteInt32(Span<byte> span, int value)
    {
        switch (value)
        {
            case >= -16 and <= 47:
                span[0] = (byte)(Tag.OneByteIntZero + value);
                return 1;
            case >= -2048 and <= 2047:
                BinaryPrimitives.WriteUInt16BigEndian(span, (ushort)((Tag.TwoByteIntZero << 8) + value));
                return 2;
            case >= -262144 and <= 262143:
                span[0] = (byte)(Tag.ThreeByteIntZero + (value >> 16));
                BinaryPrimitives.WriteUInt16BigEndian(span[1..], unchecked((ushort)value));
                return 3;
            default:
                span[0] = Tag.Int;
                BinaryPrimitives.WriteInt32BigEndian(span[1..], value);
                return 5;
        }
    }

    public static int WriteInt64(Span<byte> span, long value)
    {
        switch (value)
        {
            case >= -8 and <= 15:
                span[0] = (byte)(Tag.OneByteLongZero + value);
                return 1;
            case >= -2048 and <= 2047:
                BinaryPrimitives.WriteUInt16BigEndian(span, (ushort)((Tag.TwoByteLongZero << 8) + value));
                return 2;
            case >= -262144 and <= 262143:
                span[0] = (byte)(Tag.ThreeByteLongZero + (value >> 16));
                BinaryPrimitives.WriteUInt16BigEndian(span[1..], unchecked((ushort)value));
                return 3;
            case >= int.MinValue and <= int.MaxValue:
                span[0] = Tag.LongAsInt;
                BinaryPrimitives.WriteInt32BigEndian(span[1..], (int)value);
                return 5;
            default:
                span[0] = Tag.Long;
                BinaryPrimitives.WriteInt64BigEndian(span[1..], value);
                return 9;
        }
    }

    /// <summary>
    /// Encodes a double as <c>Hessian2Output.writeDouble</c> does. It tries whole numbers first, so -0.0 becomes 0.0, and then thousandths.
    /// They are compared with <c>0.001 * n</c>, because readers multiply.
    /// </summary>
    public static int WriteDouble(Span<byte> span, double value)
    {
        int whole = unchecked((int)value);
        if (whole == value && whole is >= short.MinValue and <= short.MaxValue)
            return WriteWholeDouble(span, whole);

        int thousandths = unchecked((int)(value * 1000));
        if (0.001 * thousandths == value)
        {
            span[0] = Tag.DoubleThousandths;
            BinaryPrimitives.WriteInt32BigEndian(span[1..], thousandths);
            return 5;
        }

        span[0] = Tag.Double;
        // Java's doubleToLongBits maps every NaN to one value. The sign bit of .NET's NaN differs from it.
        long bits = double.IsNaN(value) ? 0x7ff8000000000000 : BitConverter.DoubleToInt64Bits(value);
        BinaryPrimitives.WriteInt64BigEndian(span[1..], bits);
        return 9;
    }

    /// <summary>Encodes a date. A date of whole minutes within 32 bits has 5 bytes, and any other has 9.</summary>
    public static int WriteDate(Span<byte> span, long unixMilliseconds)
    {
        (long minutes, long rest) = Math.DivRem(unixMilliseconds, 60_000);
        if (rest == 0 && minutes is >= int.MinValue and <= int.MaxValue)
        {
            span[0] = Tag.DateMinutes;
            BinaryPrimitives.WriteInt32BigEndian(span[1..], (int)minutes);
            return 5;
        }

        span[0] = Tag.DateMilliseconds;
        BinaryPrimitives.WriteInt64BigEndian(span[1..], unixMilliseconds);
        return 9;
    }

    private static int WriteWholeDouble(Span<byte> span, int whole)
    {
        switch (whole)
        {
            case 0 or 1:
                span[0] = (byte)(Tag.DoubleZero + whole);
                return 1;
            case >= sbyte.MinValue and <= sbyte.MaxValue:
                span[0] = Tag.DoubleByte;
                span[1] = unchecked((byte)whole);
                return 2;
            default:
                span[0] = Tag.DoubleShort;
                BinaryPrimitives.WriteInt16BigEndian(span[1..], (short)whole);
                return 3;
        }
    }
}
