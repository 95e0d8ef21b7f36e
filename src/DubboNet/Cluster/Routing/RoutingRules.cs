namespace DubboNet.Cluster.Routing;

/// <summary>The rules of registries for the calls of a consumer to the providers of a service.</summary>
/// <param name="consumer">The URL of the consumer, whose values conditions compare.</param>
/// <param name="tags">The rules that give tags to providers.</param>
/// <param name="conditions">The conditions, in the order in which they apply. Only the first 64 that depend on calls are used.</param>
internal sealed class RoutingRules(DubboUrl consumer, IReadOnlyList<TagRule> tags, IReadOnlyList<RoutingCondition> conditions)
{
    /// <summary>The largest number of conditions that depend on calls. Each has a bit in <see cref="RouteKey.Matched"/>.</summary>
    public const int MaxCallConditions = 64;

    private const string TooMany =
        "The condition rules have more than 64 conditions that depend on calls. Only the first 64 are used. Remove some.";

    public DubboUrl Consumer => consumer;

    public IReadOnlyList<TagRule> Tags => tags;

    public IReadOnlyList<RoutingCondition> Conditions { get; } =
    [
        .. conditions.Where((condition, i) =>
            !condition.DependsOnCall || conditions.Take(i).Count(earlier => earlier.DependsOnCall) < MaxCallConditions),
    ];

    /// <summary>Gets a sentence about conditions that are not used, or null.</summary>
    public string? Problem => Conditions.Count < conditions.Count ? TooMany : null;

    /// <summary>Returns the rules of several registries as one, or null if there are none.</summary>
    public static RoutingRules? Join(RoutingRules[] all) => all.Length switch
    {
        0 => null,
        1 => all[0],
        _ => new RoutingRules(
            all[0].Consumer, [.. all.SelectMany(rules => rules.Tags)], [.. all.SelectMany(rules => rules.Conditions)]),
    };

    /// <summary>Returns whether other rules are the same.</summary>
    public bool HasSame(IReadOnlyList<TagRule> otherTags, IReadOnlyList<RoutingCondition> otherConditions) =>
        tags.SequenceEqual(otherTags, ReferenceEqualityComparer.Instance)
        && conditions.SequenceEqual(otherConditions, ReferenceEqualityComparer.Instance);
}
