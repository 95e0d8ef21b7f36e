using System.Runtime.CompilerServices;
using DubboNet.Cluster.Routing;
using static DubboNet.Tests.Cluster.ClusterHarness;

namespace DubboNet.Tests.Cluster;

public sealed class CombinedDirectoryTests
{
    [Test]
    public void Lists_are_joined_after_each_directory_has_delivered_one() => ClusterHarness.Run(harness =>
    {
        harness.Serve(A);
        harness.Engine.Log.Expect("DirectoryProblem");
        ListedProviders east = new();
        ListedProviders west = new();
        DubboCluster cluster = harness.Connect(new CombinedDirectory([east, west]));
        east.Say(A);
        cluster.Start();
        harness.Engine.Settle();
        Assert.That(cluster.GetSnapshot().IsKnown, Is.False);
        west.Complain("West is slow.", B);
        harness.Engine.Settle();
        Assert.That(Describe(cluster), Is.EqualTo($"{A} {B} West is slow."));
        west.Say(C);
        harness.Engine.Settle();
        Assert.That(Describe(cluster), Is.EqualTo($"{A} {C} "));
        Assert.That(cluster.GetSnapshot().Directory, Is.EqualTo("registry://test, registry://test"));
    });

    [Test]
    public async Task Rules_of_all_directories_are_joined()
    {
        ListedProviders[] directories = [new(), new(), new()];
        directories[0].Say(new ProviderList([]) { Routing = Rules("east") });
        directories[1].Say(new ProviderList([]));
        directories[2].Say(new ProviderList([]) { Routing = Rules("west") });
        await using IAsyncEnumerator<ProviderList> lists = new CombinedDirectory(directories).WatchAsync(default).GetAsyncEnumerator();
        Assert.That(await lists.MoveNextAsync());
        Assert.That(lists.Current.Routing!.Tags.Select(rule => rule.Application), Is.EqualTo(new[] { "east", "west" }));

        static RoutingRules Rules(string application) => new(
            DubboUrl.Parse("consumer://10.0.0.9/com.acme.Inventory"), [new TagRule(application, IsForced: false, [])], []);
    }

    [Test]
    public void Directory_that_ends_keeps_its_last_list() => ClusterHarness.Run(harness =>
    {
        harness.Serve(A);
        ListedProviders changing = new();
        DubboCluster cluster = harness.Connect(new CombinedDirectory([new Fixed(A), changing]));
        changing.Say(B);
        cluster.Start();
        harness.Engine.Settle();
        changing.Say(C);
        harness.Engine.Settle();
        Assert.That(Describe(cluster), Is.EqualTo($"{A} {C} "));
        cluster.DisposeAsync().AsTask();
        harness.Engine.Pass(TimeSpan.FromSeconds(1));
    });

    [Test]
    public void Failure_of_a_directory_ends_the_others_and_is_reported() => ClusterHarness.Run(harness =>
    {
        harness.Engine.Log.Expect("DirectoryFailed");
        ListedProviders failing = new();
        Fixed waiting = new(A) { IsEndless = true };
        DubboCluster cluster = harness.Connect(new CombinedDirectory([waiting, failing]));
        cluster.Start();
        harness.Engine.Settle();
        failing.Fail(new InvalidOperationException("out of order"));
        harness.Engine.Settle();
        Assert.That(cluster.GetSnapshot().Problem, Does.Contain("out of order"));
        Assert.That(waiting.Ended, Is.EqualTo(1));
    });

    [Test]
    public void At_least_one_directory_is_needed() => Assert.That(
        () => new CombinedDirectory([]), Throws.ArgumentException.With.Message.StartsWith("The list of directories is empty."));

    private static string Describe(DubboCluster cluster)
    {
        ClusterSnapshot snapshot = cluster.GetSnapshot();
        return $"{string.Join(' ', snapshot.Providers.Select(provider => provider.Address))} {snapshot.Problem}";
    }

    private sealed class Fixed(string address) : IProviderDirectory
    {
        public bool IsEndless { get; init; }

        public int Ended { get; private set; }

        public async IAsyncEnumerable<ProviderList> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            yield return new ProviderList([ProviderAddress.Parse(address)]);
            if (!IsEndless)
                yield break;
            TaskCompletionSource stopped = new();
            using CancellationTokenRegistration registration = cancellationToken.Register(() => stopped.SetResult());
            await stopped.Task;
            Ended++;
        }
    }
}
