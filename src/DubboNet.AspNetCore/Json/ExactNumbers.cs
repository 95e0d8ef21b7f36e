using System.Globalization;
using System.Numerics;
using DubboNet.Hessian;

namespace DubboNet.AspNetCore;

/// <summary>Determines which numbers programs that have only doubles can read without loss.</summary>
internal static class ExactNumbers
{
    private const long MaxExactInDouble = 1L << 53;
    private const int MaxBitsOfDouble = 1024;

    // All numbers of 15 digits are different doubles, unless they are very large or very small.
    private const long DigitsOfDouble = 1_000_000_000_000_000;
    private const int MaxPlainScale = 200;

    /// <summary>Returns whether a double has the value of a number.</summary>
    public static bool IsExactInDouble(object value) => value switch
    {
        long number => number is >= -MaxExactInDouble and <= MaxExactInDouble,
        BigInteger number => number >= -MaxExactInDouble && number <= MaxExactInDouble,
        BigDecimal { Scale: >= -MaxPlainScale and <= MaxPlainScale } number when BigInteger.Abs(number.Unscaled) < DigitsOfDouble => true,
        // A double is equal to a number of at most 17 digits and zeros.
        BigDecimal number => number.Unscaled.GetBitLength() <= MaxBitsOfDouble
            && double.TryParse(number.ToString(), CultureInfo.InvariantCulture, out double near)
            && BigDecimal.TryParse(near.ToString("R", CultureInfo.InvariantCulture), out BigDecimal back)
            && Normalize(back) == Normalize(number),
        _ => true,
    };

    private static (BigInteger Unscaled, int Scale) Normalize(BigDecimal number)
    {
        (BigInteger unscaled, int scale) = (number.Unscaled, number.Scale);
        if (unscaled.IsZero)
            return (unscaled, 0);
        for (; unscaled % 10 == 0; scale--)
            unscaled /= 10;
        return (unscaled, scale);
    }
}
