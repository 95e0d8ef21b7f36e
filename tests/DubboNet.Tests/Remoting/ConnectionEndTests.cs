using DubboNet.Tests.Support;

namespace DubboNet.Tests.Remoting;

public sealed class ConnectionEndTests
{
    [Test]
    [Property("Rule", "W65")]
    public async Task All_waiting_calls_fail_immediately_when_the_peer_closes()
    {
        await using var harness = ConnectionHarness.Start();
        (Task<string> first, RawFrame request) = await harness.EchoToPeerAsync("1");
        (Task<string> second, _) = await harness.EchoToPeerAsync("2");
        harness.Peer.Dispose();
        DubboConnectionException error = await FailAsync(first);
        Assert.That(error.RequestState, Is.EqualTo(RequestState.Sent));
        Assert.That(error.IsRetrySafe, Is.False);
        Assert.That(error.InvokeId, Is.EqualTo(request.Id));
        Assert.That(error.Message, Does.Contain("closed the connection").And.Contain("was sent"));
        await FailAsync(second);
        Assert.That(harness.Connection.IsOpen, Is.False);
        Assert.That(harness.Connection.PendingCalls, Is.Zero);

        DubboConnectionException later = await FailAsync(harness.EchoAsync("3"));
        Assert.That(later.IsRetrySafe, Is.True, "no part of it can have been sent");
        Assert.That(harness.Log.Named("Disconnected").Single().Text, Does.Contain("Calls that were waiting for a response: 2."));
    }

    [Test]
    [Property("Rule", "W65")]
    public async Task Error_tells_that_the_peer_closed_inside_a_frame()
    {
        await using var harness = ConnectionHarness.Start();
        (Task<string> call, RawFrame request) = await harness.EchoToPeerAsync("1");
        await harness.Peer.SendAsync(Wire.Result(request.Id, 1, "half")[..^2]);
        harness.Peer.Dispose();
        Assert.That((await FailAsync(call)).Message, Does.Contain("in the middle of a frame"));
    }

    [Test]
    [Property("Rule", "W65")]
    public async Task Stream_that_cannot_be_written_fails_calls_as_sent_or_not_sent()
    {
        await using var harness = ConnectionHarness.Start(maxQueuedBytes: 300);
        harness.Stream.HoldWrites();
        Task<string> first = harness.EchoAsync("in the stream");
        await harness.Stream.WaitForHeldWriteAsync();
        Task<string> second = harness.EchoAsync("in the queue");
        Task<string> third = harness.EchoAsync("waits for room");
        harness.Stream.FailWrites(new IOException("cable cut"));
        Assert.That((await FailAsync(first)).RequestState, Is.EqualTo(RequestState.Sent));
        Assert.That((await FailAsync(second)).RequestState, Is.EqualTo(RequestState.Sent));
        DubboConnectionException error = await FailAsync(third);
        Assert.That(error.RequestState, Is.EqualTo(RequestState.NotSent));
        Assert.That(error.IsRetrySafe, Is.True);
        Assert.That(error.Message, Does.Contain("cable cut"));
    }

    [TestCase("db bb 02 14")]
    [TestCase("da ba 02 14")]
    [TestCase("da bb 02 14 00 00 00 00 00 00 00 01 ff ff ff ff")]
    [Property("Rule", "W8")]
    [Property("Rule", "W9")]
    public async Task Peer_that_does_not_speak_dubbo_ends_the_connection(string hex)
    {
        await using var harness = ConnectionHarness.Start();
        harness.Log.Expect("NotDubbo");
        (Task<string> call, _) = await harness.EchoToPeerAsync("1");
        await harness.Peer.SendAsync(Hex.Parse(hex));
        Assert.That((await FailAsync(call)).InnerException, Is.TypeOf<DubboProtocolException>());
        Assert.That(await harness.Peer.IsClosedByPeerAsync(), Is.True);
        Assert.That(harness.Log.Named("NotDubbo").Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Abort_keeps_the_first_reason()
    {
        await using var harness = ConnectionHarness.Start();
        (Task<string> call, _) = await harness.EchoToPeerAsync("1");
        harness.Connection.Abort(new DubboConnectionException("the first"));
        harness.Connection.Abort(new DubboConnectionException("the second"));
        Assert.That((await FailAsync(call)).Message, Does.Contain("the first"));
        Assert.That(harness.Log.Named("Disconnected"), Has.Exactly(1).Items);
        await harness.Connection.CloseAsync(TimeSpan.Zero).Within();
        Assert.That(harness.Connection.Closing.IsCancellationRequested, Is.True);
    }

    [Test]
    [Property("Rule", "W66")]
    public async Task CloseAsync_waits_for_running_calls_and_starts_no_others()
    {
        await using var harness = ConnectionHarness.Start();
        (Task<string> call, RawFrame request) = await harness.EchoToPeerAsync("1");
        Task closing = harness.Connection.CloseAsync(TimeSpan.FromSeconds(30));
        Assert.That(harness.Connection.IsOpen, Is.False);
        Assert.That((await FailAsync(harness.EchoAsync("2"))).IsRetrySafe, Is.True);
        Assert.That(closing.IsCompleted, Is.False);
        await harness.Peer.SendAsync(Wire.Result(request.Id, 1, "done"));
        Assert.That(await call.Within(), Is.EqualTo("done"));
        await closing.Within();
        Assert.That(await harness.Peer.IsClosedByPeerAsync(), Is.True);
    }

    [TestCase("timeout")]
    [TestCase("cancellation")]
    [TestCase("loss")]
    public async Task CloseAsync_ends_after_the_last_call_with_any_outcome(string end)
    {
        using var source = new CancellationTokenSource();
        await using var harness = ConnectionHarness.Start();
        (Task<string> call, _) = await harness.EchoToPeerAsync("1", source.Token);
        Task closing = harness.Connection.CloseAsync(TimeSpan.FromSeconds(30));
        if (end == "timeout")
            harness.PassTimeout();
        else if (end == "cancellation")
            await source.CancelAsync();
        else
            harness.Peer.Dispose();
        await BoundedWait.FailAsync<Exception>(call);
        await closing.Within();
    }

    [Test]
    public async Task CloseAsync_closes_after_its_timeout()
    {
        await using var harness = ConnectionHarness.Start();
        harness.Log.Expect("CloseTimedOut");
        Task<string> call = harness.Connection.InvokeAsync(
            FrameMethods.Echo, "1", new DubboCallOptions { Timeout = Timeout.InfiniteTimeSpan }, CancellationToken.None).AsTask();
        Task closing = harness.Connection.CloseAsync(TimeSpan.FromSeconds(30));
        harness.Time.Advance(TimeSpan.FromSeconds(31));
        await FailAsync(call);
        await closing.Within();
        Assert.That(harness.Log.Named("CloseTimedOut").Single().Text, Does.Contain("1 calls"));
    }

    [Test]
    public async Task CloseAsync_called_several_times_closes_once()
    {
        await using var harness = ConnectionHarness.Start();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => harness.Connection.CloseAsync(TimeSpan.FromSeconds(1)))).Within();
        Assert.That(harness.Log.Named("Disconnected"), Has.Exactly(1).Items);
    }

    [Test]
    public async Task DisposeAsync_of_an_idle_connection_logs_no_warning()
    {
        var harness = ConnectionHarness.Start();
        await harness.Connection.DisposeAsync().Within();
        Assert.That(harness.Log.Alarms, Is.Empty);
        await harness.DisposeAsync();
    }

    private static Task<DubboConnectionException> FailAsync(Task task) => BoundedWait.FailAsync<DubboConnectionException>(task);
}
