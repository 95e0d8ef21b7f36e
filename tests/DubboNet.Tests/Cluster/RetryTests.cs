using static DubboNet.Tests.Cluster.ClusterHarness;

namespace DubboNet.Tests.Cluster;

public sealed class RetryTests
{
    private static readonly DubboMethod<string, string> Plain = FrameMethods.Echo;

    private static readonly DubboMethod<string, string> Idempotent = new(
        Plain.Service, Plain.Name, Plain.Descriptor, DubboArguments.CreateFormatter(As.String), As.String)
    {
        Idempotent = true,
    };

    private static readonly DubboCallOptions Patient = new() { Timeout = TimeSpan.FromMinutes(1) };

    [Test]
    public void Call_that_was_not_sent_is_retried_at_another_provider() => ClusterHarness.Run(harness =>
    {
        harness.Serve(A, harness.HangAsync);
        harness.Serve(B, harness.HangAsync);
        DubboCluster cluster = harness.ConnectAll($"{A};{B}", options =>
        {
            options.Channel.MaxPendingCalls = 1;
            options.Channel.FailWhenFull = true;
        });
        Task<string>[] calls = [harness.Call(cluster, Patient), harness.Call(cluster, Patient)];
        Assert.That(harness.Served, Is.EquivalentTo(new[] { "1", "2" }));
        Task<string> third = harness.Call(cluster, Patient);
        Assert.That(
            third.Exception!.InnerException,
            Is.TypeOf<DubboException>().With.Property("IsRetrySafe").True.And.Message.Contains("(MaxPendingCalls is 1)"));
        harness.EndHanging("done");
        Assert.That(calls.Select(call => call.Result), Is.All.EqualTo("done"));
    });

    [Test]
    public void Call_that_may_have_run_is_not_retried() => ClusterHarness.Run(harness =>
    {
        (DubboCluster cluster, Task<string> call) = StartAtDyingProvider(harness, Plain);
        Assert.That(
            call.Exception!.InnerException, Is.TypeOf<DubboConnectionException>().With.Property("RequestState").EqualTo(RequestState.Sent));
        Assert.That(harness.Served, Is.EqualTo(new[] { "1" }));
        Assert.That(harness.Call(cluster).Result, Is.EqualTo("2"));
    });

    [Test]
    public void Call_of_an_idempotent_method_is_retried_at_another_provider() => ClusterHarness.Run(harness =>
    {
        (_, Task<string> call) = StartAtDyingProvider(harness, Idempotent);
        Assert.That(call.Result, Is.EqualTo("2"));
        Assert.That(harness.Served, Is.EqualTo(new[] { "1", "2" }));
    });

    [Test]
    public void Call_whose_arguments_cannot_be_written_is_not_retried() => ClusterHarness.Run(harness =>
    {
        harness.Serve(A, harness.HangAsync);
        harness.Serve(B, harness.HangAsync);
        DubboCluster cluster = harness.ConnectAll($"{A};{B}");
        Task<object> call = cluster.InvokeAsync(FrameMethods.Any, new object()).AsTask();
        harness.Engine.Settle();
        Assert.That(
            call.Exception!.InnerException,
            Is.TypeOf<DubboSerializationException>().With.Property("RequestState").EqualTo(RequestState.NotSent));
        Assert.That(harness.Engine.Log.Named("Retrying"), Is.Empty);
    });

    [Test]
    public void Without_another_provider_the_call_has_the_error_of_the_attempt() => ClusterHarness.Run(harness =>
    {
        DubboServer server = harness.Serve(A, harness.HangAsync);
        DubboCluster cluster = harness.ConnectAll(A);
        Task<string> call = harness.Call(cluster, Patient, Idempotent);
        Stop(harness, server);
        Assert.That(
            call.Exception!.InnerException, Is.TypeOf<DubboConnectionException>().With.Property("RequestState").EqualTo(RequestState.Sent));
    });

    [Test]
    public void Exception_of_the_method_is_a_result_and_not_retried() => ClusterHarness.Run(harness =>
    {
        Func<string, DubboCallContext, ValueTask<string>> fail = (_, _) => throw new JavaException("java.io.IOException", "no");
        harness.Serve(A, fail);
        harness.Serve(B, fail);
        DubboCluster cluster = harness.ConnectAll($"{A};{B}");
        Assert.That(harness.Call(cluster, method: Idempotent).Exception!.InnerException, Is.TypeOf<JavaException>());
        Assert.That(harness.Served, Has.Count.EqualTo(1));
    });

    [TestCase(0, 1)]
    [TestCase(1, 2)]
    [TestCase(2, 3)]
    public void Retries_are_bounded(int retries, int attempts) => ClusterHarness.Run(harness =>
    {
        harness.Engine.Log.Expect("ResponseTooLarge");
        Func<string, DubboCallContext, ValueTask<string>> tooLong = (_, _) => ValueTask.FromResult(new string('x', 2000));
        foreach (string address in new[] { A, B, C, "dubbo://10.0.0.4" })
            harness.Serve(address, tooLong, options => options.MaxPayload = 1000);
        DubboCluster cluster = harness.ConnectAll($"{A};{B};{C};10.0.0.4", options => options.Retries = retries);
        Task<string> call = harness.Call(cluster, method: Idempotent);
        Assert.That(
            call.Exception!.InnerException,
            Is.TypeOf<DubboRemoteException>().With.Property("Status").EqualTo(DubboStatus.SerializationError));
        Assert.That(harness.Served, Has.Count.EqualTo(attempts).And.Unique);
    });

    [Test]
    public void Timeout_applies_to_the_whole_call() => ClusterHarness.Run(harness =>
    {
        (_, Task<string> call) =
            StartAtDyingProvider(harness, Idempotent, new DubboCallOptions { Timeout = TimeSpan.FromSeconds(2) }, harness.HangAsync);
        harness.Engine.Pass(TimeSpan.FromMilliseconds(900));
        Assert.That(call.IsCompleted, Is.False);
        harness.Engine.Pass(TimeSpan.FromMilliseconds(300));
        Assert.That(
            call.Exception!.InnerException,
            Is.TypeOf<DubboTimeoutException>().With.Property("Stage")
                .EqualTo(TimeoutStage.Response).And.Message.Contains("2000 ms, set by the call"));
    });

    [Test]
    public void Request_that_is_too_long_for_one_provider_is_sent_to_another() => ClusterHarness.Run(harness =>
    {
        harness.Serve(A);
        harness.Serve(B);
        string text = new('x', 1000);
        Assert.That(harness.Call(harness.ConnectAll($"{A}?payload=500&weight=1000000;{B}"), text: text).Result, Is.EqualTo("2"));
        Task<string> call = harness.Call(harness.ConnectAll($"{A}?payload=500;{B}?payload=500"), text: text);
        Assert.That(call.Exception!.InnerException, Is.TypeOf<DubboException>().With.Message.Contains("the limit is 500"));
    });

    [Test]
    public void Canceled_call_is_not_retried() => ClusterHarness.Run(harness =>
    {
        harness.Serve(A, harness.HangAsync);
        harness.Serve(B, harness.HangAsync);
        DubboCluster cluster = harness.ConnectAll($"{A};{B}");
        using var cancellation = new CancellationTokenSource();
        Task<string> call = harness.Call(cluster, Patient, Idempotent, cancellationToken: cancellation.Token);
        cancellation.Cancel();
        harness.Engine.Settle();
        Assert.That((call.IsCanceled, harness.Served.Count), Is.EqualTo((true, 1)));
        Assert.That(harness.Call(cluster, cancellationToken: cancellation.Token).IsCanceled, Is.True);
    });

    /// <summary>Starts a call at A, which fails after it received the call, while B could serve it. One second passes in between.</summary>
    private static (DubboCluster Cluster, Task<string> Call) StartAtDyingProvider(
        ClusterHarness harness, DubboMethod<string, string> method, DubboCallOptions? options = null,
        Func<string, DubboCallContext, ValueTask<string>>? second = null)
    {
        DubboServer first = harness.Serve(A, harness.HangAsync);
        harness.Serve(B, second);
        DubboCluster cluster = harness.ConnectAll($"{A};{B}?weight=0");
        Task<string> call = harness.Call(cluster, options ?? Patient, method);
        harness.Engine.Pass(TimeSpan.FromSeconds(1));
        Stop(harness, first);
        return (cluster, call);
    }

    private static void Stop(ClusterHarness harness, DubboServer server)
    {
        using var atOnce = new CancellationTokenSource();
        atOnce.Cancel();
        Task stopping = server.StopAsync(atOnce.Token);
        harness.Engine.Settle();
        Assert.That(stopping.IsCompletedSuccessfully, Is.True);
    }
}
