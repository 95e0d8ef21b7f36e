namespace DubboNet.Cluster.Routing;

/// <summary>
/// Decides which of the providers in one list a call can use, by tags and by the conditions of rules. It is made again when the list or the
/// rules change. All that can be known before a call is computed then.
/// </summary>
/// <remarks>Threading: it does not change.</remarks>
internal sealed class RoutingTable
{
    private const string TagKey = "dubbo.tag";
    private const string ForceKey = "dubbo.force.tag";
    private const string UnknownTag = "";

    private readonly TagTable _tags;
    private readonly ConditionTable[] _conditions;
    private readonly string? _ownTag;
    private readonly bool _isOwnTagForced;
    private readonly bool _dependsOnCall;

    /// <param name="providers">The providers.</param>
    /// <param name="rules">The rules, or null if there are none.</param>
    /// <param name="ownTag">The tag of calls that have no other one, or null.</param>
    /// <param name="isOwnTagForced">Whether calls fail if no provider has their tag.</param>
    public RoutingTable(IReadOnlyList<ProviderAddress> providers, RoutingRules? rules, string? ownTag, bool isOwnTagForced)
    {
        _tags = new TagTable(providers, rules?.Tags ?? []);
        _conditions = rules is null
            ? []
            : [.. rules.Conditions
                .Where(condition => condition.MatchesConsumer(rules.Consumer))
                .Select(condition => new ConditionTable(condition, rules.Consumer, providers))];
        _dependsOnCall = Array.Exists(_conditions, condition => condition.DependsOnCall);
        UsesArguments = Array.Exists(_conditions, condition => condition.UsesArguments);
        (_ownTag, _isOwnTagForced) = (string.IsNullOrEmpty(ownTag) ? null : ownTag, isOwnTagForced);
        DefaultKey = CreateKey(_ownTag, _isOwnTagForced, 0);
    }

    /// <summary>Gets the key of calls without attachments, unless a condition depends on calls.</summary>
    public RouteKey DefaultKey { get; }

    /// <summary>Gets a value indicating whether a condition depends on arguments.</summary>
    public bool UsesArguments { get; }

    /// <summary>Returns whether the key of a call can differ from <see cref="DefaultKey"/>.</summary>
    public bool DependsOn(Attachments? attachments) => _dependsOnCall || attachments is not null;

    /// <summary>Returns the key of a call.</summary>
    /// <param name="method">The method.</param>
    /// <param name="arguments">The arguments, if <see cref="UsesArguments"/>.</param>
    /// <param name="attachments">The attachments of the call, or null.</param>
    public RouteKey KeyOf(DubboMethod method, object? arguments, Attachments? attachments)
    {
        ulong matched = 0;
        int bit = 0;
        foreach (ConditionTable condition in _conditions)
        {
            if (!condition.DependsOnCall)
                continue;
            if (condition.MatchesCall(method, arguments, attachments))
                matched |= 1UL << bit;
            bit++;
        }

        string? tag = attachments?.GetText(TagKey) is { Length: > 0 } ofCall ? ofCall : _ownTag;
        bool isForced = attachments?.GetText(ForceKey) is { } force
            ? force.Equals("true", StringComparison.OrdinalIgnoreCase)
            : _isOwnTagForced;
        return CreateKey(tag, isForced, matched);
    }

    /// <summary>Returns the providers that a call can use. There are several sets, with their shares of the calls, if a condition has
    /// several destinations.</summary>
    /// <param name="key">The key of the call.</param>
    /// <param name="from">The providers to choose from.</param>
    public IReadOnlyList<(double Share, ProviderBits Providers)> Route(RouteKey key, ProviderBits from)
    {
        (double Share, ProviderBits Providers)[] routes = [(1, _tags.Select(key.Tag, key.IsForced, from))];
        int bit = 0;
        foreach (ConditionTable condition in _conditions)
        {
            if (!condition.DependsOnCall || (key.Matched & (1UL << bit)) != 0)
            {
                routes = [.. routes.SelectMany(route => condition.Apply(route.Share, route.Providers))
                    .GroupBy(route => route.Providers)
                    .Select(same => (same.Sum(route => route.Share), same.Key))];
            }

            if (condition.DependsOnCall)
                bit++;
        }

        return routes;
    }

    // All unknown tags have one key, so that calls cannot cause any number of keys.
    private RouteKey CreateKey(string? tag, bool isForced, ulong matched) =>
        new(tag is null || _tags.Knows(tag) ? tag : UnknownTag, tag is not null && isForced, matched);
}
