using DubboNet.Cluster.LoadBalancing;

namespace DubboNet.Cluster;

/// <summary>
/// The providers that calls with one key can use at one moment. There are several sets if a rule gives each a share of the calls.
/// </summary>
internal sealed class ReadyRoute
{
    private const int Whole = 1_000_000;

    private readonly WeightTable? _shares;

    /// <param name="parts">The sets, at least one.</param>
    /// <param name="shares">The share of the calls that each set gets.</param>
    public ReadyRoute(ReadyProviders[] parts, IReadOnlyList<double> shares)
    {
        Parts = parts;
        _shares = parts.Length == 1 ? null : new WeightTable([.. shares.Select(share => (int)(share * Whole))]);
    }

    public ReadyProviders[] Parts { get; }

    /// <summary>Returns the set for a call.</summary>
    public ReadyProviders Pick(Random random) => _shares is null ? Parts[0] : Parts[_shares.Pick(random)];
}
