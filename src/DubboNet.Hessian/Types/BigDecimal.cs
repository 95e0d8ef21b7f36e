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

    /// <summary>The largest scale of a <see cref="decimal"/>.</summary>
    private const int MaxScale = 28;

    /// <summary>The same value and scale as a <see cref="decimal"/>, if it can hold both exactly.</summary>
    public bool TryToDecimal(out decimal value)
    {
        BigInteger magnitude = BigInteger.Abs(Unscaled);
        if (Scale is < 0 or > MaxScale || magnitude.GetBitLength() > 96)
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

    /// <summary>
    /// Gets the value as a <see cref="decimal"/>: the scale is kept where a decimal can have it, and zeros are added or dropped where it cannot.
    /// </summary>
    /// <param name="isLossy">Whether digits that do not fit may be rounded.</param>
    /// <param name="value">The decimal, or zero.</param>
    /// <returns>False for a value that is too large, or that has more digits than fit and must not be rounded.</returns>
    internal bool TryFit(bool isLossy, out decimal value)
    {
        if (TryToDecimal(out value))
            return true;
        if (Unscaled.IsZero)
            return new BigDecimal(BigInteger.Zero, Math.Clamp(Scale, 0, MaxScale)).TryToDecimal(out value);
        if (Scale < 0)
            return Scale >= -MaxScale && new BigDecimal(Unscaled * BigInteger.Pow(10, -Scale), 0).TryToDecimal(out value);

        // A power of ten never has more digits than the text that it divides, so that a large scale costs nothing.
        int digits = (int)Math.Ceiling(BigInteger.Log10(BigInteger.Abs(Unscaled))) + 1;
        int dropped = Math.Max(Math.Max(Scale - MaxScale, digits - MaxScale - 2), 1);
        if (dropped > digits)
            return isLossy && new BigDecimal(BigInteger.Zero, MaxScale).TryToDecimal(out value);
        for (; dropped <= Scale && dropped <= digits; dropped++)
        {
            if (!TryDrop(dropped, isLossy, out BigInteger rest))
                return false;
            if (new BigDecimal(rest, Scale - dropped).TryToDecimal(out value))
                return true;
        }

        return false;
    }

    /// <summary>The same value and scale as a decimal.</summary>
    public static BigDecimal FromDecimal(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var magnitude = unchecked(new UInt128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]));
        return new BigDecimal(decimal.IsNegative(value) ? -(BigInteger)magnitude : magnitude, value.Scale);
    }

    /// <summary>A hash code that is another one in each process, as that of text.</summary>
    public override int GetHashCode() => SeededHash.Combine(SeededHash.Of(Unscaled), Scale);

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

    /// <summary>Drops digits at the end; half goes to the even digit. False if one of them is not zero and must not be lost.</summary>
    private bool TryDrop(int count, bool isLossy, out BigInteger rest)
    {
        BigInteger divisor = BigInteger.Pow(10, count);
        rest = BigInteger.DivRem(Unscaled, divisor, out BigInteger remainder);
        if (remainder.IsZero || !isLossy)
            return remainder.IsZero;
        int half = (BigInteger.Abs(remainder) * 2).CompareTo(divisor);
        if (half > 0 || (half == 0 && !rest.IsEven))
            rest += Unscaled.Sign;
        return true;
    }
}
