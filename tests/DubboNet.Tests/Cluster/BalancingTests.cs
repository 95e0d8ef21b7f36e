using static DubboNet.Tests.Cluster.ClusterHarness;

namespace DubboNet.Tests.Cluster;

[Property("Feature", "76")]
public sealed class BalancingTests
{
    [Test]
    public void Calls_are_spread_by_weight_over_one_connection_each() => ClusterHarness.Run(harness =>
    {
        harness.Serve(A);
        harness.Serve(B);
        harness.Serve(C);
        DubboCluster cluster = harness.ConnectAll($"{A}?weight=200;{B},{C}?weight=0");
        string[] served = harness.CallMany(cluster, 600);
        Assert.That(served.Count(name => name == "1"), Is.InRange(360, 440));
        Assert.That(served.Count(name => name == "2"), Is.InRange(160, 240));
        Assert.That(served, Has.None.EqualTo("3"));
        Assert.That(harness.Engine.Network.Connections, Has.Count.EqualTo(3));
    });

    [Test]
    public void Providers_without_weight_share_the_calls_equally_if_there_are_no_others() => ClusterHarness.Run(harness =>
    {
        harness.Serve(A);
        harness.Serve(B);
        DubboCluster cluster = harness.ConnectAll($"{A}?weight=0;{B}?weight=0");
        Assert.That(harness.CallMany(cluster, 200).Count(name => name == "1"), Is.InRange(70, 130));
    });

    [Test]
    public void Provider_that_is_not_connected_gets_no_calls_until_it_is() => ClusterHarness.Run(harness =>
    {
        harness.Serve(A);
        DubboCluster cluster = harness.Connect($"{A};{B}");
        Assert.That(harness.CallMany(cluster, 20), Is.All.EqualTo("1"));
        harness.Serve(B);
        harness.Engine.Pass(TimeSpan.FromSeconds(2));
        Assert.That(harness.CallMany(cluster, 20), Has.Some.EqualTo("2"));
    });

    [Test]
    [Property("Rule", "W40")]
    public void Read_only_provider_gets_no_calls_while_another_one_exists() => ClusterHarness.Run(harness =>
    {
        DubboServer first = harness.Serve(A);
        DubboServer second = harness.Serve(B);
        DubboCluster cluster = harness.Connect($"{A};{B}");
        harness.Call(cluster);
        first.SetReadOnly(true);
        harness.Engine.Settle();
        Assert.That(harness.CallMany(cluster, 20), Is.All.EqualTo("2"));
        second.SetReadOnly(true);
        harness.Engine.Settle();
        Assert.That(harness.CallMany(cluster, 20), Has.Some.EqualTo("1").And.Some.EqualTo("2"), "no other provider exists");
        first.SetReadOnly(false);
        harness.Engine.Settle();
        Assert.That(harness.CallMany(cluster, 20), Is.All.EqualTo("1"));
    });

    [Test]
    public void Provider_that_was_busy_is_avoided_for_a_second_and_then_longer() => ClusterHarness.Run(harness =>
    {
        harness.Serve(A, harness.HangAsync, options => options.MaxConcurrentCalls = 1);
        DubboCluster cluster = harness.Connect($"{A};{B}");
        Task<string> running = harness.Call(cluster, new DubboCallOptions { Timeout = TimeSpan.FromMinutes(1) });
        Assert.That(harness.Call(cluster).Exception!.InnerException, Is.TypeOf<DubboServerBusyException>());
        Assert.That(harness.Call(cluster).Exception!.InnerException, Is.TypeOf<DubboServerBusyException>(), "no other provider exists");
        harness.Serve(B);
        harness.Engine.Pass(TimeSpan.FromMilliseconds(1500));
        // A busy provider has not run the call, so another provider gets it.
        while (!cluster.GetSnapshot().Providers[0].IsAvoided)
            Assert.That(harness.Call(cluster).Result, Is.EqualTo("2"));
        Assert.That(harness.CallMany(cluster, 20), Is.All.EqualTo("2"));
        Assert.That(cluster.GetSnapshot().Providers.Select(provider => provider.IsAvoided), Is.EqualTo(new[] { true, false }));
        harness.EndHanging("1");
        harness.Engine.Pass(TimeSpan.FromMilliseconds(1100));
        Assert.That(cluster.GetSnapshot().Providers[0].IsAvoided, Is.True, "it has failed again after it was avoided");
        harness.Engine.Pass(TimeSpan.FromMilliseconds(1000));
        Assert.That(running.Result, Is.EqualTo("1"));
        Task<string>[] later = [.. Enumerable.Range(0, 20).Select(_ => harness.Call(cluster))];
        Assert.That(harness.Served[^20..], Has.Some.EqualTo("1"), "it is no longer avoided");
        Assert.That(later.Count(call => call.IsCompletedSuccessfully), Is.Positive);
    });

    [Test]
    [Property("Rule", "W54")]
    public void Token_and_timeout_of_the_address_apply_to_its_calls() => ClusterHarness.Run(harness =>
    {
        harness.Serve(A, (_, context) => ValueTask.FromResult($"{context.Attachments["token"]} {context.Attachments["timeout"]}"));
        DubboCluster cluster = harness.Connect($"{A}?token=secret&timeout=7000");
        var options = new DubboCallOptions { Attachments = new Attachments { ["token"] = "mine" } };
        Assert.That(harness.Call(cluster, options).Result, Is.EqualTo("secret 7000"));
        DubboCluster without = harness.Connect(A);
        Assert.That(harness.Call(without, options).Result, Is.EqualTo("mine 1000"));
    });

    [Test]
    [Property("Feature", "41")]
    public void Interceptors_run_once_for_each_call_and_for_one_way_calls() => ClusterHarness.Run(harness =>
    {
        harness.Serve(A);
        var counting = new Counting();
        DubboCluster cluster = harness.Connect($"{A};{B}", options => options.Channel.Interceptors.Add(counting));
        harness.Call(cluster);
        Task sent = cluster.SendOneWayAsync(FrameMethods.Echo, "a").AsTask();
        harness.Engine.Settle();
        Assert.That((sent.IsCompletedSuccessfully, counting.Calls, harness.Served.Count), Is.EqualTo((true, 2, 2)));
    });

    private sealed class Counting : IClientInterceptor
    {
        public int Calls { get; private set; }

        public ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call, ClientPipeline next)
        {
            Calls++;
            return next.InvokeAsync(call);
        }
    }
}
