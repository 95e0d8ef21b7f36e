using System.Globalization;
using System.Numerics;

namespace DubboNet.Hessian;

/// <summary>
/// Represents a <c>java.math.BigDecimal</c> without loss as <c>Unscaled × 10^-Scale</c>. Use it for values outside the range of
/// <see cref="decimal"/> and for negative scales.
/// </summary>
/// <param name="Unscaled">All digits as one integer.</param>
/// <param name="Scale">The number of digits after the point. Negative for trailing zeros that are not written.</param>
public readonly record struct BigDecimal(BigInteger Unscaled, int Scale)
{
    /// <summary>The maximum number of digits of a text on the wire, so that parsing stays fast.</summary>
    internal const int MaxDigits = 10_000;

    /// <summary>The largest scale of a <see cref="decimal"/>.</summary>
    private const int MaxScale = 28;

    /// <summary>Converts to a <see cref="decimal"/> with the same value and scale, if both can be represented exactly.</summary>
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

    /// <summary>Converts to an integer, if the number has no fraction and at most as many digits as a text on the wire can have.</summary>
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
    /// Converts to a <see cref="decimal"/>. The scale is kept if a decimal can have it. Otherwise, zeros are added or dropped.
    /// </summary>
    /// <param name="isLossy">Whether digits that do not fit can be rounded.</param>
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

        // A power of ten never has more digits than the number that it divides, so that a large scale costs nothing.
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

    /// <summary>Converts a decimal to the same value and scale.</summary>
    public static BigDecimal FromDecimal(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var magnitude = unchecked(new UInt128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]));
        return new BigDecimal(decimal.IsNegative(value) ? -(BigInteger)magnitude : magnitude, value.Scale);
    }

    /// <summary>Returns a hash code that differs in each process, as that of strings does.</summary>
    public override int GetHashCode() => SeededHash.Combine(SeededHash.Compute(Unscaled), Scale);

    /// <summary>Parses the format of <c>BigDecimal.toString</c>, which is digits with a point or with an exponent.</summary>
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

    /// <summary>Returns the text that Java's <c>BigDecimal.toString</c> returns for this value, and that Java can parse.</summary>
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

    /// <summary>Drops trailing digits, and rounds half to even. Returns false if one of them is not zero and must not be lost.</summary>
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
