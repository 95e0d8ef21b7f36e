using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace DubboNet.Java;

/// <summary>Converts the inline tags and the HTML of Javadoc to XML.</summary>
/// <param name="link">Returns the XML for the name of a class, or null for a name that is not a generated type.</param>
internal sealed partial class JavadocMarkup(Func<string, string?> link)
{
    /// <summary>Tags in tags. Deeper ones are taken as text.</summary>
    private const int MaxDepth = 8;

    /// <summary>Returns the paragraphs of a text as XML.</summary>
    public string[] ToParagraphs(string text) =>
    [
        .. from paragraph in Paragraph().Split(text)
           let xml = ToSentence(paragraph)
           where xml.Length > 0
           select xml,
    ];

    /// <summary>Returns a text as XML in a line, with a capital in its first word and a full stop after the last.</summary>
    public string ToSentence(string text)
    {
        string xml = Space().Replace(Convert(text, 0), " ").Trim();
        if (xml.Length > 1 && char.IsLower(xml[0]) && FirstWord().IsMatch(xml))
            xml = $"{char.ToUpperInvariant(xml[0])}{xml[1..]}";
        return xml.Length > 0 && (char.IsLetterOrDigit(xml[^1]) || xml[^1] is '>' or ')') ? $"{xml}." : xml;
    }

    /// <summary>Returns a text in a line, without markup.</summary>
    public static string ToPlainText(string text) =>
        WebUtility.HtmlDecode(Element().Replace(new JavadocMarkup(_ => null).ToSentence(text), ""));

    private string Convert(string text, int depth)
    {
        StringBuilder xml = new();
        int start = 0;
        while (depth < MaxDepth && text.IndexOf("{@", start, StringComparison.Ordinal) is >= 0 and int open)
        {
            int close = FindClose(text, open);
            xml.Append(ConvertHtml(text[start..open])).Append(ConvertTag(text[(open + 2)..close], depth));
            start = Math.Min(close + 1, text.Length);
        }

        return xml.Append(ConvertHtml(text[start..])).ToString();
    }

    private string ConvertTag(string content, int depth)
    {
        int space = content.AsSpan().IndexOfAny(' ', '\n', '\t');
        string tag = space < 0 ? content : content[..space];
        string rest = space < 0 ? "" : content[space..].Trim();
        return tag switch
        {
            "code" => $"<c>{Escape(rest)}</c>",
            "literal" => Escape(rest),
            "link" or "linkplain" or "value" => ConvertLink(rest),
            "inheritDoc" or "docRoot" => "",
            _ => Convert(rest, depth + 1),
        };
    }

    // A link has a class, a member or both, and can have a text.
    private string ConvertLink(string content)
    {
        Match parts = Link().Match(content);
        string target = parts.Groups["target"].Value;
        string label = parts.Groups["label"].Value.Trim();
        if (label.Length == 0 && !target.Contains('#', StringComparison.Ordinal) && link(target) is { } reference)
            return reference;
        string name = label.Length > 0 ? label : target.TrimStart('#').Replace('#', '.');
        return $"<c>{Escape(name)}</c>";
    }

    // Only code keeps its element. Other markup has no counterpart that editors show.
    private static string ConvertHtml(string html)
    {
        StringBuilder xml = new();
        int start = 0;
        bool isCode = false;
        foreach (Match element in Element().Matches(html))
        {
            xml.Append(Escape(WebUtility.HtmlDecode(html[start..element.Index])));
            start = element.Index + element.Length;
            bool isOfCode = element.Groups["name"].Value.ToLowerInvariant() is "code" or "tt";
            bool isClosing = element.Value.StartsWith("</", StringComparison.Ordinal);
            if (isOfCode && isCode == isClosing)
            {
                xml.Append(isClosing ? "</c>" : "<c>");
                isCode = !isClosing;
            }
            else if (!isOfCode)
            {
                xml.Append(' ');
            }
        }

        xml.Append(Escape(WebUtility.HtmlDecode(html[start..])));
        return xml.Append(isCode ? "</c>" : "").ToString();
    }

    private static int FindClose(string text, int open)
    {
        int depth = 0;
        for (int i = open; i < text.Length; i++)
        {
            depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
            if (depth == 0)
                return i;
        }

        return text.Length;
    }

    // XML has no way to write control characters.
    private static string Escape(string text)
    {
        StringBuilder xml = new();
        foreach (char unit in text)
        {
            _ = unit switch
            {
                '<' => xml.Append("&lt;"),
                '>' => xml.Append("&gt;"),
                '&' => xml.Append("&amp;"),
                '\u0085' or '\u2028' or '\u2029' => xml.Append(' '),
                _ when char.IsControl(unit) && unit is not ('\n' or '\t') => xml,
                _ when unit is '\ufffe' or '\uffff' || char.IsSurrogate(unit) && !IsPart(text, unit) => xml,
                _ => xml.Append(unit),
            };
        }

        return xml.ToString();
    }

    // A text with a lone surrogate loses all of them.
    private static bool IsPart(string text, char unit)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }

        return char.IsSurrogate(unit);
    }

    [GeneratedRegex(@"<\s*/?\s*p\s*/?\s*>|\n\s*\n", RegexOptions.IgnoreCase)]
    private static partial Regex Paragraph();

    [GeneratedRegex(@"</?(?<name>[A-Za-z][A-Za-z0-9]*)[^<>]*>")]
    private static partial Regex Element();

    // A word with other characters is a name.
    [GeneratedRegex(@"^\p{Ll}+[\s.,;:]")]
    private static partial Regex FirstWord();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"^(?<target>[^\s(]*(?:\([^)]*\))?)(?<label>.*)$", RegexOptions.Singleline)]
    private static partial Regex Link();
}
