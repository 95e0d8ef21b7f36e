using System.Text.RegularExpressions;

namespace DubboNet.Cluster.Routing;

/// <summary>A condition for a text in rules of Dubbo 3, of which one kind is set.</summary>
internal sealed class TextMatch
{
    // A pattern comes from a registry, so it must not be able to run for long.
    private static readonly TimeSpan LongestMatch = TimeSpan.FromMilliseconds(100);

    private readonly Func<string?, bool> _matches;

    /// <param name="kind"><c>exact</c>, <c>prefix</c>, <c>regex</c>, <c>wildcard</c>, <c>empty</c> or <c>noempty</c>.</param>
    /// <param name="text">The text of the condition.</param>
    /// <exception cref="FormatException">The kind does not exist, or the text is not a regular expression.</exception>
    public TextMatch(string kind, string text)
    {
        _matches = kind switch
        {
            "exact" => value => value == text,
            "prefix" => value => value is not null && value.StartsWith(text, StringComparison.Ordinal),
            "regex" => CreateRegex(text),
            "wildcard" => value => value is not null && new ValuePattern(text).Matches(value, consumer: null),
            "empty" => string.IsNullOrEmpty,
            "noempty" => value => !string.IsNullOrEmpty(value),
            _ => throw new FormatException(
                $"'{PeerText.OneLine(kind)}' is not a kind of match. Use exact, prefix, regex, wildcard, empty or noempty."),
        };
    }

    /// <summary>Returns whether a value matches. A missing value is null.</summary>
    public bool Matches(string? value) => _matches(value);

    private static Func<string?, bool> CreateRegex(string text)
    {
        try
        {
            var whole = new Regex($@"\A(?:{text})\z", RegexOptions.CultureInvariant, LongestMatch);
            return value => value is not null && IsMatch(whole, value);
        }
        catch (ArgumentException e)
        {
            throw new FormatException($"'{PeerText.OneLine(text)}' is not a regular expression. {e.Message}", e);
        }
    }

    private static bool IsMatch(Regex regex, string value)
    {
        try
        {
            return regex.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
