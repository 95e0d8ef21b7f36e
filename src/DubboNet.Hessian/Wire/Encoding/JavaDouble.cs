using System.Globalization;
using System.Numerics;

namespace DubboNet.Hessian;

/// <summary>Formats a double or a float as Java does.</summary>
internal static class JavaDouble
{
    /// <summary>
    /// Returns the text of <c>Double.toString</c>. It has the shortest digits, always a point, and an exponent outside the range from 0.001
    /// to 10,000,000.
    /// </summary>
    public static string ToText(double value) => ToText(value, value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Returns the text of <c>Float.toString</c>, which has the same form.</summary>
    public static string ToText(float value) => ToText(value, value.ToString("R", CultureInfo.InvariantCulture));

    private static string ToText(double value, string shortest)
    {
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
