using System.Net;
using DubboNet.Client;
using DubboNet.Cluster;
using DubboNet.Cluster.LoadBalancing;
using DubboNet.Tests.Registry;

namespace DubboNet.Tests.Cluster;

public sealed class ManyProvidersTests
{
    [Test]
    public void Cost_of_a_list_is_linear() => ClusterHarness.Run(harness =>
    {
        long small = CountComparisons(harness, 1_000);
        long large = CountComparisons(harness, 10_000);
        Assert.That(large, Is.InRange(1L, 12 * small));
    });

    [Test]
    [NonParallelizable]
    public void Provider_of_a_registry_without_a_connection_takes_less_than_a_kilobyte() => ClusterHarness.Run(harness =>
    {
        const int Count = 10_000;
        var directory = new ListedProviders();
        DubboCluster cluster = harness.Connect(
            directory, options => (options.ConnectedProviders, options.Channel.Connector) = (1, ConnectNeverAsync));
        cluster.Start();
        directory.Say("dubbo://10.1.0.1:20880");
        harness.Engine.Settle();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        directory.Say([.. Enumerable.Range(0, Count).Select(number => ProviderAddress.FromUrl(ProviderNode.Create(number)))]);
        harness.Engine.Settle();
        long bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / Count;
        TestContext.Out.WriteLine($"{bytes} bytes a provider");
        Assert.That(cluster.GetSnapshot().Providers, Has.Count.EqualTo(Count));
        Assert.That(bytes, Is.InRange(1L, 1024L));
    });

    [Test]
    public void Connections_of_a_removed_provider_do_not_stay_in_the_pool() => ClusterHarness.Run(harness =>
    {
        DubboChannelOptions options = harness.Engine.ChannelOptions();
        var pool = new DubboChannelPool();
        var failures = new FailureRecord(new AvoidanceTimes(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), options.TimeProvider));
        var provider = new ClusterProvider(
            ProviderAddress.Parse(ClusterHarness.A), new ProviderContext(options, pool, () => { }), failures);
        Assert.That((pool.Count, provider.Availability), Is.EqualTo((0, ChannelAvailability.Pending)));
        Assert.That(provider.CloseAsync(TimeSpan.Zero).IsCompleted, Is.True);
        Assert.That(provider.Connections.Availability, Is.EqualTo(ChannelAvailability.Down));
        harness.Engine.Settle();
        Assert.That((pool.Count, provider.GetChannelSnapshot().State), Is.EqualTo((0, ChannelState.Closed)));
    });

    [Test]
    public void Burst_of_changes_is_included_in_one_build() => ClusterHarness.Run(harness =>
    {
        LoadBalancer balancer = CreateBalancer(harness, 3);
        Pick(harness, balancer);
        int before = balancer.Builds;
        for (int i = 0; i < 1000; i++)
            balancer.NoteChange();
        for (int i = 0; i < 1000; i++)
            Pick(harness, balancer);
        Assert.That(balancer.Builds, Is.EqualTo(before + 1));
    });

    [Test]
    public void Many_providers_are_determined_again_only_once_in_a_while() => ClusterHarness.Run(harness =>
    {
        LoadBalancer balancer = CreateBalancer(harness, 200);
        Pick(harness, balancer);
        int before = balancer.Builds;
        for (int i = 0; i < 1000; i++)
        {
            balancer.NoteChange();
            Pick(harness, balancer);
        }

        Assert.That(balancer.Builds, Is.EqualTo(before));
        harness.Engine.Time.Advance(TimeSpan.FromMilliseconds(3));
        Pick(harness, balancer);
        Assert.That(balancer.Builds, Is.EqualTo(before + 1));
    });

    [Test]
    public void Lost_provider_is_not_selected_before_it_is_known_to_others() => ClusterHarness.Run(harness =>
    {
        LoadBalancer balancer = CreateBalancer(harness, 200);
        ClusterProvider lost = Pick(harness, balancer)!;
        lost.Connections.DisposeAsync().AsTask();
        harness.Engine.Settle();
        int before = balancer.Builds;
        Assert.That(Enumerable.Range(0, 2000).Select(_ => Pick(harness, balancer)), Has.None.SameAs(lost).And.None.Null);
        Assert.That(balancer.Builds, Is.EqualTo(before));
    });

    [Test]
    public void Selection_allocates_nothing() => ClusterHarness.Run(harness =>
    {
        LoadBalancer balancer = CreateBalancer(harness, 200);
        long least = long.MaxValue;
        // The first rounds can determine the ready providers, and are compiled.
        for (int round = 0; round < 10; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 1000; i++)
                Pick(harness, balancer);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.That(least, Is.Zero);
    });

    [Test]
    public void Cluster_connects_to_a_subset_and_replaces_those_that_are_down() => ClusterHarness.Run(harness =>
    {
        harness.Engine.Log.Expect("ProviderDown");
        var directory = new ListedProviders();
        string[] addresses = [.. Enumerable.Range(1, 20).Select(index => $"dubbo://10.0.0.{index}:20880")];
        foreach (string address in addresses.Take(10))
            harness.Serve(address);
        directory.Say(addresses);
        DubboCluster cluster = harness.Connect(directory, options => options.ConnectedProviders = 4);
        for (int i = 0; i < 10; i++)
        {
            harness.Call(cluster);
            harness.Engine.Pass(TimeSpan.FromMilliseconds(200));
        }

        ProviderSnapshot[] connected = Connected(cluster);
        Assert.That(connected, Has.Length.InRange(4, 6));
        directory.Say([.. addresses.Reverse()]);
        harness.Engine.Settle();
        Assert.That(
            Connected(cluster).Select(provider => provider.Address), Is.EquivalentTo(connected.Select(provider => provider.Address)));
    });

    [Test]
    public void Subset_is_the_same_in_each_process() => ClusterHarness.Run(harness =>
    {
        var directory = new ListedProviders();
        string[] addresses = [.. Enumerable.Range(1, 20).Select(index => $"dubbo://10.0.0.{index}:20880")];
        foreach (string address in addresses)
            harness.Serve(address);
        directory.Say(addresses);
        DubboCluster cluster = harness.Connect(directory, options => options.ConnectedProviders = 2);
        harness.Call(cluster);
        // The order follows from the texts of the addresses and the seed of the harness. Hash codes would give another one in each process.
        Assert.That(Connected(cluster).Select(provider => $"{provider.Address}"), Is.EquivalentTo(new[] { addresses[9], addresses[12] }));
    });

    private static ProviderSnapshot[] Connected(DubboCluster cluster) =>
        [.. cluster.GetSnapshot().Providers.Where(provider => provider.Channel.State == ChannelState.Ready)];

    private static ClusterProvider? Pick(ClusterHarness harness, LoadBalancer balancer) =>
        balancer.Pick(FrameMethods.Echo, "", null, null, harness.Engine.Time.GetTimestamp());

    private static LoadBalancer CreateBalancer(ClusterHarness harness, int count)
    {
        var options = new DubboClusterOptions { Channel = harness.Engine.ChannelOptions(), ConnectedProviders = count };
        var set = new LoadBalancer(options);
        ProviderAddress[] addresses =
            [.. Enumerable.Range(1, count).Select(index => ProviderAddress.Parse($"dubbo://10.0.0.{index}:20880"))];
        foreach (ProviderAddress address in addresses)
            harness.Serve($"{address}");
        var context = new ProviderContext(options.Channel, new DubboChannelPool(), set.NoteChange);
        ClusterProvider[] providers = [.. addresses.Select(address => new ClusterProvider(
            address, context,
            new FailureRecord(new AvoidanceTimes(options.AvoidFailedFor, options.MaxAvoidFailedFor, options.Channel.TimeProvider))))];
        set.Use(providers, rules: null);
        harness.Engine.Settle();
        return set;
    }

    // Counts the comparisons of addresses for three lists of a directory.
    private static long CountComparisons(ClusterHarness harness, int count)
    {
        CountedEndPoint.Comparisons = 0;
        var directory = new ListedProviders();
        DubboCluster cluster = harness.Connect(directory, options => options.Channel.Connector = ConnectNeverAsync);
        cluster.Start();
        foreach (int weight in (int[])[100, 100, 50])
        {
            directory.Say([.. Enumerable.Range(0, count).Select(index =>
                new ProviderAddress(new CountedEndPoint(index)) { Weight = weight })]);
            harness.Engine.Settle();
        }

        Assert.That(cluster.GetSnapshot().Providers, Has.Count.EqualTo(count));
        long comparisons = CountedEndPoint.Comparisons;
        Task closing = cluster.DisposeAsync().AsTask();
        harness.Engine.Settle();
        Assert.That(closing.IsCompletedSuccessfully, Is.True);
        return comparisons;
    }

    private static async Task<DubboTransport> ConnectNeverAsync(EndPoint endPoint, CancellationToken cancellationToken)
    {
        var never = new TaskCompletionSource<DubboTransport>();
        using CancellationTokenRegistration registration = cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
        return await never.Task;
    }

    private sealed class CountedEndPoint(int number) : EndPoint
    {
        public static long Comparisons { get; set; }

        private int Number => number;

        public override bool Equals(object? other)
        {
            Comparisons++;
            return other is CountedEndPoint { Number: var one } && one == number;
        }

        public override int GetHashCode() => number;

        public override string ToString() => $"counted:{number}";
    }
}
