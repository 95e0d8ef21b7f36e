using static DubboNet.Tests.Cluster.ClusterHarness;

namespace DubboNet.Tests.Cluster;

/// <summary>Tests that calls go to providers with their tag.</summary>
[Property("Feature", "78")]
public sealed class TagTests
{
    private const string GrayA = $"{A}?dubbo.tag=gray";

    private static readonly DubboCallOptions Gray = default(DubboCallOptions).WithAttachment("dubbo.tag", "gray");
    private static readonly DubboCallOptions OnlyGray = Gray.WithAttachment("dubbo.force.tag", "true");

    [Test]
    public void Calls_go_to_providers_with_their_tag() => ClusterHarness.Run(harness =>
    {
        ServeAll(harness);
        DubboCluster cluster = harness.ConnectAll($"{GrayA};{B};{C}");
        Assert.That(harness.CallMany(cluster, 20).Distinct(), Is.EquivalentTo(new[] { "2", "3" }));
        Assert.That(Enumerable.Range(0, 5).Select(_ => harness.Call(cluster, Gray).Result), Is.All.EqualTo("1"));
        var other = default(DubboCallOptions).WithAttachment("dubbo.tag", "other");
        Assert.That(harness.Call(cluster, other).Result, Is.AnyOf("2", "3"));
        Assert.That(
            harness.Call(cluster, other.WithAttachment("dubbo.force.tag", "true")).Exception!.InnerException!.Message,
            Does.EndWith("lists 3 providers, and tags or rules do not let the call use any of them."));
    });

    [Test]
    public void Cluster_has_a_tag() => ClusterHarness.Run(harness =>
    {
        ServeAll(harness);
        DubboCluster cluster = harness.ConnectAll($"{GrayA};{B}", options => options.Tag = "gray");
        Assert.That(harness.CallMany(cluster, 5), Is.All.EqualTo("1"));
        DubboCluster strict = harness.ConnectAll($"{A};{B}", options => (options.Tag, options.ForceTag) = ("gray", true));
        Assert.That(harness.Call(strict).Exception!.InnerException, Is.TypeOf<NoProviderException>());
    });

    [Test]
    public void Provider_that_fails_is_replaced_as_if_it_had_left() => ClusterHarness.Run(harness =>
    {
        DubboServer gray = harness.Serve(A);
        harness.Serve(B);
        DubboCluster cluster = harness.ConnectAll($"{GrayA};{B}");
        Assert.That(harness.Call(cluster, Gray).Result, Is.EqualTo("1"));
        Task stopping = gray.DisposeAsync().AsTask();
        harness.Engine.Pass(TimeSpan.FromSeconds(5));
        Assert.That(stopping.IsCompletedSuccessfully, Is.True);
        Assert.That(harness.Call(cluster, Gray).Result, Is.EqualTo("2"));
        Assert.That(
            harness.Call(cluster, OnlyGray).Exception!.InnerException!.Message,
            Does.Contain("lists 2 providers, and tags or rules let the call use 1 of them: "));
        harness.Serve(A);
        harness.Engine.Pass(TimeSpan.FromSeconds(30));
        Assert.That(harness.Call(cluster, Gray).Result, Is.EqualTo("1"));
    });

    [Test]
    public void Few_tagged_providers_among_many_are_connected_when_they_are_needed() => ClusterHarness.Run(harness =>
    {
        ServeAll(harness);
        DubboCluster cluster = harness.ConnectAll($"{GrayA};{B};{C}", options => options.ConnectedProviders = 1);
        Assert.That(harness.Call(cluster, OnlyGray).Result, Is.EqualTo("1"));
        Assert.That(harness.Call(cluster).Result, Is.AnyOf("2", "3"));
    });

    [Test]
    public void Broadcast_goes_to_the_providers_with_the_tag() => ClusterHarness.Run(harness =>
    {
        ServeAll(harness);
        DubboCluster cluster = harness.ConnectAll($"{GrayA};{B};{C}");
        Task<IReadOnlyList<BroadcastResult<string>>> calls = cluster.BroadcastAsync(FrameMethods.Echo, "");
        harness.Engine.Settle();
        Assert.That(calls.Result.Select(result => result.Result), Is.EqualTo(new[] { "2", "3" }));
    });

    private static void ServeAll(ClusterHarness harness)
    {
        foreach (string address in (string[])[A, B, C])
            harness.Serve(address);
    }
}
