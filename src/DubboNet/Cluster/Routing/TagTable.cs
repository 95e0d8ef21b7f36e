namespace DubboNet.Cluster.Routing;

/// <summary>The tags of the providers in one list, from their URLs and from rules.</summary>
internal sealed class TagTable
{
    private readonly string?[] _own;
    private readonly bool[] _isInGroup;
    private readonly Dictionary<string, Group> _groups = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known;

    /// <param name="providers">The providers.</param>
    /// <param name="rules">The rules.</param>
    public TagTable(IReadOnlyList<ProviderAddress> providers, IReadOnlyList<TagRule> rules)
    {
        _own = [.. providers.Select(provider => provider.Tag)];
        _isInGroup = new bool[providers.Count];
        foreach (TagRule rule in rules)
            Add(rule, providers);
        _known = new HashSet<string>(_own.OfType<string>().Concat(_groups.Keys), StringComparer.Ordinal);
    }

    /// <summary>Returns whether a provider or a rule has a tag.</summary>
    public bool Knows(string tag) => _known.Contains(tag);

    /// <summary>Returns the providers that a call can use, as Java's <c>TagStateRouter</c> does.</summary>
    /// <param name="tag">The tag of the call, or null.</param>
    /// <param name="isForced">Whether only providers with the tag can be used.</param>
    /// <param name="from">The providers to choose from.</param>
    public ProviderBits Select(string? tag, bool isForced, ProviderBits from)
    {
        if (tag is null)
            return SelectUntagged(from);
        // Providers get the tag from a rule, or else from their own URL.
        bool isOfRule = _groups.TryGetValue(tag, out Group? group);
        ProviderBits tagged = from.Where(i => isOfRule ? group!.Members[i] : _own[i] == tag);
        return tagged.Any || isForced || (isOfRule && group!.IsForced) ? tagged : SelectUntagged(from);
    }

    private ProviderBits SelectUntagged(ProviderBits from) => from.Where(i => _own[i] is null && !_isInGroup[i]);

    private void Add(TagRule rule, IReadOnlyList<ProviderAddress> providers)
    {
        foreach (TagGroup group in rule.Groups)
        {
            bool[] members = [.. providers.Select(provider =>
                provider.Url is { } url && UrlValue.ApplicationOf(url) == rule.Application && group.Matches(url))];
            // A group without addresses exists only if it has a provider.
            if (group.Addresses.Count == 0 && !members.Contains(true))
                continue;
            if (!_groups.TryGetValue(group.Name, out Group? known))
                _groups.Add(group.Name, known = new Group(new bool[members.Length]));
            known.IsForced |= rule.IsForced;
            for (int i = 0; i < members.Length; i++)
            {
                known.Members[i] |= members[i];
                _isInGroup[i] |= members[i];
            }
        }
    }

    private sealed class Group(bool[] members)
    {
        public bool[] Members => members;

        public bool IsForced { get; set; }
    }
}
