namespace DubboNet.Cluster.Routing;

/// <summary>A condition of a rule, applied to the providers in one list.</summary>
internal sealed class ConditionTable
{
    private readonly RoutingCondition _condition;
    private readonly bool[] _isInScope;
    private readonly (int Weight, bool[] Members)[] _destinations;

    /// <param name="condition">The condition.</param>
    /// <param name="consumer">The consumer.</param>
    /// <param name="providers">The providers.</param>
    public ConditionTable(RoutingCondition condition, DubboUrl consumer, IReadOnlyList<ProviderAddress> providers)
    {
        _condition = condition;
        _isInScope = [.. providers.Select(provider => condition.Application is not { } application
            || (provider.Url is { } url && UrlValue.ApplicationOf(url) == application))];
        _destinations = [.. condition.To.Select(to => (
            to.Weight,
            providers.Select(provider => provider.Url is { } url && to.Matches(url, consumer)).ToArray()))];
    }

    public bool DependsOnCall => _condition.DependsOnCall;

    public bool UsesArguments => _condition.When.Any(term => term.IsArgument);

    public bool MatchesCall(DubboMethod method, object? arguments, Attachments? attachments) =>
        _condition.MatchesCall(method, arguments, attachments);

    /// <summary>Returns the providers that a call can use, with the shares of the calls that can use them.</summary>
    public IEnumerable<(double Share, ProviderBits Providers)> Apply(double share, ProviderBits from)
    {
        if (!from.Where(i => _isInScope[i]).Any)
            return [(share, from)];
        // The condition says nothing about providers of other applications.
        ProviderBits others = from.Where(i => !_isInScope[i]);
        (int Weight, ProviderBits Providers)[] found =
        [
            .. _destinations
                .Select(to => (Weight: Math.Max(to.Weight, 0), Providers: from.Where(i => _isInScope[i] && to.Members[i])))
                .Where(to => to.Providers.Any),
        ];
        if (found.Length == 0)
            return [(share, _condition.IsForced || _destinations.Length == 0 ? others : from)];
        double total = found.Sum(to => (double)to.Weight);
        return found.Select(to => (share * (total > 0 ? to.Weight / total : 1.0 / found.Length), to.Providers.Or(others)));
    }
}
