using System.Globalization;
using System.Numerics;

namespace DubboNet.Hessian;

/// <summary>Contains the conversions of <see cref="HessianWireOptions.ConvertsText"/> that go beyond Hessian's own.</summary>
public ref partial struct HessianReader
{
    /// <summary>The date formats that Java reads, with its own first, and then those of ISO 8601.</summary>
    private static readonly string[] DateForms =
    [
        "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK",
    ];

    /// <summary>Returns whether the next value is text, a number or a boolean that may be converted to a declared object.</summary>
    internal readonly bool IsConvertible(byte tag) =>
        _options.ConvertsText
            && Tag.KindOf(tag) is ValueKind.String or ValueKind.Int or ValueKind.Long or ValueKind.Double or ValueKind.Boolean;

    private Number ConvertToNumber(string expected, byte tag, int start)
    {
        _position = start;
        if (!_options.ConvertsText || Tag.KindOf(tag) != ValueKind.String)
            throw Unexpected(expected, tag, start);
        string text = ReadString()!.Trim();
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer))
            return new Number(integer);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
            return new Number(value);
        throw new HessianException("The text is not a number", start, expected, HessianException.Excerpt(text));
    }

    /// <summary>Returns a long if it is exact, or else the nearest double.</summary>
    private static Number NumberOf(BigDecimal value)
    {
        if (Conversion.TryAs(value, out BigInteger integer) && integer >= long.MinValue && integer <= long.MaxValue)
            return new Number((long)integer);
        return new Number(double.Parse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture));
    }

    private bool ConvertToBoolean(int start)
    {
        string text = ReadString()!;
        return bool.TryParse(text, out bool flag)
            ? flag
            : throw new HessianException("The text is not a boolean", start, "true or false", HessianException.Excerpt(text));
    }

    private JavaDate ConvertToDate(byte tag, int start)
    {
        if (Tag.KindOf(tag) is ValueKind.Int or ValueKind.Long or ValueKind.Double)
            return new JavaDate(ReadInt64());
        string? text = Tag.KindOf(tag) == ValueKind.String ? ReadString() : throw Unexpected("a date", tag, start);
        return DateTimeOffset.TryParseExact(
            text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out DateTimeOffset instant)
            ? instant
            : throw new HessianException("The text is not a date", start, DateForms[0], HessianException.Excerpt(text));
    }

    private byte[]? ReadBytesOfList() => _options.ReadBytesOfList(ref this);
}
