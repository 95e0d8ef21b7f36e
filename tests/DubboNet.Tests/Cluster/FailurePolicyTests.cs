using DubboNet.Cluster;
using static DubboNet.Tests.Cluster.ClusterHarness;

namespace DubboNet.Tests.Cluster;

public sealed class FailurePolicyTests
{
    private static readonly DubboMethod<string, string> Idempotent = new(
        FrameMethods.Echo.Service, FrameMethods.Echo.Name, FrameMethods.Echo.Descriptor,
        DubboArguments.CreateFormatter(As.String), As.String)
    {
        Idempotent = true,
    };

    private static readonly Func<string, DubboCallContext, ValueTask<string>> TooLong =
        (_, _) => ValueTask.FromResult(new string('x', 2000));

    [Test]
    public void Failfast_does_not_retry() => ClusterHarness.Run(harness =>
    {
        DubboCluster cluster = ConnectToFailing(harness, FailurePolicy.Failfast);
        Assert.That(harness.Call(cluster, method: Idempotent).Exception!.InnerException, Is.TypeOf<DubboRemoteException>());
        Assert.That(harness.Served, Has.Count.EqualTo(1));
    });

    [Test]
    public void Failsafe_logs_the_failure_and_returns_the_default_value() => ClusterHarness.Run(harness =>
    {
        harness.Engine.Log.Expect("FailedSafe");
        DubboCluster cluster = ConnectToFailing(harness, FailurePolicy.Failsafe);
        Assert.That(harness.Call(cluster, method: Idempotent).Result, Is.Null);
        Assert.That(harness.Engine.Log.Alarms.Count(entry => entry.Event.Name == "FailedSafe"), Is.EqualTo(1));
        Assert.That(harness.Served, Has.Count.EqualTo(1));
    });

    [Test]
    public void Failback_retries_three_times_later() => ClusterHarness.Run(harness =>
    {
        harness.Engine.Log.Expect("FailedSafe");
        DubboCluster cluster = ConnectToFailing(harness, FailurePolicy.Failback);
        Assert.That(harness.Call(cluster, method: Idempotent).Result, Is.Null);
        Assert.That(harness.Served, Has.Count.EqualTo(1));
        harness.Engine.Pass(TimeSpan.FromSeconds(6));
        Assert.That(harness.Served, Has.Count.EqualTo(2));
        harness.Engine.Pass(TimeSpan.FromSeconds(60));
        Assert.That(harness.Served, Has.Count.EqualTo(4));
    });

    [Test]
    public void Failback_does_not_repeat_a_call_that_may_have_run() => ClusterHarness.Run(harness =>
    {
        harness.Engine.Log.Expect("FailedSafe");
        DubboCluster cluster = ConnectToFailing(harness, FailurePolicy.Failback);
        Assert.That(harness.Call(cluster).Result, Is.Null);
        harness.Engine.Pass(TimeSpan.FromSeconds(60));
        Assert.That(harness.Served, Has.Count.EqualTo(1));
    });

    [Test]
    public void Forking_returns_the_first_result() => ClusterHarness.Run(harness =>
    {
        harness.Serve(A, harness.HangAsync);
        harness.Serve(B);
        DubboCluster cluster = ConnectWith(harness, FailurePolicy.Forking);
        Assert.That(harness.Call(cluster, method: Idempotent).Result, Is.EqualTo("2"));
        Assert.That(harness.Served, Is.EquivalentTo(new[] { "1", "2" }));
        harness.EndHanging("late");
    });

    [Test]
    public void Forking_fails_if_all_providers_fail() => ClusterHarness.Run(harness =>
    {
        DubboCluster cluster = ConnectToFailing(harness, FailurePolicy.Forking);
        Assert.That(harness.Call(cluster, method: Idempotent).Exception!.InnerException, Is.TypeOf<DubboRemoteException>());
        Assert.That(harness.Served, Is.EquivalentTo(new[] { "1", "2" }));
    });

    [Test]
    public void Forking_calls_a_method_that_is_not_idempotent_at_one_provider() => ClusterHarness.Run(harness =>
    {
        harness.Serve(A);
        harness.Serve(B);
        harness.Call(ConnectWith(harness, FailurePolicy.Forking));
        Assert.That(harness.Served, Has.Count.EqualTo(1));
    });

    [Test]
    public void Available_uses_the_first_provider_that_is_ready() => ClusterHarness.Run(harness =>
    {
        DubboServer first = harness.Serve(A);
        harness.Serve(B);
        DubboCluster cluster = ConnectWith(harness, FailurePolicy.Available);
        Assert.That(harness.CallMany(cluster, 10), Is.All.EqualTo("1"));
        first.SetReadOnly(true);
        harness.Engine.Settle();
        Assert.That(harness.CallMany(cluster, 10), Is.All.EqualTo("2"));
    });

    [Test]
    public void Broadcast_calls_all_providers_and_throws_the_last_failure() => ClusterHarness.Run(harness =>
    {
        harness.Serve(A, (_, _) => throw new JavaException("java.io.IOException", "no"));
        harness.Serve(B);
        DubboCluster cluster = ConnectWith(harness, FailurePolicy.Broadcast);
        Assert.That(harness.Call(cluster).Exception!.InnerException, Is.TypeOf<JavaException>());
        Assert.That(harness.Served, Is.EquivalentTo(new[] { "1", "2" }));
    });

    [Test]
    public void Broadcast_returns_the_result_of_each_provider() => ClusterHarness.Run(harness =>
    {
        harness.Serve(A, (_, _) => throw new JavaException("java.io.IOException", "no"));
        harness.Serve(B);
        DubboCluster cluster = harness.ConnectAll($"{A};{B};{C}");
        Task<IReadOnlyList<BroadcastResult<string>>> call = cluster.BroadcastAsync(FrameMethods.Echo, "x");
        harness.Engine.Pass(TimeSpan.FromSeconds(2));
        IReadOnlyList<BroadcastResult<string>> results = call.Result;
        Assert.That(results.Select(result => $"{result.Provider}"), Is.EqualTo(new[] { A, B, C }));
        Assert.That(results.Select(result => result.Result), Is.EqualTo(new[] { null, "2", null }));
        Assert.That(results[0].Error, Is.TypeOf<JavaException>());
        Assert.That(results[1].Error, Is.Null);
        Assert.That(results[2].Error, Is.InstanceOf<DubboException>().With.Property("IsRetrySafe").True);
    });

    [Test]
    public void Retries_have_a_budget() => ClusterHarness.Run(harness =>
    {
        harness.Engine.Log.Expect("RetryBudgetSpent");
        DubboCluster cluster = ConnectToFailing(harness, FailurePolicy.Failover, options => options.Retries = 1);
        for (int i = 0; i < 100; i++)
            Assert.That(harness.Call(cluster, method: Idempotent).IsFaulted, Is.True);
        Assert.That(harness.Served, Has.Count.InRange(100 + 20, 100 + 20 + 20));
    });

    [Test]
    public void Budget_refills_with_calls()
    {
        var budget = new RetryBudget(0.2);
        int retries = Enumerable.Range(0, 30).Count(_ => budget.TryWithdraw());
        for (int i = 0; i < 10; i++)
            budget.Deposit();
        Assert.That(retries, Is.EqualTo(20));
        Assert.That((budget.TryWithdraw(), budget.TryWithdraw(), budget.TryWithdraw()), Is.EqualTo((true, true, false)));
    }

    [TestCase(-0.1)]
    [TestCase(1.1)]
    public void Share_of_retries_is_checked(double share) => Assert.That(
        () => new DubboCluster(A, new DubboClusterOptions { MaxRetryShare = share }), Throws.TypeOf<ArgumentOutOfRangeException>());

    private static DubboCluster ConnectToFailing(
        ClusterHarness harness, FailurePolicy policy, Action<DubboClusterOptions>? configure = null)
    {
        harness.Engine.Log.Expect("ResponseTooLarge");
        harness.Serve(A, TooLong, options => options.MaxPayload = 1000);
        harness.Serve(B, TooLong, options => options.MaxPayload = 1000);
        return ConnectWith(harness, policy, configure);
    }

    private static DubboCluster ConnectWith(
        ClusterHarness harness, FailurePolicy policy, Action<DubboClusterOptions>? configure = null) =>
        harness.ConnectAll($"{A};{B}", options =>
        {
            options.FailurePolicy = policy;
            configure?.Invoke(options);
        });
}
