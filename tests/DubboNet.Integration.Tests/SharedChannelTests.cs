using Frames;

namespace DubboNet.Integration.Tests;

public sealed class SharedChannelTests
{
    [Test]
    public async Task Clusters_share_one_connection_until_the_last_one_is_disposed()
    {
        await using var loopback = new Loopback();
        var pool = new DubboChannelPool();
        DubboCluster one = Connect(loopback, pool, "");
        DubboCluster two = Connect(loopback, pool, "?weight=50&timeout=9000&token=x");
        Assert.That(await one.InvokeAsync(FrameMethods.Echo, "a").Within(), Is.EqualTo("a"));
        Assert.That(await two.InvokeAsync(FrameMethods.Echo, "b").Within(), Is.EqualTo("b"));
        Assert.That((loopback.Server.ConnectionCount, pool.Count), Is.EqualTo((1, 1)));
        await one.DisposeAsync();
        Assert.That(await two.InvokeAsync(FrameMethods.Echo, "c").Within(), Is.EqualTo("c"));
        await two.DisposeAsync();
        Assert.That(pool.Count, Is.Zero);
        await BoundedWait.UntilAsync(() => loopback.Server.ConnectionCount == 0, "the connection is closed");
    }

    [Test]
    public async Task Strategies_spread_calls_over_real_connections([Values] FailurePolicy policy)
    {
        await using var first = new Loopback();
        await using var second = new Loopback();
        await using var cluster = new DubboCluster($"dubbo://{first.EndPoint};dubbo://{second.EndPoint}", new DubboClusterOptions
        {
            Channel = new DubboChannelOptions
            {
                Hessian = FrameTypes.Options,
                LoggerFactory = first.Log,
                Timeout = TimeSpan.FromSeconds(10),
            },
            LoadBalancing = LoadBalancingStrategy.RoundRobin,
            FailurePolicy = policy,
        });
        for (int i = 0; i < 20; i++)
            Assert.That(await cluster.InvokeAsync(FrameMethods.Echo, $"{i}").Within(), Is.EqualTo($"{i}"));
        Assert.That((first.Server.ConnectionCount, second.Server.ConnectionCount), Is.EqualTo((1, 1)));
    }

    private static DubboCluster Connect(Loopback loopback, DubboChannelPool pool, string parameters) =>
        new($"dubbo://{loopback.EndPoint}{parameters}", new DubboClusterOptions
        {
            Channel = new DubboChannelOptions { Hessian = FrameTypes.Options, LoggerFactory = loopback.Log },
            ChannelPool = pool,
        });
}
