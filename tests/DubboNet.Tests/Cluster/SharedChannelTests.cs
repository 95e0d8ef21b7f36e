using static DubboNet.Tests.Cluster.ClusterHarness;

namespace DubboNet.Tests.Cluster;

public sealed class SharedChannelTests
{
    private static readonly Random Random = new(1);

    private static readonly DubboCallOptions Patient = new() { Timeout = TimeSpan.FromMinutes(1) };

    [Test]
    public void Clusters_with_the_same_pool_share_connections_until_the_last_one_ends() => ClusterHarness.Run(harness =>
    {
        DubboServer server = harness.Serve(A);
        var pool = new DubboChannelPool();
        DubboCluster one = Connect(harness, pool, A);
        DubboCluster two = Connect(harness, pool, $"{A}?weight=50&timeout=3000&token=x");
        Assert.That((harness.Call(one).Result, harness.Call(two).Result), Is.EqualTo(("1", "1")));
        Assert.That((server.ConnectionCount, pool.Count), Is.EqualTo((1, 1)));
        Dispose(harness, one);
        Assert.That((harness.Call(two).Result, server.ConnectionCount, pool.Count), Is.EqualTo(("1", 1, 1)));
        Dispose(harness, two);
        Assert.That((server.ConnectionCount, pool.Count), Is.EqualTo((0, 0)));
    });

    [Test]
    public void Token_belongs_to_the_calls_of_each_cluster() => ClusterHarness.Run(harness =>
    {
        harness.Serve(A, (_, context) => ValueTask.FromResult($"{context.Attachments["token"]}"));
        var pool = new DubboChannelPool();
        DubboCluster one = Connect(harness, pool, $"{A}?token=first");
        DubboCluster two = Connect(harness, pool, A, options => options.Token = "second");
        Assert.That((harness.Call(one).Result, harness.Call(two).Result, pool.Count), Is.EqualTo(("first", "second", 1)));
    });

    [TestCase("?payload=5000")]
    [TestCase("?heartbeat=5000")]
    [TestCase("?connections=2")]
    public void Address_with_other_parameters_of_connections_is_not_shared(string parameters) => ClusterHarness.Run(harness =>
    {
        harness.Serve(A);
        var pool = new DubboChannelPool();
        harness.Call(Connect(harness, pool, A));
        harness.Call(Connect(harness, pool, A + parameters));
        Assert.That(pool.Count, Is.EqualTo(2));
    });

    [Test]
    public void Disposed_cluster_waits_for_its_own_calls_on_shared_connections() => ClusterHarness.Run(harness =>
    {
        harness.Serve(A, harness.HangAsync);
        var pool = new DubboChannelPool();
        DubboCluster one = Connect(harness, pool, A);
        DubboCluster two = Connect(harness, pool, A);
        Task<string> first = harness.Call(one, Patient);
        Task<string> second = harness.Call(two, Patient);
        Task closing = one.DisposeAsync().AsTask();
        harness.Engine.Settle();
        Assert.That(closing.IsCompleted, Is.False);
        harness.Engine.Hanging[0].SetResult("done");
        harness.Engine.Settle();
        Assert.That((first.Result, closing.IsCompletedSuccessfully, second.IsCompleted), Is.EqualTo(("done", true, false)));
        harness.Engine.Hanging[1].SetResult("done");
        harness.Engine.Settle();
        Assert.That(second.Result, Is.EqualTo("done"));
    });

    [Test]
    public void Provider_whose_weight_or_timeout_changes_keeps_its_connection_and_its_calls() => ClusterHarness.Run(harness =>
    {
        DubboServer server = harness.Serve(A, (text, context) =>
            text == "hang" ? harness.HangAsync(text, context) : ValueTask.FromResult($"{context.Attachments["timeout"]}"));
        var directory = new ListedProviders();
        directory.Say(A);
        DubboCluster cluster = harness.Connect(directory);
        Assert.That(harness.Call(cluster).Result, Is.EqualTo("1000"));
        Task<string> running = harness.Call(cluster, Patient, text: "hang");
        directory.Say($"{A}?weight=50&timeout=4000");
        harness.Engine.Settle();
        Assert.That(harness.Call(cluster).Result, Is.EqualTo("4000"));
        Assert.That(harness.Engine.Network.Connections, Has.Count.EqualTo(1));
        harness.EndHanging("done");
        Assert.That((running.Result, server.ConnectionCount), Is.EqualTo(("done", 1)));
        Dispose(harness, cluster);
        Assert.That(server.ConnectionCount, Is.Zero);
    });

    private static DubboCluster Connect(
        ClusterHarness harness, DubboChannelPool pool, string addresses, Action<DubboChannelOptions>? configure = null) =>
        harness.Connect(addresses, options =>
        {
            options.ChannelPool = pool;
            options.Channel.Random = Random;
            options.Channel.Connector = harness.Engine.Network.ConnectAsync;
            configure?.Invoke(options.Channel);
        });

    private static void Dispose(ClusterHarness harness, DubboCluster cluster)
    {
        Task closing = cluster.DisposeAsync().AsTask();
        harness.Engine.Settle();
        Assert.That(closing.IsCompletedSuccessfully, Is.True);
    }
}
