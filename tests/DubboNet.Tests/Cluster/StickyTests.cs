using static DubboNet.Tests.Cluster.ClusterHarness;

namespace DubboNet.Tests.Cluster;

public sealed class StickyTests
{
    private const string Addresses = $"{A};{B};{C}";

    [Test]
    public void Calls_keep_their_provider_until_it_leaves() => ClusterHarness.Run(harness =>
    {
        DubboServer[] servers = [harness.Serve(A), harness.Serve(B), harness.Serve(C)];
        DubboCluster cluster = harness.ConnectAll(Addresses, options => options.Sticky = true);
        string kept = harness.CallMany(cluster, 20).Distinct().Single();
        servers[kept[0] - '1'].SetReadOnly(true);
        harness.Engine.Settle();
        string next = harness.CallMany(cluster, 20).Distinct().Single();
        Assert.That(next, Is.Not.EqualTo(kept));
        servers[kept[0] - '1'].SetReadOnly(false);
        harness.Engine.Settle();
        Assert.That(harness.CallMany(cluster, 20), Is.All.EqualTo(next), "it does not move back");
    });

    [Test]
    public void Call_that_was_tried_at_the_provider_moves_to_another_one() => ClusterHarness.Run(harness =>
    {
        harness.Serve(A, harness.HangAsync, options => options.MaxConcurrentCalls = 1);
        DubboCluster cluster = harness.ConnectAll($"{A};{B}", options => options.Sticky = true);
        Task<string> first = harness.Call(cluster);
        harness.Serve(B);
        harness.Engine.Pass(TimeSpan.FromMilliseconds(900));
        Assert.That(harness.Call(cluster).Result, Is.EqualTo("2"), "the provider that is kept is busy");
        harness.EndHanging("1");
        Assert.That(first.Result, Is.EqualTo("1"));
        harness.Engine.Pass(TimeSpan.FromSeconds(5));
        Assert.That(harness.CallMany(cluster, 20), Is.All.EqualTo("2"));
    });

    [Test]
    public void Provider_whose_weight_changes_is_kept() => ClusterHarness.Run(harness =>
    {
        harness.Serve(A);
        harness.Serve(B);
        harness.Serve(C);
        ListedProviders list = new();
        list.Say(A, B, C);
        DubboCluster cluster = harness.Connect(list, options => options.Sticky = true);
        cluster.Start();
        harness.Engine.Settle();
        string kept = harness.CallMany(cluster, 10).Distinct().Single();
        list.Say($"{A}?weight=7", $"{B}?weight=8", $"{C}?weight=9");
        harness.Engine.Pass(TimeSpan.FromSeconds(1));
        Assert.That(harness.CallMany(cluster, 20), Is.All.EqualTo(kept));
    });

    [Test]
    public void Calls_are_spread_without_it() => ClusterHarness.Run(harness =>
    {
        harness.Serve(A);
        harness.Serve(B);
        harness.Serve(C);
        Assert.That(harness.CallMany(harness.ConnectAll(Addresses), 40).Distinct().Count(), Is.EqualTo(3));
    });
}
