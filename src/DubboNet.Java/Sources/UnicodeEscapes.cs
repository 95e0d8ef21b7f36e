using System.Globalization;
using System.Text;

namespace DubboNet.Java;

/// <summary>Replaces escapes such as <c>\u00e9</c>, which Java code can have anywhere.</summary>
internal static class UnicodeEscapes
{
    private const int Digits = 4;

    /// <summary>Returns the code without escapes. Those that are not valid stay.</summary>
    public static string Replace(string text)
    {
        if (!text.Contains("\\u", StringComparison.Ordinal))
            return text;
        var result = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && TryRead(text, i, out char escaped, out int length))
            {
                result.Append(escaped);
                i += length - 1;
            }
            else
            {
                result.Append(text[i]);
                // The second of two backslashes begins no escape.
                if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '\\')
                    result.Append(text[++i]);
            }
        }

        return result.ToString();
    }

    private static bool TryRead(string text, int at, out char escaped, out int length)
    {
        int digits = at + 1;
        while (digits < text.Length && text[digits] == 'u')
            digits++;
        length = digits + Digits - at;
        escaped = '\0';
        if (digits == at + 1 || digits + Digits > text.Length)
            return false;
        bool isValid = ushort.TryParse(
            text.AsSpan(digits, Digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code);
        escaped = (char)code;
        return isValid;
    }
}
