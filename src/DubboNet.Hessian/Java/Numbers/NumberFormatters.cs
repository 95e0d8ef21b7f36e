using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace DubboNet.Hessian;

/// <summary>Formats a <c>java.math.BigDecimal</c> as an object with its text.</summary>
internal abstract class BigDecimalTextFormatter<T>() : HessianClassFormatter<T>(new ClassDefinition("java.math.BigDecimal", "value"))
    where T : struct
{
    protected static BigDecimal ReadText(ref HessianReader reader, ref HessianFieldCursor fields)
    {
        int start = reader.Position;
        string? text = null;
        while (reader.ReadNextField(ref fields, out int field))
        {
            if (field == 0)
                text = reader.ReadString();
            else
                reader.Skip();
        }

        return BigDecimal.TryParse(text, out BigDecimal value)
            ? value
            : throw new HessianException(
                "Not a BigDecimal", start, $"a number of at most {BigDecimal.MaxDigits} characters", HessianException.Excerpt(text));
    }
}

internal sealed class BigDecimalFormatter : BigDecimalTextFormatter<BigDecimal>
{
    /// <summary>Returns true also for a declared BigInteger, which can hold a whole number.</summary>
    internal override bool Creates(Type type) => type == typeof(BigInteger) || base.Creates(type);

    internal override bool TryConvert(string text, out BigDecimal value) => BigDecimal.TryParse(text, out value);

    protected override void WriteFields(ref HessianWriter writer, BigDecimal value) => writer.WriteString(value.ToString());

    protected override BigDecimal ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
    {
        BigDecimal value = ReadText(ref reader, ref fields);
        reader.SetReference(fields, value);
        return value;
    }
}

internal sealed class DecimalFormatter : BigDecimalTextFormatter<decimal>
{
    /// <summary>The length of 29 digits, point and sign.</summary>
    private const int MaxTextLength = 31;

    internal override RegistryRole Role => RegistryRole.ByType;

    internal override bool TryConvert(string text, HessianWireOptions options, out decimal value)
    {
        value = 0;
        return BigDecimal.TryParse(text, out BigDecimal exact) && exact.TryFit(options.AllowLossyNumbers, out value);
    }

    private static HessianException Misfit(BigDecimal exact, int start)
    {
        bool isTooLarge = !exact.TryFit(isLossy: true, out _);
        string remedy = isTooLarge
            ? "is too large for a decimal; declare BigDecimal"
            : "has more digits than a decimal; declare BigDecimal, or round to 28 digits "
                + $"(HessianOptions.{nameof(HessianOptions.AllowLossyNumbers)})";
        return new HessianException($"The BigDecimal {remedy}", start, null, HessianException.Excerpt(exact.ToString()));
    }

    // With seven or more digits after the point, Java can choose the form with an exponent.
    protected override void WriteFields(ref HessianWriter writer, decimal value)
    {
        Span<char> text = stackalloc char[MaxTextLength];
        if (value.Scale <= 6 && value.TryFormat(text, out int length, default, CultureInfo.InvariantCulture))
            writer.WriteString(text[..length]);
        else
            writer.WriteString(BigDecimal.FromDecimal(value).ToString());
    }

    protected override decimal ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
    {
        int start = reader.Position;
        BigDecimal exact = ReadText(ref reader, ref fields);
        if (!exact.TryFit(reader.Options.AllowLossyNumbers, out decimal value))
            throw Misfit(exact, start);
        reader.SetReference(fields, value);
        return value;
    }
}

/// <summary>
/// Formats a <c>java.math.BigInteger</c> as its sign and its magnitude, most significant 32 bits first. The four fields in which the JDK
/// caches other values are not sent, because every JDK computes them when needed.
/// </summary>
internal sealed class BigIntegerFormatter() : HessianClassFormatter<BigInteger>(
    new ClassDefinition("java.math.BigInteger", "signum", "mag"))
{
    private const int MaxWords = 65_536;

    private static readonly ArrayFormatter<int> Words = new(new Int32Formatter(), "[int");

    /// <summary>Returns true also for a declared BigDecimal, which can hold the number.</summary>
    internal override bool Creates(Type type) => type == typeof(decimal) || type == typeof(BigDecimal) || base.Creates(type);

    internal override bool TryConvert(string text, out BigInteger value)
    {
        // The time to parse grows with the square of the number of digits.
        value = BigInteger.Zero;
        return text.Length <= BigDecimal.MaxDigits
            && BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    protected override void WriteFields(ref HessianWriter writer, BigInteger value)
    {
        writer.WriteInt32(value.Sign);
        byte[] bytes = BigInteger.Abs(value).ToByteArray(isUnsigned: true, isBigEndian: true);
        int words = value.IsZero ? 0 : (bytes.Length + 3) / 4;
        Span<byte> padded = new byte[words * 4];
        if (words > 0)
            bytes.CopyTo(padded[(padded.Length - bytes.Length)..]);

        writer.SkipReference();
        writer.WriteListStart(words, "[int");
        for (int i = 0; i < words; i++)
            writer.WriteInt32(BinaryPrimitives.ReadInt32BigEndian(padded[(i * 4)..]));
        writer.WriteListEnd();
    }

    protected override BigInteger ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
    {
        int start = reader.Position;
        int sign = 0;
        int[]? magnitude = null;
        while (reader.ReadNextField(ref fields, out int field))
        {
            if (field == 0)
                sign = reader.ReadInt32();
            else if (field == 1)
                magnitude = Words.Read(ref reader);
            else
                reader.Skip();
        }

        if (magnitude is not { Length: <= MaxWords } || sign is < -1 or > 1 || (sign == 0) != (magnitude.Length == 0))
        {
            string found = string.Create(CultureInfo.InvariantCulture, $"signum {sign}, {magnitude?.Length ?? 0} words");
            throw new HessianException($"Not a BigInteger of at most {MaxWords} words", start, null, found);
        }

        Span<byte> bytes = new byte[magnitude.Length * 4];
        for (int i = 0; i < magnitude.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(bytes[(i * 4)..], magnitude[i]);
        BigInteger absolute = new(bytes, isUnsigned: true, isBigEndian: true);
        BigInteger value = sign < 0 ? -absolute : absolute;
        reader.SetReference(fields, value);
        return value;
    }
}

/// <inheritdoc cref="UInt16Formatter"/>
internal sealed class UInt64Formatter : IHessianFormatter<ulong>
{
    private static readonly BigIntegerFormatter Integer = new();

    public void Write(ref HessianWriter writer, ulong value) => Integer.Write(ref writer, value);

    public ulong Read(ref HessianReader reader)
    {
        int start = reader.Position;
        return Conversion.OrDataError(Integer.Read(ref reader), number => (ulong)number, start);
    }
}
