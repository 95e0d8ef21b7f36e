using DubboNet.Cluster.Routing;

namespace DubboNet;

/// <summary>The providers that a directory knows at one moment.</summary>
/// <param name="Providers">The providers. Duplicates are ignored. Providers that were also in the previous list keep their
/// connections.</param>
public sealed record ProviderList(IReadOnlyList<ProviderAddress> Providers)
{
    /// <summary>
    /// Gets a sentence that explains why the list may be incomplete or out of date, or null if no problem is known. Messages and snapshots
    /// contain it.
    /// </summary>
    public string? Problem { get; init; }

    /// <summary>Gets the number of providers that are not in the list, because their own setting or a rule disables them.</summary>
    internal int Disabled { get; init; }

    /// <summary>Gets the rules that decide which of the providers a call can use, or null if there are none.</summary>
    internal RoutingRules? Routing { get; init; }
}
