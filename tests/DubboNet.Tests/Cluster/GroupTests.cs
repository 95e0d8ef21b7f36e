using System.Net;
using static DubboNet.Tests.Cluster.ClusterHarness;

namespace DubboNet.Tests.Cluster;

/// <summary>Tests calls of services that are exported in several groups.</summary>
public sealed class GroupTests
{
    private const string Addresses = $"{A}?group=blue;{B}?group=green;{C}?group=green";

    private static readonly DubboMethod<string, string> OfAll = InGroup("*");

    [TestCase("*", null)]
    [TestCase("blue,green", null)]
    [TestCase("*", "*")]
    public void Call_names_the_group_and_the_version_of_its_provider(string group, string? version) => ClusterHarness.Run(harness =>
    {
        Serve(harness, A, "blue", (_, context) => ValueTask.FromResult($"blue {context.Attachments["version"]}"), "1.0.0");
        Serve(harness, B, "green", (_, context) => ValueTask.FromResult($"green {context.Attachments["version"]}"), "1.0.0");
        DubboMethod<string, string> method = InGroup(group, version ?? "1.0.0");
        DubboCluster cluster = harness.ConnectAll($"{A}?group=blue&version=1.0.0;{B}?group=green&version=1.0.0");
        string[] results = [.. Enumerable.Range(0, 20).Select(_ => harness.Call(cluster, method: method).Result)];
        Assert.That(results.Distinct().Order(), Is.EqualTo(new[] { "blue 1.0.0", "green 1.0.0" }));
    });

    [Test]
    public void Results_of_one_provider_of_each_group_are_merged() => ClusterHarness.Run(harness =>
    {
        ServeAll(harness);
        DubboCluster cluster = harness.ConnectAll(Addresses, Merge);
        string[] merged = [.. Enumerable.Range(0, 20).Select(_ => harness.Call(cluster, method: OfAll).Result)];
        Assert.That(merged.Distinct().Order(), Is.EqualTo(new[] { "1+2", "1+3" }));
        Assert.That(harness.Served, Has.Count.EqualTo(40));
    });

    [Test]
    public void Call_is_retried_within_its_group() => ClusterHarness.Run(harness =>
    {
        Serve(harness, A, "blue");
        Serve(harness, B, "green", configure: options => options.MaxConcurrentCalls = 1, handler: harness.HangAsync);
        Serve(harness, C, "green");
        DubboCluster cluster = harness.ConnectAll(Addresses, Merge);
        Task<string>[] calls = [.. Enumerable.Range(0, 20).Select(_ => harness.Call(cluster, method: OfAll))];
        Assert.That(calls.Count(call => !call.IsCompleted), Is.EqualTo(1), "the other calls found it busy or avoided it");
        Assert.That(calls.Where(call => call.IsCompleted).Select(call => call.Result), Is.All.EqualTo("1+3"));
        harness.EndHanging("2");
        Assert.That(calls.Select(call => call.Result), Has.One.EqualTo("1+2"));
    });

    [Test]
    public void Group_that_fails_is_logged_and_left_out() => ClusterHarness.Run(harness =>
    {
        harness.Engine.Log.Expect("GroupFailed");
        Serve(harness, A, "blue", (_, _) => throw new JavaException("java.io.IOException", "no"));
        Serve(harness, B, "green");
        DubboCluster cluster = harness.ConnectAll(Addresses, Merge);
        Assert.That(harness.Call(cluster, method: OfAll).Result, Is.EqualTo("2"));
        Assert.That(harness.Engine.Log.Named("GroupFailed").Single().Text, Is.EqualTo(
            $"{OfAll} failed in the group 'blue'. The merged result is without it."));
    });

    [Test]
    public void Merged_call_fails_if_all_groups_fail() => ClusterHarness.Run(harness =>
    {
        harness.Engine.Log.Expect("GroupFailed");
        Serve(harness, A, "blue", (_, _) => throw new JavaException("java.io.IOException", "no"));
        DubboCluster cluster = harness.ConnectAll($"{A}?group=blue", Merge);
        Assert.That(harness.Call(cluster, method: OfAll).Exception!.InnerException, Is.TypeOf<JavaException>());
    });

    [Test]
    public void Result_of_each_group_can_be_read() => ClusterHarness.Run(harness =>
    {
        Serve(harness, A, "blue");
        DubboCluster cluster = harness.ConnectAll(Addresses);
        Task<IReadOnlyList<GroupResult<string>>> call = cluster.CallGroupsAsync(OfAll, "");
        harness.Engine.Pass(TimeSpan.FromSeconds(2));
        Assert.That(call.Result.Select(result => (result.Group, result.Result)), Is.EqualTo(new[] { ("blue", "1"), ("green", null) }));
        Assert.That(call.Result[0].Error, Is.Null);
        Assert.That(call.Result[1].Error, Is.TypeOf<NoProviderException>().With.Message.Contains("lists 2 providers in the group green: "));
    });

    [Test]
    public void Other_methods_and_one_way_calls_go_to_one_provider() => ClusterHarness.Run(harness =>
    {
        ServeAll(harness);
        DubboCluster cluster = harness.ConnectAll(Addresses, options => options.MergeGroups<string>("other", all => all[0]));
        Assert.That(harness.Call(cluster, method: OfAll).Result, Has.Length.EqualTo(1));
        DubboCluster merging = harness.ConnectAll(Addresses, Merge);
        Task sent = merging.SendOneWayAsync(OfAll, "").AsTask();
        harness.Engine.Settle();
        Assert.That((sent.IsCompletedSuccessfully, harness.Served.Count), Is.EqualTo((true, 2)));
    });

    [Test]
    public void Function_for_another_type_is_an_error() => ClusterHarness.Run(harness =>
    {
        ServeAll(harness);
        DubboCluster cluster = harness.ConnectAll(Addresses, options => options.MergeGroups<int>("echo", all => all.Sum()));
        Assert.That(harness.Call(cluster, method: OfAll).Exception!.InnerException, Is.TypeOf<InvalidOperationException>()
            .With.Message.EqualTo($"{OfAll} returns System.String, but MergeGroups has a function for another type. "
                + "Call MergeGroups<System.String> for this method."));
        var options = new DubboClusterOptions();
        Merge(options);
        Assert.That(() => Merge(options), Throws.ArgumentException.With.Message.StartsWith("The method echo already has a function"));
    });

    private static void Merge(DubboClusterOptions options) => options.MergeGroups<string>("echo", all => string.Join('+', all));

    private static DubboMethod<string, string> InGroup(string group, string? version = null) =>
        FrameMethods.Echo.For(new ServiceKey(FrameMethods.Service.Interface, version, group));

    private static void ServeAll(ClusterHarness harness)
    {
        Serve(harness, A, "blue");
        Serve(harness, B, "green");
        Serve(harness, C, "green");
    }

    private static void Serve(
        ClusterHarness harness, string address, string group, Func<string, DubboCallContext, ValueTask<string>>? handler = null,
        string? version = null, Action<DubboServerOptions>? configure = null)
    {
        DubboServerOptions options = harness.Engine.ServerOptions();
        options.EndPoint = ProviderAddress.Parse(address).EndPoint as IPEndPoint ?? options.EndPoint;
        configure?.Invoke(options);
        DubboMethod<string, string> method = InGroup(group, version);
        string name = $"{options.EndPoint.Address}"[^1..];
        new DubboServer(options, new DubboService(method.Service).Map(method, (text, context) =>
        {
            harness.Served.Add(name);
            return handler?.Invoke(text, context) ?? ValueTask.FromResult(name);
        })).Start();
        harness.Engine.Settle();
    }
}
