using DubboNet.Cluster.LoadBalancing;

namespace DubboNet.Cluster.Routing;

/// <summary>A key in a condition of a rule with the values that it must have and those that it must not have.</summary>
internal sealed class ConditionTerm
{
    private readonly Source _source;
    private readonly string _name;
    private readonly int _index;
    private readonly bool _matchesMissing;
    private readonly List<ValuePattern> _matches = [];
    private readonly List<ValuePattern> _mismatches = [];

    /// <param name="key">
    /// The key. <c>method</c>, <c>arguments[0]</c> and <c>attachments[name]</c> are values of calls, and all others are those of a URL.
    /// </param>
    /// <param name="matchesMissing">Whether a missing value differs from those that it must not have, and so matches.</param>
    public ConditionTerm(string key, bool matchesMissing = false)
    {
        _matchesMissing = matchesMissing;
        (_source, _name) = key switch
        {
            "method" or "methods" => (Source.Method, key),
            _ when FindIndex(key, "arguments[") is { } index && int.TryParse(index, out _index) => (Source.Argument, index),
            _ when FindIndex(key, "attachments[") is { } name => (Source.Attachment, name),
            _ => (Source.Url, key),
        };
    }

    private enum Source
    {
        Url,
        Method,
        Argument,
        Attachment,
    }

    /// <summary>Gets a value indicating whether the value differs between calls.</summary>
    public bool IsOfCall => _source != Source.Url;

    /// <summary>Gets a value indicating whether it is an argument of calls.</summary>
    public bool IsArgument => _source == Source.Argument;

    /// <summary>Adds a value.</summary>
    public void Add(string value, bool isMismatch) => (isMismatch ? _mismatches : _matches).Add(new ValuePattern(value));

    /// <summary>Returns whether a call has one of the values.</summary>
    public bool MatchesCall(DubboMethod method, object? arguments, Attachments? attachments) => Matches(
        _source switch
        {
            Source.Method => method.Name,
            Source.Argument => CallArguments.TryGet(method, arguments, _index, out object? value) ? JavaText.Format(value) : null,
            _ => attachments?.GetText(_name),
        },
        consumer: null);

    /// <summary>Returns whether a URL has one of the values. A term for calls does not match.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="consumer">The consumer, if the URL is that of a provider.</param>
    public bool MatchesUrl(DubboUrl url, DubboUrl? consumer) => !IsOfCall && Matches(UrlValue.Find(url, _name), consumer);

    private static string? FindIndex(string key, string start) =>
        key.StartsWith(start, StringComparison.Ordinal) && key.EndsWith(']') ? key[start.Length..^1] : null;

    // A mismatch wins over a match.
    private bool Matches(string? value, DubboUrl? consumer) => value is null
        ? _matchesMissing && _matches.Count == 0
        : !HasOne(_mismatches, value, consumer)
            && (_matches.Count == 0 ? _mismatches.Count > 0 : HasOne(_matches, value, consumer));

    private static bool HasOne(List<ValuePattern> patterns, string value, DubboUrl? consumer)
    {
        foreach (ValuePattern pattern in patterns)
        {
            if (pattern.Matches(value, consumer))
                return true;
        }

        return false;
    }
}
