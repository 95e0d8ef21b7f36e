using System.Diagnostics.CodeAnalysis;
using System.Net;
using BenchmarkDotNet.Attributes;
using DubboNet.Cluster;
using DubboNet.Cluster.LoadBalancing;
using DubboNet.Hessian;

namespace DubboNet.Benchmarks;

/// <summary>Measures the selection of a provider for a call. All providers are connected to one server.</summary>
[MemoryDiagnoser]
[SuppressMessage(
    "Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The clean-up disposes of them.")]
public class ProviderPicks
{
    private static readonly DubboMethod<string, string> Method = new(
        new ServiceKey("com.example.Service"), "echo", JvmDescriptor.FromTypeNames("java.lang.String"),
        DubboArguments.CreateFormatter(HessianFormatters.String!), HessianFormatters.String!);

    private DubboServer? _server;
    private LoadBalancer? _balancer;

    [Params(3, 3000)]
    public int Providers { get; set; }

    [Params("random", "roundrobin", "p2c", "leastactive")]
    public string Strategy { get; set; } = "random";

    [Params(true, false)]
    public bool HasEqualWeights { get; set; }

    [GlobalSetup]
    public async Task SetupAsync()
    {
        _server = new DubboServer(new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0), MaxConnections = 10_000 });
        _server.Start();
        var options = new DubboClusterOptions
        {
            LoadBalancing = LoadBalancingStrategy.Parse(Strategy),
            ConnectedProviders = Providers,
        };
        var balancer = new LoadBalancer(options);
        var context = new ProviderContext(options.Channel, new DubboChannelPool(), balancer.NoteChange);
        var failures = new FailureRecord(new AvoidanceTimes(options.AvoidFailedFor, options.MaxAvoidFailedFor, TimeProvider.System));
        ClusterProvider[] providers = [.. Enumerable.Range(0, Providers).Select(index => new ClusterProvider(
            new ProviderAddress(_server.LocalEndPoint) { Weight = HasEqualWeights ? 100 : 1 + (index % 100) }, context, failures))];
        balancer.Use(providers, null);
        foreach (ClusterProvider provider in providers)
            await provider.Connections.ConnectAsync(waitForReady: true, CancellationToken.None);
        _balancer = balancer;
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        await Task.WhenAll(_balancer!.Providers.Select(provider => provider.CloseAsync(TimeSpan.Zero)));
        await _server!.DisposeAsync();
    }

    [Benchmark]
    public object? Pick() => _balancer!.Pick(Method, "", null, null, TimeProvider.System.GetTimestamp());
}
