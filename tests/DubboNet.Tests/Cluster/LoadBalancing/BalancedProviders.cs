using DubboNet.Cluster.LoadBalancing;

namespace DubboNet.Tests.Cluster.LoadBalancing;

/// <summary>Creates providers for strategies, without connections, and selects among them.</summary>
internal static class BalancedProviders
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    /// <summary>Creates providers at 10.0.0.1, 10.0.0.2 and so on.</summary>
    public static ClusterProvider[] Create(params int[] weights) => [.. weights.Select((weight, index) =>
    {
        DubboChannelOptions options = new() { Random = new Random(1) };
        var address = ProviderAddress.Parse($"10.0.{(index + 1) / 256}.{(index + 1) % 256}:20880");
        var provider = new ClusterProvider(
            address with { Weight = weight }, new ProviderContext(options, new DubboChannelPool(), () => { }),
            new FailureRecord(new AvoidanceTimes(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), TimeProvider.System)));
        provider.Update(0, Now);
        return provider;
    })];

    /// <summary>Selects providers for a number of calls, and returns their indexes.</summary>
    public static int[] Pick(LoadBalancingStrategy strategy, ClusterProvider[] providers, int count)
    {
        ProviderPicker picker = strategy.CreatePicker(providers, null);
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(_ =>
            Array.IndexOf(providers, picker.Pick(new PickContext(FrameMethods.Echo, null, [], random))))];
    }

    /// <summary>Returns the share of the calls that each provider gets.</summary>
    public static double[] Share(LoadBalancingStrategy strategy, ClusterProvider[] providers, int count)
    {
        int[] picked = Pick(strategy, providers, count);
        return [.. providers.Select((_, index) => picked.Count(one => one == index) / (double)count)];
    }
}
