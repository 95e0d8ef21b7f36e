using System.Diagnostics.CodeAnalysis;
using System.Net;
using DubboNet.Cluster;
using DubboNet.Cluster.Directory;
using Microsoft.Extensions.Logging.Abstractions;

namespace DubboNet.Simulation.Tests.Estate;

/// <summary>
/// Selects providers for a very large number of calls in the cluster's own balancer, while all providers are connected. The selected calls
/// run for as long as a number of further calls takes, so that strategies see active calls and response times.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "It is closed asynchronously.")]
internal sealed class BalancerSpread
{
    private const int ActiveCalls = 100;

    private static readonly TimeSpan Connecting = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenCalls = TimeSpan.FromMicroseconds(1);

    private readonly World _world;
    private readonly int[] _weights;
    private readonly int _picks;
    private readonly List<DubboServer> _servers = [];
    private readonly ClusterCalls _calls;

    private BalancerSpread(World world, LoadBalancingStrategy strategy, int[] weights, int picks)
    {
        (_world, _weights, _picks) = (world, weights, picks);
        var service = new DubboService(EstateService.Key).Map(EstateService.Work, arguments => arguments.Number);
        var addresses = new List<string>();
        for (int i = 0; i < weights.Length; i++)
        {
            var endPoint = new IPEndPoint(new IPAddress([10, 0, 0, (byte)(i + 1)]), 20880);
            var server = new DubboServer(world.CreateServerOptions(endPoint), service);
            server.Start();
            _servers.Add(server);
            addresses.Add($"dubbo://{endPoint}?weight={weights[i]}");
        }

        var options = new DubboClusterOptions { Channel = world.CreateChannelOptions(), LoadBalancing = strategy };
        _calls = new ClusterCalls(new AddressDirectory(string.Join(';', addresses), options), options, NullLogger.Instance);
        _calls.Start();
        world.Clock.After(Connecting, Measure);
    }

    /// <summary>Gets the number of calls that each provider got.</summary>
    private long[] Counts { get; set; } = [];

    /// <summary>
    /// Returns the largest deviation of a provider's number of calls from its ideal, as a share of the ideal. The ideal is the share of the
    /// provider in all weights.
    /// </summary>
    public static double Measure(LoadBalancingStrategy strategy, int[] weights, int picks)
    {
        var world = new World(seed: 1, keepsTrace: false);
        var spread = new BalancerSpread(world, strategy, weights, picks);
        world.RunToRest();
        Remains.Check(world);
        world.ThrowIfFailed();
        double total = weights.Sum();
        return spread.Counts.Select((count, index) => Math.Abs((count / (weights[index] / total * picks)) - 1)).Max();
    }

    private void Measure()
    {
        LoadBalancer balancer = _calls.Providers.Balancer;
        Dictionary<ClusterProvider, int> indexes = balancer.Providers.Select((provider, index) => (provider, index))
            .ToDictionary(one => one.provider, one => one.index);
        Counts = new long[_weights.Length];
        var running = new Queue<(ClusterProvider Provider, long StartedAt)>();
        for (int i = 0; i < _picks; i++)
        {
            long now = _world.Clock.GetTimestamp();
            ClusterProvider provider = balancer.Pick(EstateService.Work, (i, i), null, null, now)!;
            Counts[indexes[provider]]++;
            provider.Begin();
            running.Enqueue((provider, now));
            if (running.Count > ActiveCalls)
                EndFirst(running);
            _world.Clock.PassBusy(BetweenCalls);
        }

        while (running.Count > 0)
            EndFirst(running);
        _ = _calls.DisposeAsync().AsTask();
        _servers.ForEach(server => _ = server.StopAsync());
    }

    private static void EndFirst(Queue<(ClusterProvider Provider, long StartedAt)> running)
    {
        (ClusterProvider provider, long startedAt) = running.Dequeue();
        provider.Succeed(startedAt);
    }
}
