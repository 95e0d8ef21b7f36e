namespace DubboNet.Cluster.Routing;

/// <summary>A condition of a rule, which says which providers the calls that it describes can use.</summary>
/// <param name="When">What the consumer and the call must have, all of it. It is empty for all calls.</param>
/// <param name="To">The providers that the calls can use. It is empty if they can use none.</param>
/// <param name="IsForced">
/// Whether the calls can use no provider if none of <paramref name="To"/> exists. Otherwise, the condition does not apply then.
/// </param>
/// <param name="Application">The application to whose providers the condition is limited, or null.</param>
internal sealed record RoutingCondition(
    IReadOnlyList<ConditionTerm> When, IReadOnlyList<Destination> To, bool IsForced, string? Application)
{
    /// <summary>Gets a value indicating whether it describes calls and not only consumers.</summary>
    public bool DependsOnCall { get; } = When.Any(term => term.IsOfCall);

    /// <summary>Returns whether it describes calls of a consumer.</summary>
    public bool MatchesConsumer(DubboUrl consumer) => When.All(term => term.IsOfCall || term.MatchesUrl(consumer, consumer: null));

    /// <summary>Returns whether it describes a call of a consumer that it describes.</summary>
    public bool MatchesCall(DubboMethod method, object? arguments, Attachments? attachments)
    {
        for (int i = 0; i < When.Count; i++)
        {
            if (When[i].IsOfCall && !When[i].MatchesCall(method, arguments, attachments))
                return false;
        }

        return true;
    }
}
