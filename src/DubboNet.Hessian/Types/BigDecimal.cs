using System.Globalization;
using System.Numerics;

namespace DubboNet.Hessian;

/// <summary>
/// A <c>java.math.BigDecimal</c> without loss: <c>Unscaled × 10^-Scale</c>. For values outside <see cref="decimal"/>, and for negative scales.
/// </summary>
/// <param name="Unscaled">All digits as one integer.</param>
/// <param name="Scale">Digits behind the point; negative for trailing zeros that are not written.</param>
public readonly record struct BigDecimal(BigInteger Unscaled, int Scale)
{
    /// <summary>The most digits that a text on the wire may have, so that parsing stays cheap.</summary>
    internal const int MaxDigits = 10_000;

    /// <summary>The same value and scale as a <see cref="decimal"/>, if it can hold both exactly.</summary>
    public bool TryToDecimal(out decimal value)
    {
        BigInteger magnitude = BigInteger.Abs(Unscaled);
        if (Scale is < 0 or > 28 || magnitude.GetBitLength() > 96)
        {
            value = 0;
            return false;
        }

        UInt128 bits = (UInt128)magnitude;
        value = unchecked(new decimal((int)bits, (int)(bits >> 32), (int)(bits >> 64), Unscaled.Sign < 0, (byte)Scale));
        return true;
    }

    /// <summary>The same number, if it has no fraction and not more digits than a text on the wire may have.</summary>
    internal bool TryToInteger(out BigInteger value)
    {
        value = Unscaled;
        if (Scale == 0 || Unscaled.IsZero)
            return true;
        if (Scale is < -MaxDigits or > MaxDigits)
            return false;
        BigInteger power = BigInteger.Pow(10, Math.Abs(Scale));
        value = Scale < 0 ? Unscaled * power : Unscaled / power;
        return Scale < 0 || value * power == Unscaled;
    }

    /// <summary>The same value and scale as a decimal.</summary>
    public static BigDecimal FromDecimal(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var magnitude = unchecked(new UInt128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]));
        return new BigDecimal(decimal.IsNegative(value) ? -(BigInteger)magnitude : magnitude, value.Scale);
    }

    /// <summary>Reads what <c>BigDecimal.toString</c> writes: digits with a point, or with an exponent.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out BigDecimal value)
    {
        value = default;
        if (text.Length is 0 or > MaxDigits)
            return false;

        int exponent = 0;
        int mark = text.IndexOfAny('e', 'E');
        if (mark >= 0)
        {
            if (!int.TryParse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
                return false;
            text = text[..mark];
        }

        int point = text.IndexOf('.');
        if (point >= 0 && text[(point + 1)..].IndexOfAny('+', '-') >= 0)
            return false;
        long scale = (point < 0 ? 0 : text.Length - point - 1) - (long)exponent;
        string digits = point < 0 ? text.ToString() : string.Concat(text[..point], text[(point + 1)..]);
        if (scale is < int.MinValue or > int.MaxValue
            || !BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger unscaled))
        {
            return false;
        }

        value = new BigDecimal(unscaled, (int)scale);
        return true;
    }

    /// <summary>The text that Java's <c>BigDecimal.toString</c> gives for this value, and reads.</summary>
    public override string ToString()
    {
        string digits = BigInteger.Abs(Unscaled).ToString(CultureInfo.InvariantCulture);
        string sign = Unscaled.Sign < 0 ? "-" : "";
        long adjusted = digits.Length - 1L - Scale;
        if (Scale == 0)
            return sign + digits;
        if (Scale > 0 && adjusted >= -6)
        {
            string padded = digits.PadLeft(Scale + 1, '0');
            return $"{sign}{padded[..^Scale]}.{padded[^Scale..]}";
        }

        string fraction = digits.Length > 1 ? $"{digits[0]}.{digits[1..]}" : digits;
        return adjusted == 0
            ? sign + fraction
            : string.Create(CultureInfo.InvariantCulture, $"{sign}{fraction}E{(adjusted > 0 ? "+" : "")}{adjusted}");
    }
}
