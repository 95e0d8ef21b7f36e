using System.Globalization;
using System.Numerics;

namespace DubboNet.Hessian;

/// <summary>Java's text of a double.</summary>
internal static class JavaDouble
{
    /// <summary>
    /// <c>Double.toString</c>: the shortest digits, always with a point, and with an exponent outside 0.001 to 10,000,000.
    /// </summary>
    public static string ToText(double value)
    {
        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        if (!double.IsFinite(value))
            return shortest;
        if (value == 0 || Math.Abs(value) is >= 1e-3 and < 1e7)
            return shortest.Contains('.') ? shortest : shortest + ".0";

        _ = BigDecimal.TryParse(shortest, out BigDecimal exact);
        string digits = BigInteger.Abs(exact.Unscaled).ToString(CultureInfo.InvariantCulture);
        int exponent = digits.Length - 1 - exact.Scale;
        string fraction = digits.TrimEnd('0') is { Length: > 1 } significant ? significant[1..] : "0";
        return string.Create(CultureInfo.InvariantCulture, $"{(value < 0 ? "-" : "")}{digits[0]}.{fraction}E{exponent}");
    }
}
