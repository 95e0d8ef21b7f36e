using DubboNet.Cluster.Routing;

namespace DubboNet.Cluster;

/// <summary>The providers in one list of a directory, with the decision which of them a call can use.</summary>
internal sealed class ListedProviders
{
    private readonly ProviderBits _all;

    public ListedProviders(ClusterProvider[] providers, RoutingRules? rules, DubboClusterOptions options)
    {
        Providers = providers;
        _all = new ProviderBits([.. providers.Select(_ => true)]);
        Routing = new RoutingTable([.. providers.Select(provider => provider.Address)], rules, options.Tag, options.ForceTag);
    }

    /// <summary>Gets the providers. The array does not change.</summary>
    public ClusterProvider[] Providers { get; }

    public RoutingTable Routing { get; }

    /// <summary>Returns the providers that calls with a key can use, whatever their state is.</summary>
    public IReadOnlyList<(double Share, ClusterProvider[] Providers)> FindAll(RouteKey key) => Choose(Routing.Route(key, _all));

    /// <summary>
    /// Returns the providers that calls with a key can use, without those that failed to connect. As in Java 3, a rule finds other
    /// providers then. If no other one is left, returns all.
    /// </summary>
    public IReadOnlyList<(double Share, ClusterProvider[] Providers)> FindUsable(RouteKey key)
    {
        ProviderBits usable = _all.Where(i => Providers[i].IsUsable);
        IReadOnlyList<(double Share, ProviderBits Providers)> routes = Routing.Route(key, usable);
        return routes.Any(route => route.Providers.Any) ? Choose(routes) : FindAll(key);
    }

    private (double Share, ClusterProvider[] Providers)[] Choose(IReadOnlyList<(double Share, ProviderBits Providers)> routes) =>
        [.. routes.Select(route => (route.Share, route.Providers.Choose(Providers)))];
}
