namespace DubboNet;

/// <summary>
/// Makes text from a peer safe for messages and log entries, by limiting it to one line of at most 1,024 characters. All text that a peer
/// has sent, or that may contain such text, is passed through here, so that no peer can fill a log or forge log lines.
/// </summary>
internal static class PeerText
{
    private const int MaxLength = 1024;

    /// <summary>Truncates the text and replaces each run of line breaks and other control characters by one space.</summary>
    public static string OneLine(string? text)
    {
        if (text is null)
            return "";
        bool isLong = text.Length > MaxLength;
        if (!isLong && !text.Any(IsBreak))
            return text;
        ReadOnlySpan<char> source = isLong ? text.AsSpan(0, MaxLength) : text;
        Span<char> target = stackalloc char[MaxLength];
        int length = 0;
        foreach (char letter in source)
        {
            if (!IsBreak(letter))
                target[length++] = letter;
            else if (length > 0 && target[length - 1] != ' ')
                target[length++] = ' ';
        }

        string shown = target[..length].TrimEnd(' ').ToString();
        return isLong ? $"{shown}… ({text.Length} characters)" : shown;
    }

    private static bool IsBreak(char letter) => char.IsControl(letter) || letter is '\u2028' or '\u2029';
}
