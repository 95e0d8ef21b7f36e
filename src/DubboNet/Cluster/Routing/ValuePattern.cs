using System.Globalization;

namespace DubboNet.Cluster.Routing;

/// <summary>
/// A value in a condition of a rule. It is a text, a text with one <c>*</c> for any characters, a range of whole numbers such as
/// <c>1~5</c>, <c>~5</c> or <c>1~</c>, or <c>$key</c> for a value of the consumer.
/// </summary>
internal sealed class ValuePattern(string text)
{
    private const char Any = '*';
    private const char Range = '~';
    private const char Reference = '$';

    /// <summary>Returns whether a value has the form.</summary>
    /// <param name="value">The value.</param>
    /// <param name="consumer">The consumer, whose values <c>$key</c> means. If it is null, a dollar sign is an ordinary character.</param>
    public bool Matches(string value, DubboUrl? consumer)
    {
        if (consumer is not null && text[0] == Reference)
            return UrlValue.Find(consumer, text[1..]) is { } own && MatchesText(own, value);
        int tilde = text.IndexOf(Range, StringComparison.Ordinal);
        return tilde < 0 ? MatchesText(text, value) : IsInRange(value, text.AsSpan(0, tilde), text.AsSpan(tilde + 1));
    }

    private static bool MatchesText(string pattern, string value)
    {
        int star = pattern.LastIndexOf(Any);
        return star < 0
            ? value == pattern
            : value.Length >= pattern.Length - 1
                && value.AsSpan().StartsWith(pattern.AsSpan(0, star), StringComparison.Ordinal)
                && value.AsSpan().EndsWith(pattern.AsSpan(star + 1), StringComparison.Ordinal);
    }

    // Both ends belong to the range.
    private static bool IsInRange(string value, ReadOnlySpan<char> least, ReadOnlySpan<char> most) =>
        TryRead(value, out int number)
        && (least.Length > 0 || most.Length > 0)
        && (least.Length == 0 || (TryRead(least, out int low) && number >= low))
        && (most.Length == 0 || (TryRead(most, out int high) && number <= high));

    private static bool TryRead(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
