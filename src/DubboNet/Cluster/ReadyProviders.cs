using DubboNet.Cluster.LoadBalancing;

namespace DubboNet.Cluster;

/// <summary>The best of the providers that some calls can use at one moment, with a picker for each strategy.</summary>
/// <param name="providers">The providers that the calls can use.</param>
/// <param name="rank">The rank of the best providers.</param>
/// <param name="pickers">The pickers of the best providers, in the order of the strategies. Empty if none is ready.</param>
internal sealed class ReadyProviders(ClusterProvider[] providers, ProviderRank rank, ProviderPicker[] pickers)
{
    public ClusterProvider[] Providers => providers;

    public ProviderRank Rank => rank;

    public ProviderPicker[] Pickers => pickers;

    /// <summary>Finds the best of some providers.</summary>
    /// <param name="providers">The providers, whose ranks are up to date.</param>
    /// <param name="strategies">The strategies.</param>
    /// <param name="previous">What is replaced, or null. Pickers take over its counters.</param>
    public static ReadyProviders Create(ClusterProvider[] providers, LoadBalancingStrategy[] strategies, ReadyProviders? previous)
    {
        ProviderRank rank = ProviderRank.Unavailable;
        foreach (ClusterProvider provider in providers)
        {
            if (provider.Rank < rank)
                rank = provider.Rank;
        }

        ClusterProvider[] best = rank == ProviderRank.Unavailable ? [] : Array.FindAll(providers, provider => provider.Rank == rank);
        ProviderPicker[] pickers = best.Length == 0
            ? []
            : [.. strategies.Select((strategy, index) => strategy.CreatePicker(best, previous?.Pickers.ElementAtOrDefault(index)))];
        return new ReadyProviders(providers, rank, pickers);
    }
}
