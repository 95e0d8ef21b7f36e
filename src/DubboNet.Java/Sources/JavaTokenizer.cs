namespace DubboNet.Java;

/// <summary>Splits Java code into tokens. Other comments than those for Javadoc are skipped.</summary>
internal sealed class JavaTokenizer(string text)
{
    private int _at;

    public JavaToken Read()
    {
        while (_at < text.Length)
        {
            int start = _at;
            if (TryReadComment(out string? documentation))
            {
                if (documentation is not null)
                    return new JavaToken(JavaTokenKind.Documentation, documentation, start);
            }
            else if (!char.IsWhiteSpace(text[_at]))
            {
                return ReadCode();
            }
            else
            {
                _at++;
            }
        }

        return new JavaToken(JavaTokenKind.End, "", text.Length);
    }

    private JavaToken ReadCode()
    {
        char first = text[_at];
        int start = _at;
        if (first is '"' or '\'')
        {
            SkipQuoted(first);
            return new JavaToken(JavaTokenKind.Literal, text[start.._at], start);
        }

        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '_' or '$'))
            _at++;
        if (_at > start)
        {
            JavaTokenKind kind = char.IsAsciiDigit(first) ? JavaTokenKind.Literal : JavaTokenKind.Word;
            return new JavaToken(kind, text[start.._at], start);
        }

        _at++;
        return new JavaToken(JavaTokenKind.Symbol, text[start.._at], start);
    }

    private bool TryReadComment(out string? documentation)
    {
        documentation = null;
        ReadOnlySpan<char> rest = text.AsSpan(_at);
        if (rest.StartsWith("//", StringComparison.Ordinal))
        {
            int end = rest.IndexOf('\n');
            _at = end < 0 ? text.Length : _at + end;
            return true;
        }

        if (!rest.StartsWith("/*", StringComparison.Ordinal))
            return false;
        int close = text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
        int stop = close < 0 ? text.Length : close;
        // An empty comment (/**/) is not for Javadoc.
        if (rest.StartsWith("/**", StringComparison.Ordinal) && stop > _at + 3)
            documentation = Clean(text.AsSpan((_at + 3)..stop));
        _at = close < 0 ? text.Length : close + 2;
        return true;
    }

    // Removes the asterisk at the start of each line.
    private static string Clean(ReadOnlySpan<char> comment)
    {
        List<string> lines = [];
        foreach (Range range in comment.Split('\n'))
        {
            ReadOnlySpan<char> line = comment[range].Trim();
            lines.Add((line.StartsWith("*", StringComparison.Ordinal) ? line[1..].TrimStart() : line).ToString());
        }

        return string.Join('\n', lines).Trim();
    }

    private void SkipQuoted(char quote)
    {
        string end = text.AsSpan(_at).StartsWith("\"\"\"", StringComparison.Ordinal) ? "\"\"\"" : quote.ToString();
        _at += end.Length;
        while (_at < text.Length && !text.AsSpan(_at).StartsWith(end, StringComparison.Ordinal))
            _at += text[_at] == '\\' ? 2 : 1;
        _at = Math.Min(_at + end.Length, text.Length);
    }
}
