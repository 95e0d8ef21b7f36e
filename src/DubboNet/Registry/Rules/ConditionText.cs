using System.Text.RegularExpressions;
using DubboNet.Cluster.Routing;

namespace DubboNet.Registry.Rules;

/// <summary>Reads the text of a condition, such as <c>method=find* &amp; host!=10.0.0.5 => region=$region</c>.</summary>
internal static partial class ConditionText
{
    private const string Arrow = "=>";
    private const int DefaultWeight = 100;

    /// <summary>Reads a condition with both of its sides. Without an arrow, it describes all calls.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isForced">Whether calls can use no provider if none matches.</param>
    /// <param name="application">The application to whose providers it is limited, or null.</param>
    /// <param name="matchesMissing">Whether a value that is missing differs from all others, as in Dubbo 2.</param>
    /// <exception cref="FormatException">The text is not a condition.</exception>
    public static RoutingCondition Read(string text, bool isForced, string? application, bool matchesMissing = false)
    {
        int arrow = text.IndexOf(Arrow, StringComparison.Ordinal);
        string then = (arrow < 0 ? text : text[(arrow + Arrow.Length)..]).Trim();
        Destination[] to = then is "" or "false" ? [] : [new Destination(ReadTerms(then, matchesMissing), DefaultWeight)];
        return new RoutingCondition(ReadWhen(arrow < 0 ? "" : text[..arrow], matchesMissing), to, isForced, application);
    }

    /// <summary>Reads the side of a condition that describes calls.</summary>
    /// <exception cref="FormatException">The text is not a condition.</exception>
    public static ConditionTerm[] ReadWhen(string text, bool matchesMissing = false) =>
        text.Trim() is "true" ? [] : ReadTerms(text, matchesMissing);

    /// <summary>Reads one side of a condition.</summary>
    /// <exception cref="FormatException">The text is not a condition.</exception>
    public static ConditionTerm[] ReadTerms(string text, bool matchesMissing = false)
    {
        var terms = new Dictionary<string, ConditionTerm>(StringComparer.Ordinal);
        ConditionTerm? term = null;
        bool? isMismatch = null;
        string names = text.Replace("consumer.", "", StringComparison.Ordinal).Replace("provider.", "", StringComparison.Ordinal);
        foreach (Match token in Token().Matches(names))
        {
            string content = token.Groups[2].Value;
            switch (token.Groups[1].Value)
            {
                case "" or "&":
                    if (!terms.TryGetValue(content, out term))
                        terms.Add(content, term = new ConditionTerm(content, matchesMissing));
                    isMismatch = null;
                    break;
                case "=" or "!=" when term is not null:
                    isMismatch = token.Groups[1].Value == "!=";
                    term.Add(content, isMismatch.Value);
                    break;
                case "," when isMismatch is { } mismatch:
                    term!.Add(content, mismatch);
                    break;
                default:
                    throw new FormatException(
                        $"The condition '{PeerText.OneLine(text)}' has '{token.Groups[1].Value}' before '{PeerText.OneLine(content)}'. "
                            + "Write key=value, key!=value, commas between values and & between keys.");
            }
        }

        return [.. terms.Values];
    }

    [GeneratedRegex(@"([&!=,]*)\s*([^&!=,\s]+)")]
    private static partial Regex Token();
}
