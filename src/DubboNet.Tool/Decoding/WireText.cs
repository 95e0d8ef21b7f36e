using System.Globalization;
using System.Text;
using DubboNet.Hessian;

namespace DubboNet.Tool;

/// <summary>Formats what peers sent so that a terminal shows it and does not obey it.</summary>
internal static class WireText
{
    /// <summary>Formats the time of a Java date. Those that .NET cannot represent are their milliseconds.</summary>
    public static string Date(JavaDate date) => date.TryToDateTimeOffset(out DateTimeOffset time)
        ? time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{date.Milliseconds} ms since 1970");

    /// <summary>Formats text in quotes with its control characters escaped.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">The number of characters that are shown.</param>
    public static string Quote(string text, int maxLength = int.MaxValue)
    {
        string quoted = $"\"{Escape(text.AsSpan(0, Math.Min(text.Length, maxLength)), isQuoted: true)}\"";
        return text.Length <= maxLength ? quoted : $"{quoted}… ({text.Length} characters)";
    }

    /// <summary>Escapes the control characters of a name.</summary>
    public static string Name(string name) =>
        name.AsSpan().ContainsAnyExceptInRange(' ', '~') ? Escape(name, isQuoted: false) : name;

    private static string Escape(ReadOnlySpan<char> text, bool isQuoted)
    {
        var escaped = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                escaped.Append(c).Append(text[++i]);
            else if (isQuoted && c is '"' or '\\')
                escaped.Append('\\').Append(c);
            else
                Append(escaped, c);
        }

        return escaped.ToString();
    }

    private static void Append(StringBuilder escaped, char c)
    {
        switch (c)
        {
            case '\n':
                escaped.Append("\\n");
                break;
            case '\r':
                escaped.Append("\\r");
                break;
            case '\t':
                escaped.Append("\\t");
                break;
            default:
                bool isHidden = char.GetUnicodeCategory(c)
                    is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
                    or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned;
                _ = isHidden ? escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : escaped.Append(c);
                break;
        }
    }
}
