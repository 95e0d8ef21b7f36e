using DubboNet.Cluster;
using DubboNet.Cluster.LoadBalancing;
using DubboNet.Cluster.Routing;
using DubboNet.Registry.Rules;
using static DubboNet.Tests.Cluster.ClusterHarness;

namespace DubboNet.Tests.Cluster;

/// <summary>Tests that calls go to the providers that rules let them use.</summary>
[Property("Feature", "78")]
public sealed class RoutingTests
{
    private static readonly DubboUrl Consumer = DubboUrl.Parse("consumer://10.0.9.9/com.acme.Inventory?application=shop");

    [Test]
    public void Rules_take_effect_with_the_list_that_has_them() => ClusterHarness.Run(harness =>
    {
        ServeAll(harness);
        var directory = new ListedProviders();
        directory.Say(Listed(A, B, C));
        DubboCluster cluster = harness.Connect(directory);
        cluster.Start();
        harness.Engine.Settle();
        Say("method=echo => host=10.0.0.2");
        Assert.That(harness.CallMany(cluster, 5), Is.All.EqualTo("2"));
        Say("arguments[0]=x => host=10.0.0.3", "attachments[user]=bob => host=10.0.0.1");
        Assert.That(harness.Call(cluster, text: "x").Result, Is.EqualTo("3"));
        Assert.That(harness.Call(cluster, default(DubboCallOptions).WithAttachment("user", "bob")).Result, Is.EqualTo("1"));
        Assert.That(harness.CallMany(cluster, 40).Distinct().Count(), Is.EqualTo(3));
        Say();
        Assert.That(harness.CallMany(cluster, 40).Distinct().Count(), Is.EqualTo(3));

        void Say(params string[] conditions)
        {
            directory.Say(Listed(A, B, C) with
            {
                Routing = new RoutingRules(
                    Consumer, [], [.. conditions.Select(text => ConditionText.Read(text, isForced: false, application: null))]),
            });
            harness.Engine.Settle();
        }
    });

    [Test]
    public void Destinations_get_their_share_of_the_calls() => ClusterHarness.Run(harness =>
    {
        const int Calls = 10_000;
        LoadBalancer balancer = CreateBalancer(harness, To("10.0.0.1", 10), To("10.0.0.2", 30), To("10.0.0.*", 60));
        int[] counts = new int[4];
        for (int i = 0; i < Calls; i++)
        {
            ClusterProvider provider = balancer.Pick(FrameMethods.Echo, "", null, null, harness.Engine.Time.GetTimestamp())!;
            counts[((System.Net.IPEndPoint)provider.Address.EndPoint).Address.GetAddressBytes()[3]]++;
        }

        Assert.That(counts[1..].Select(count => (double)count / Calls), Is.EqualTo(new[] { 0.3, 0.5, 0.2 }).Within(0.03));
    });

    [Test]
    public void Choice_allocates_nothing() => ClusterHarness.Run(harness =>
    {
        var attachments = new Attachments { ["dubbo.tag"] = "gray" };
        LoadBalancer balancer = CreateBalancer(harness);
        long now = harness.Engine.Time.GetTimestamp();
        long least = long.MaxValue;
        // A round also counts what the runtime allocates on the thread, such as for code that it compiles again.
        for (int round = 0; round < 5; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 100; i++)
            {
                balancer.Pick(FrameMethods.Echo, "", null, null, now);
                balancer.Pick(FrameMethods.Echo, "", attachments, null, now);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.That(least, Is.Zero);
    });

    private static Destination To(string host, int weight) => new(ConditionText.ReadTerms($"host={host}"), weight);

    private static ProviderList Listed(params string[] addresses) =>
        new([.. addresses.Select(address => ProviderAddress.FromUrl(DubboUrl.Parse($"{address}/com.acme.Inventory")))]);

    private static void ServeAll(ClusterHarness harness)
    {
        foreach (string address in (string[])[A, B, C])
            harness.Serve(address);
    }

    private static LoadBalancer CreateBalancer(ClusterHarness harness, params Destination[] to)
    {
        ServeAll(harness);
        var options = new DubboClusterOptions { Channel = harness.Engine.ChannelOptions() };
        var balancer = new LoadBalancer(options);
        var context = new ProviderContext(options.Channel, new DubboChannelPool(), balancer.NoteChange);
        var failures = new FailureRecord(
            new AvoidanceTimes(options.AvoidFailedFor, options.MaxAvoidFailedFor, options.Channel.TimeProvider));
        balancer.Use(
            [.. Listed(A, B, C).Providers.Select(address => new ClusterProvider(address, context, failures))],
            new RoutingRules(Consumer, [], to.Length == 0 ? [] : [new RoutingCondition([], to, false, null)]));
        harness.Engine.Settle();
        return balancer;
    }
}
