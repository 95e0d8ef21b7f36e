using System.Text;
using System.Text.RegularExpressions;

namespace DubboNet.Tool;

/// <summary>
/// Reads bytes that are written as hexadecimal text: digits with any white space, or the lines of <c>xxd</c>, <c>hexdump -C</c> and
/// Wireshark with offsets and text. A line that starts with <c>&gt;</c> or <c>&lt;</c> is of the consumer or the provider.
/// </summary>
internal sealed partial class HexText
{
    private const int MaxDumpLine = 16;
    private const int OffsetDigits = 8;

    private bool _isDump;

    /// <summary>Determines whether the start of a file is hexadecimal text.</summary>
    public static bool IsHexText(ReadOnlySpan<byte> start)
    {
        foreach (ReadOnlySpan<char> line in Encoding.Latin1.GetString(start).AsSpan().EnumerateLines())
        {
            if (IsContent(line))
                return new HexText().TryParse(line.ToString(), isCutOff: true, out _, out byte[] bytes) && bytes.Length > 1;
        }

        return false;
    }

    /// <summary>Determines whether a line has bytes. Empty lines and comments do not.</summary>
    public static bool IsContent(ReadOnlySpan<char> line) => line.Trim() is not ([] or ['#', ..]);

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isCutOff">Whether the line can end in the middle of a byte.</param>
    /// <param name="direction">The direction that it states.</param>
    /// <param name="bytes">The bytes.</param>
    public bool TryParse(string line, bool isCutOff, out FrameDirection direction, out byte[] bytes)
    {
        string rest = line.Trim();
        direction = rest switch
        {
            ['>', ..] => FrameDirection.ConsumerToProvider,
            ['<', ..] => FrameDirection.ProviderToConsumer,
            _ => FrameDirection.NotKnown,
        };
        if (direction != FrameDirection.NotKnown)
            rest = rest[1..].TrimStart();
        // The last line of hexdump is the offset of the end.
        bool isEnd = _isDump && rest.Length == OffsetDigits;
        Match offset = DumpOffset().Match(rest);
        _isDump = offset.Success;
        string digits = isEnd ? "" : _isDump ? DumpDigits(rest, offset.Length) : Separators().Replace(rest, "");
        if (isCutOff && digits.Length % 2 == 1)
            digits = digits[..^1];
        bool isHex = digits.Length % 2 == 0 && digits.All(char.IsAsciiHexDigit);
        bytes = isHex ? Convert.FromHexString(digits) : [];
        return isHex;
    }

    /// <summary>Returns the digits of a line with an offset. Its text is behind 16 bytes, or behind more than two spaces.</summary>
    private static string DumpDigits(string line, int start)
    {
        var digits = new StringBuilder();
        for (Match group = DumpGroup().Match(line, start); group.Success && digits.Length < 2 * MaxDumpLine; group = group.NextMatch())
            digits.Append(group.Groups[1].ValueSpan);
        return digits.ToString();
    }

    [GeneratedRegex("^[0-9a-fA-F]{4,8}(:|[ \t]{2})[ \t]*")]
    private static partial Regex DumpOffset();

    [GeneratedRegex(@"\G([0-9a-fA-F]{2}(?:[0-9a-fA-F]{2})?)(?: {1,2}|$)")]
    private static partial Regex DumpGroup();

    [GeneratedRegex("0[xX]|[\\s:,]")]
    private static partial Regex Separators();
}
