using DubboNet.Cluster.LoadBalancing;

namespace DubboNet.Cluster;

/// <summary>
/// The best providers at one moment, with a picker for each strategy. It is replaced as a whole when something has changed.
/// </summary>
/// <param name="rank">The rank of the best providers.</param>
/// <param name="pickers">The pickers, in the order of the strategies. Empty if there are no providers.</param>
/// <param name="expiresAt">The time at which the ranks or the weights change without a notice.</param>
/// <param name="nextBuildAt">The earliest time at which it is replaced after changes, so that a burst of changes costs little.</param>
internal sealed class ReadyProviders(ProviderRank rank, ProviderPicker[] pickers, long expiresAt, long nextBuildAt)
{
    public static readonly ReadyProviders None = new(ProviderRank.Unavailable, [], long.MaxValue, long.MinValue);

    public ProviderRank Rank => rank;

    public ProviderPicker[] Pickers => pickers;

    public long ExpiresAt => expiresAt;

    public long NextBuildAt => nextBuildAt;
}
