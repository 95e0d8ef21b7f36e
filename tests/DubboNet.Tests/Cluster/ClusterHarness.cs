using System.Net;
using DubboNet.Tests.Support;

namespace DubboNet.Tests.Cluster;

/// <summary>Sets up providers in memory that return their names, and clusters of them.</summary>
internal sealed class ClusterHarness(EngineHarness engine)
{
    public const string A = "dubbo://10.0.0.1:20880";
    public const string B = "dubbo://10.0.0.2:20880";
    public const string C = "dubbo://10.0.0.3:20880";

    public EngineHarness Engine => engine;

    /// <summary>Gets the names of the providers that served calls, in order.</summary>
    public List<string> Served { get; } = [];

    public static void Run(Action<ClusterHarness> test) => EngineHarness.Run(engine => test(new ClusterHarness(engine)));

    /// <summary>Handles a call by waiting for the test.</summary>
    public ValueTask<string> HangAsync(string text, DubboCallContext context) => engine.HangAsync();

    /// <summary>Completes all handlers that wait.</summary>
    public void EndHanging(string result)
    {
        foreach (TaskCompletionSource<string> handler in engine.Hanging)
            handler.SetResult(result);
        engine.Settle();
    }

    /// <summary>Starts a provider that returns the last digit of its address, which is 1 for <see cref="A"/>.</summary>
    public DubboServer Serve(
        string address, Func<string, DubboCallContext, ValueTask<string>>? handler = null, Action<DubboServerOptions>? configure = null)
    {
        var endPoint = (IPEndPoint)ProviderAddress.Parse(address).EndPoint;
        string name = endPoint.Address.ToString()[^1..];
        return engine.Serve(
            options =>
            {
                options.EndPoint = endPoint;
                configure?.Invoke(options);
            },
            (text, context) =>
            {
                Served.Add(name);
                return handler?.Invoke(text, context) ?? ValueTask.FromResult(name);
            });
    }

    public DubboCluster Connect(string addresses, Action<DubboClusterOptions>? configure = null) => new(addresses, Options(configure));

    public DubboCluster Connect(IProviderDirectory directory, Action<DubboClusterOptions>? configure = null) =>
        new(directory, Options(configure));

    /// <summary>Creates a cluster and connects it to all its providers.</summary>
    public DubboCluster ConnectAll(string addresses, Action<DubboClusterOptions>? configure = null)
    {
        DubboCluster cluster = Connect(addresses, configure);
        cluster.Start();
        engine.Settle();
        return cluster;
    }

    /// <summary>Starts a call and runs all work that is ready.</summary>
    public Task<string> Call(
        DubboCluster cluster, DubboCallOptions options = default,
        DubboMethod<string, string>? method = null, string text = "", CancellationToken cancellationToken = default)
    {
        Task<string> call = cluster.InvokeAsync(method ?? FrameMethods.Echo, text, options, cancellationToken).AsTask();
        engine.Settle();
        return call;
    }

    /// <summary>Makes a number of calls and returns the names of their providers.</summary>
    public string[] CallMany(DubboCluster cluster, int count) => [.. Enumerable.Range(0, count).Select(_ => Call(cluster).Result)];

    private DubboClusterOptions Options(Action<DubboClusterOptions>? configure)
    {
        var options = new DubboClusterOptions { Channel = engine.ChannelOptions() };
        configure?.Invoke(options);
        return options;
    }
}
