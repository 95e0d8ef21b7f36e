using System.Net;
using DubboNet.Tests.Support;

namespace DubboNet.Tests.Cluster;

/// <summary>Several providers in memory, who answer with their names, and clusters of them.</summary>
internal sealed class ClusterHarness(EngineHarness engine)
{
    public const string A = "dubbo://10.0.0.1:20880";
    public const string B = "dubbo://10.0.0.2:20880";
    public const string C = "dubbo://10.0.0.3:20880";

    public EngineHarness Engine => engine;

    /// <summary>Who served, in order.</summary>
    public List<string> Served { get; } = [];

    public static void Run(Action<ClusterHarness> test) => EngineHarness.Run(engine => test(new ClusterHarness(engine)));

    /// <summary>A handler that waits for the test.</summary>
    public ValueTask<string> HangAsync(string text, DubboCallContext context) => engine.HangAsync();

    /// <summary>Ends all handlers that wait.</summary>
    public void EndHanging(string result)
    {
        foreach (TaskCompletionSource<string> handler in engine.Hanging)
            handler.SetResult(result);
        engine.Settle();
    }

    /// <summary>A provider that answers with the last figure of its address: 1 for <see cref="A"/>.</summary>
    public DubboServer Serve(string address, Func<string, DubboCallContext, ValueTask<string>>? handler = null, Action<DubboServerOptions>? configure = null)
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

    public DubboCluster Connect(IProviderDirectory directory, Action<DubboClusterOptions>? configure = null) => new(directory, Options(configure));

    /// <summary>A cluster that is connected with all its providers.</summary>
    public DubboCluster ConnectAll(string addresses, Action<DubboClusterOptions>? configure = null)
    {
        DubboCluster cluster = Connect(addresses, configure);
        cluster.Start();
        engine.Settle();
        return cluster;
    }

    /// <summary>Starts a call and lets everything run that can.</summary>
    public Task<string> Call(
        DubboCluster cluster, DubboCallOptions options = default, DubboMethod<string, string>? method = null, string text = "", CancellationToken cancellationToken = default)
    {
        Task<string> call = cluster.InvokeAsync(method ?? FrameMethods.Echo, text, options, cancellationToken).AsTask();
        engine.Settle();
        return call;
    }

    /// <summary>Who serves that many calls.</summary>
    public string[] CallMany(DubboCluster cluster, int count) => [.. Enumerable.Range(0, count).Select(_ => Call(cluster).Result)];

    private DubboClusterOptions Options(Action<DubboClusterOptions>? configure)
    {
        var options = new DubboClusterOptions { Channel = engine.ChannelOptions() };
        configure?.Invoke(options);
        return options;
    }
}
