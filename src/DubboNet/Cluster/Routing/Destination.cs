namespace DubboNet.Cluster.Routing;

/// <summary>A group of providers to which a condition sends calls.</summary>
/// <param name="Terms">What the providers must have, all of it. It is empty for all providers.</param>
/// <param name="Weight">The share of the calls, relative to the other groups of the condition that exist.</param>
internal sealed record Destination(IReadOnlyList<ConditionTerm> Terms, int Weight)
{
    /// <summary>Returns whether a provider belongs to the group.</summary>
    public bool Matches(DubboUrl provider, DubboUrl consumer) => Terms.All(term => term.MatchesUrl(provider, consumer));
}
