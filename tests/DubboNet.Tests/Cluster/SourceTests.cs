using static DubboNet.Tests.Cluster.ClusterHarness;

namespace DubboNet.Tests.Cluster;

/// <summary>Tests the choice between registries, as Java's zone-aware cluster makes it.</summary>
public sealed class SourceTests
{
    private static readonly ProviderSource Preferred = new() { IsPreferred = true };
    private static readonly ProviderSource East = new() { Zone = "east" };
    private static readonly ProviderSource West = new() { Zone = "west" };

    [Test]
    public void Preferred_source_gets_the_calls_while_it_has_a_ready_provider() => ClusterHarness.Run(harness =>
    {
        DubboServer[] servers = ServeAll(harness);
        DubboCluster cluster = Connect(harness, (A, null), (B, Preferred), (C, Preferred));
        Assert.That(harness.CallMany(cluster, 40).Distinct().Order(), Is.EqualTo(new[] { "2", "3" }));
        servers[1].SetReadOnly(true);
        harness.Engine.Settle();
        Assert.That(harness.CallMany(cluster, 20), Is.All.EqualTo("3"));
        servers[2].SetReadOnly(true);
        harness.Engine.Settle();
        Assert.That(harness.CallMany(cluster, 20), Is.All.EqualTo("1"), "the other source is better than read-only providers");
        servers[1].SetReadOnly(false);
        harness.Engine.Settle();
        Assert.That(harness.CallMany(cluster, 20), Is.All.EqualTo("2"));
    });

    [Test]
    public void Call_goes_to_its_zone_or_else_to_another_one([Values] bool isForced) => ClusterHarness.Run(harness =>
    {
        DubboServer[] servers = ServeAll(harness);
        DubboCluster cluster = Connect(harness, (A, East), (B, West), (C, West));
        DubboCallOptions east = InZone("east", isForced);
        Assert.That(Enumerable.Range(0, 20).Select(_ => harness.Call(cluster, east).Result), Is.All.EqualTo("1"));
        Assert.That(harness.CallMany(cluster, 40).Distinct().Count(), Is.EqualTo(3), "other calls go to all zones");
        servers[0].DisposeAsync().AsTask();
        harness.Engine.Pass(TimeSpan.FromSeconds(1));
        Task<string> call = harness.Call(cluster, east);
        harness.Engine.Pass(TimeSpan.FromSeconds(2));
        if (isForced)
        {
            Assert.That(call.Exception!.InnerException, Is.TypeOf<NoProviderException>()
                .With.Message.Contains("registry://test in the zone east (registry_zone_force): "));
        }
        else
        {
            Assert.That(call.Result, Is.AnyOf("2", "3"));
        }
    });

    [Test]
    public void Forced_zone_without_a_source_has_no_provider_and_a_preferred_source_is_used() => ClusterHarness.Run(harness =>
    {
        ServeAll(harness);
        DubboCluster cluster = Connect(harness, (A, East), (B, West), (C, null));
        Assert.That(harness.Call(cluster, InZone("north", true)).Exception!.InnerException, Is.TypeOf<NoProviderException>()
            .With.Message.Contains("registry://test lists no provider in the zone north (registry_zone_force)."));
        Assert.That(harness.Call(cluster, InZone("north", false)).IsCompletedSuccessfully, Is.True);
        DubboCluster preferring = Connect(harness, (A, East), (B, Preferred));
        Assert.That(harness.Call(preferring, InZone("north", true)).Result, Is.EqualTo("2"), "as in Java");
    });

    [Test]
    public void Sources_get_calls_by_their_weights() => ClusterHarness.Run(harness =>
    {
        ServeAll(harness);
        DubboCluster cluster = Connect(
            harness, (A, new ProviderSource { Weight = 300 }), (B, new ProviderSource { Weight = 100 }),
            (C, new ProviderSource { Weight = 100 }));
        string[] served = harness.CallMany(cluster, 800);
        Assert.That(served.Count(name => name == "1"), Is.InRange(540, 660));
        DubboCluster without = Connect(harness, (A, new ProviderSource { Weight = 0 }), (B, null));
        Assert.That(harness.CallMany(without, 40), Is.All.EqualTo("2"));
    });

    [Test]
    public void Retry_leaves_the_preferred_source_if_all_its_providers_were_tried() => ClusterHarness.Run(harness =>
    {
        harness.Serve(A, harness.HangAsync, options => options.MaxConcurrentCalls = 1);
        harness.Serve(B);
        DubboCluster cluster = Connect(harness, (A, Preferred), (B, null));
        Task<string> first = harness.Call(cluster);
        Assert.That(harness.Call(cluster).Result, Is.EqualTo("2"));
        harness.EndHanging("1");
        Assert.That(first.Result, Is.EqualTo("1"));
    });

    [Test]
    public void Turn_of_a_source_continues_when_another_one_appears() => ClusterHarness.Run(harness =>
    {
        ServeAll(harness);
        ListedProviders list = new();
        DubboCluster cluster = harness.Connect(list, options => options.LoadBalancing = LoadBalancingStrategy.RoundRobin);
        list.Say([Address(A, East), Address(B, East), Address(C, West)]);
        cluster.Start();
        harness.Engine.Settle();
        DubboCallOptions east = InZone("east", isForced: false);
        Assert.That(harness.Call(cluster, east).Result, Is.EqualTo("1"));
        list.Say([Address(A, East), Address(B, East)]);
        harness.Engine.Pass(TimeSpan.FromSeconds(1));
        Assert.That(harness.Call(cluster, east).Result, Is.EqualTo("2"));
        list.Say([Address(A, East), Address(B, East), Address(C, West)]);
        harness.Engine.Pass(TimeSpan.FromSeconds(1));
        Assert.That(harness.Call(cluster, east).IsCompletedSuccessfully, Is.True);
    });

    [Test]
    public void Broadcast_reaches_a_provider_of_two_sources_once() => ClusterHarness.Run(harness =>
    {
        ServeAll(harness);
        DubboCluster cluster = Connect(harness, (A, East), (A, West), (B, West));
        Task<IReadOnlyList<BroadcastResult<string>>> call = cluster.BroadcastAsync(FrameMethods.Echo, "x");
        harness.Engine.Settle();
        Assert.That(call.Result.Select(result => result.Result), Is.EqualTo(new[] { "1", "2" }));
        Assert.That(harness.Engine.Network.Connections, Has.Count.EqualTo(2));
    });

    [Test]
    public void Cluster_connects_to_some_providers_of_each_source_and_group() => ClusterHarness.Run(harness =>
    {
        ServeAll(harness);
        ListedProviders list = new();
        DubboCluster cluster = harness.Connect(list, options => options.ConnectedProviders = 1);
        list.Say([Address(A, East), Address(B, East), Address(C, West)]);
        cluster.Start();
        harness.Engine.Settle();
        Assert.That(cluster.GetSnapshot().Providers.Count(provider => provider.IsAvailable), Is.EqualTo(2));
        Assert.That(cluster.GetSnapshot().Providers[2].IsAvailable, Is.True);
        list.Say($"{A}?group=blue", $"{B}?group=green", $"{C}?group=green");
        harness.Engine.Settle();
        Assert.That(cluster.GetSnapshot().Providers.Count(provider => provider.IsAvailable), Is.GreaterThanOrEqualTo(2));
        Assert.That(cluster.GetSnapshot().Providers[0].IsAvailable, Is.True);
    });

    private static DubboServer[] ServeAll(ClusterHarness harness) => [harness.Serve(A), harness.Serve(B), harness.Serve(C)];

    private static DubboCluster Connect(ClusterHarness harness, params (string Address, ProviderSource? Source)[] providers)
    {
        ListedProviders list = new();
        list.Say([.. providers.Select(provider => Address(provider.Address, provider.Source))]);
        DubboCluster cluster = harness.Connect(list);
        cluster.Start();
        harness.Engine.Settle();
        return cluster;
    }

    private static ProviderAddress Address(string address, ProviderSource? source) =>
        ProviderAddress.Parse(address) with { Source = source };

    private static DubboCallOptions InZone(string zone, bool isForced)
    {
        DubboCallOptions options = new DubboCallOptions().WithAttachment("registry_zone", zone);
        return isForced ? options.WithAttachment("registry_zone_force", "true") : options;
    }
}
