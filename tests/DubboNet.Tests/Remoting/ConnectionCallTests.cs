using DubboNet.Tests.Support;

namespace DubboNet.Tests.Remoting;

public sealed class ConnectionCallTests
{
    [Test]
    [Property("Rule", "W2")]
    [Property("Rule", "W7")]
    public async Task InvokeAsync_completes_with_the_response()
    {
        await using var harness = ConnectionHarness.Start();
        (Task<string> call, RawFrame request) = await harness.EchoToPeerAsync("hi");
        Assert.That(request.Flags, Is.EqualTo(Wire.TwoWay));
        Assert.That(request.Status, Is.Zero);
        Assert.That(harness.Connection.PendingCalls, Is.EqualTo(1));
        await harness.Peer.SendAsync(Wire.Result(request.Id, 1, "there"));
        Assert.That(await call.Within(), Is.EqualTo("there"));
        Assert.That(harness.Connection.PendingCalls, Is.Zero);
    }

    [Test]
    [Property("Rule", "W7")]
    public async Task InvokeAsync_responses_in_any_order_complete_their_calls()
    {
        await using var harness = ConnectionHarness.Start();
        (Task<string> first, RawFrame one) = await harness.EchoToPeerAsync("1");
        (Task<string> second, RawFrame two) = await harness.EchoToPeerAsync("2");
        (Task<string> third, RawFrame three) = await harness.EchoToPeerAsync("3");
        await harness.Peer.SendAsync([.. Wire.Result(three.Id, 1, "c"), .. Wire.Result(one.Id, 1, "a"), .. Wire.Result(two.Id, 1, "b")]);
        Assert.That(await Task.WhenAll(first, second, third).Within(), Is.EqualTo(new[] { "a", "b", "c" }));
    }

    [Test]
    [Property("Rule", "W7")]
    [Property("Rule", "W58")]
    public async Task InvokeAsync_responses_without_a_call_are_dropped()
    {
        await using var harness = ConnectionHarness.Start();
        (Task<string> call, RawFrame request) = await harness.EchoToPeerAsync("hi");
        await harness.Peer.SendAsync(
            [
                .. Wire.Result(-1, 1, "x"), .. Wire.Result(0, 1, "x"), .. Wire.Result(request.Id + 1, 1, "x"),
                .. Wire.Result(long.MinValue, 1, "x"),
            ]);
        await harness.Peer.SendAsync([.. Wire.Result(request.Id, 1, "there"), .. Wire.Result(request.Id, 1, "again")]);
        Assert.That(await call.Within(), Is.EqualTo("there"));
        await AssertWorksAsync(harness);
        Assert.That(harness.Connection.LateResponses, Is.EqualTo(5));
    }

    [Test]
    [Property("Rule", "W58")]
    public async Task InvokeAsync_timeout_while_waiting_for_the_response_keeps_the_connection()
    {
        await using var harness = ConnectionHarness.Start();
        (Task<string> call, RawFrame request) = await harness.EchoToPeerAsync("hi");
        harness.PassTimeout();
        DubboTimeoutException error = await FailAsync<DubboTimeoutException>(call);
        Assert.That(error.Stage, Is.EqualTo(TimeoutStage.Response));
        Assert.That(error.RequestState, Is.EqualTo(RequestState.Sent));
        Assert.That(error.IsRetrySafe, Is.False);
        Assert.That(error.InvokeId, Is.EqualTo(request.Id));
        Assert.That(error.Message, Does.Contain("limit 1000 ms").And.Contain("waiting for the response"));

        await harness.Peer.SendAsync(Wire.Result(request.Id, 1, "late"));
        await AssertWorksAsync(harness);
        Assert.That(harness.Connection.LateResponses, Is.EqualTo(1));
    }

    [Test]
    [Property("Rule", "W58")]
    public async Task InvokeAsync_uses_the_timeout_of_the_call()
    {
        await using var harness = ConnectionHarness.Start();
        Task<string> call = harness.Connection.InvokeAsync(
            FrameMethods.Echo, "hi", new DubboCallOptions { Timeout = TimeSpan.FromHours(1) }, CancellationToken.None).AsTask();
        Task<string> endless = harness.Connection.InvokeAsync(
            FrameMethods.Echo, "hi", new DubboCallOptions { Timeout = Timeout.InfiniteTimeSpan }, CancellationToken.None).AsTask();
        var request = (Dictionary<object, object?>)(await harness.Peer.ReadFrameAsync())!.Values[^1]!;
        Assert.That(request["timeout"], Is.EqualTo("3600000"));
        RawFrame second = (await harness.Peer.ReadFrameAsync())!;
        Assert.That((Dictionary<object, object?>)second.Values[^1]!, Does.Not.ContainKey("timeout"));
        harness.PassTimeout();
        Assert.That(call.IsCompleted, Is.False);
        harness.Time.Advance(TimeSpan.FromHours(1));
        await FailAsync<DubboTimeoutException>(call);
        harness.Time.Advance(TimeSpan.FromDays(1));
        await harness.Peer.SendAsync(Wire.Result(second.Id, 1, "at last"));
        Assert.That(await endless.Within(), Is.EqualTo("at last"));
    }

    [Test]
    [Property("Rule", "W57")]
    public async Task InvokeAsync_timeout_in_the_queue_is_reported_as_not_sent()
    {
        await using var harness = ConnectionHarness.Start(maxQueuedBytes: 64);
        await harness.FillQueueAsync();
        Task<string> call = harness.EchoAsync("never sent");
        harness.PassTimeout();
        DubboTimeoutException error = await FailAsync<DubboTimeoutException>(call);
        Assert.That(error.Stage, Is.EqualTo(TimeoutStage.Queue));
        Assert.That(error.RequestState, Is.EqualTo(RequestState.NotSent));
        Assert.That(error.IsRetrySafe, Is.True);
        Assert.That(error.Message, Does.Contain("not sent"));
        await AssertNeverArrivesAsync(harness);
    }

    [Test]
    public async Task InvokeAsync_canceled_before_the_call_does_nothing()
    {
        await using var harness = ConnectionHarness.Start();
        var token = new CancellationToken(canceled: true);
        OperationCanceledException error = await FailAsync<OperationCanceledException>(harness.EchoAsync("hi", token));
        Assert.That(error.CancellationToken, Is.EqualTo(token));
        Assert.That(harness.Connection.Writer.Frames, Is.Zero);
    }

    [Test]
    public async Task InvokeAsync_canceled_in_the_queue_is_not_sent()
    {
        using var source = new CancellationTokenSource();
        await using var harness = ConnectionHarness.Start(maxQueuedBytes: 64);
        await harness.FillQueueAsync();
        Task<string> call = harness.EchoAsync("never sent", source.Token);
        await source.CancelAsync();
        Assert.That((await FailAsync<OperationCanceledException>(call)).CancellationToken, Is.EqualTo(source.Token));
        await AssertNeverArrivesAsync(harness);
    }

    [Test]
    [Property("Rule", "W7")]
    public async Task InvokeAsync_canceled_while_waiting_drops_the_response()
    {
        using var source = new CancellationTokenSource();
        await using var harness = ConnectionHarness.Start();
        (Task<string> call, RawFrame request) = await harness.EchoToPeerAsync("hi", source.Token);
        await source.CancelAsync();
        Assert.That((await FailAsync<OperationCanceledException>(call)).CancellationToken, Is.EqualTo(source.Token));
        Assert.That(harness.Connection.PendingCalls, Is.Zero);
        await harness.Peer.SendAsync(Wire.Result(request.Id, 1, "late"));
        await AssertWorksAsync(harness);
    }

    [Test]
    public async Task InvokeAsync_too_many_calls_wait_for_a_place_and_are_sent_one_by_one()
    {
        await using var harness = ConnectionHarness.Start(maxPendingCalls: 1);
        (Task<string> first, RawFrame request) = await harness.EchoToPeerAsync("1");
        Task<string> second = harness.EchoAsync("2");
        Task<string> third = harness.EchoAsync("3");
        Assert.That(harness.Connection.Writer.Frames, Is.EqualTo(1));
        await harness.Peer.SendAsync(Wire.Result(request.Id, 1, "a"));
        Assert.That(await first.Within(), Is.EqualTo("a"));
        foreach (Task<string> call in new[] { second, third })
        {
            RawFrame next = (await harness.Peer.ReadFrameAsync())!;
            Assert.That(harness.Connection.PendingCalls, Is.EqualTo(1));
            await harness.Peer.SendAsync(Wire.Result(next.Id, 1, "b"));
            Assert.That(await call.Within(), Is.EqualTo("b"));
        }
    }

    [TestCase("timeout")]
    [TestCase("cancellation")]
    [TestCase("loss")]
    public async Task InvokeAsync_that_ends_while_waiting_for_a_place_is_not_sent_and_the_next_one_takes_its_turn(string end)
    {
        using var source = new CancellationTokenSource();
        await using var harness = ConnectionHarness.Start(maxPendingCalls: 1);
        Task<string> first = harness.Connection.InvokeAsync(
            FrameMethods.Echo, "1", new DubboCallOptions { Timeout = TimeSpan.FromMinutes(1) }, CancellationToken.None).AsTask();
        RawFrame request = (await harness.Peer.ReadFrameAsync())!;
        Task<string> second = harness.EchoAsync("2", source.Token);
        switch (end)
        {
            case "timeout":
                harness.PassTimeout();
                DubboTimeoutException error = await FailAsync<DubboTimeoutException>(second);
                Assert.That((error.Stage, error.RequestState), Is.EqualTo((TimeoutStage.Queue, RequestState.NotSent)));
                break;
            case "cancellation":
                await source.CancelAsync();
                Assert.That((await FailAsync<OperationCanceledException>(second)).CancellationToken, Is.EqualTo(source.Token));
                break;
            default:
                harness.Peer.Dispose();
                Assert.That((await FailAsync<DubboConnectionException>(second)).IsRetrySafe, Is.True);
                await FailAsync<DubboConnectionException>(first);
                return;
        }

        Task<string> third = harness.EchoAsync("3");
        await harness.Peer.SendAsync(Wire.Result(request.Id, 1, "a"));
        Assert.That(await first.Within(), Is.EqualTo("a"));
        RawFrame next = (await harness.Peer.ReadFrameAsync())!;
        Assert.That(next.Values[5], Is.EqualTo("3"));
        await harness.Peer.SendAsync(Wire.Result(next.Id, 1, "c"));
        Assert.That(await third.Within(), Is.EqualTo("c"));
    }

    [Test]
    public async Task InvokeAsync_with_a_full_queue_fails_immediately_if_configured()
    {
        await using var harness = ConnectionHarness.Start(maxQueuedBytes: 64, failsWhenFull: true);
        await harness.FillQueueAsync();
        DubboException error = await FailAsync<DubboException>(harness.EchoAsync("no room"));
        Assert.That(error.Message, Does.Contain("MaxQueuedBytes"));
        Assert.That(error.IsRetrySafe, Is.True);
    }

    [Test]
    public async Task InvokeAsync_too_many_calls_fail_before_anything_is_sent()
    {
        await using var harness = ConnectionHarness.Start(maxPendingCalls: 1, failsWhenFull: true);
        (Task<string> call, RawFrame request) = await harness.EchoToPeerAsync("hi");
        DubboException error = await FailAsync<DubboException>(harness.EchoAsync("one too many"));
        Assert.That(error.Message, Does.Contain("MaxPendingCalls"));
        Assert.That(error.IsRetrySafe, Is.True);
        Assert.That(harness.Connection.Writer.Frames, Is.EqualTo(1));
        await harness.Peer.SendAsync(Wire.Result(request.Id, 1, "there"));
        await call.Within();
        await AssertWorksAsync(harness);
    }

    [Test]
    [Property("Rule", "W10")]
    public async Task InvokeAsync_sends_a_request_of_the_exact_limit_but_not_a_longer_one()
    {
        await using var harness = ConnectionHarness.Start();
        (Task<string> probe, RawFrame first) = await harness.EchoToPeerAsync(new string('x', 100));
        int room = ConnectionHarness.MaxPayload - first.Header.BodyLength;
        (Task<string> call, RawFrame request) = await harness.EchoToPeerAsync(new string('x', 100 + room));
        Assert.That(request.Header.BodyLength, Is.EqualTo(ConnectionHarness.MaxPayload));

        DubboException error = await FailAsync<DubboException>(harness.EchoAsync(new string('x', 101 + room)));
        Assert.That(error.Message, Does.Contain("1001 bytes, and the limit is 1000 (MaxPayload)"));
        Assert.That(error.RequestState, Is.EqualTo(RequestState.NotSent));
        Assert.That(harness.Connection.Writer.Frames, Is.EqualTo(2));
        await harness.Peer.SendAsync([.. Wire.Result(first.Id, 2), .. Wire.Result(request.Id, 2)]);
        await Task.WhenAll(probe, call).Within();
    }

    [Test]
    [Property("Rule", "W35")]
    public async Task InvokeAsync_sends_nothing_if_an_argument_cannot_be_written()
    {
        await using var harness = ConnectionHarness.Start();
        DubboSerializationException error = await FailAsync<DubboSerializationException>(
            harness.Connection.InvokeAsync(FrameMethods.Any, new object(), default, CancellationToken.None).AsTask());
        Assert.That((error.RequestState, error.RemoteEndPoint), Is.EqualTo((RequestState.NotSent, harness.Connection.RemoteEndPoint)));
        Assert.That(error.InnerException, Is.TypeOf<HessianException>());
        Assert.That(
            error.Message,
            Does.StartWith(
                "com.example.frames.FrameService.any(Ljava/lang/Object;) on far:2: ").And.EndsWith(error.InnerException!.Message));
        Assert.That(harness.Connection.Writer.Frames, Is.Zero);
        Assert.That(harness.Connection.PendingCalls, Is.Zero);
        await AssertWorksAsync(harness);
    }

    [Test]
    [Property("Rule", "W9")]
    public async Task InvokeAsync_response_over_the_limit_fails_only_that_call()
    {
        await using var harness = ConnectionHarness.Start();
        (Task<string> call, RawFrame request) = await harness.EchoToPeerAsync("hi");
        await harness.Peer.SendAsync(Wire.Frame(Wire.Response, Wire.Ok, request.Id, new byte[ConnectionHarness.MaxPayload + 1]));
        DubboRemoteException error = await FailAsync<DubboRemoteException>(call);
        Assert.That(error.Message, Does.Contain("Data length too large: 1001, max payload: 1000"));
        Assert.That(error.RequestState, Is.EqualTo(RequestState.Sent));
        await AssertWorksAsync(harness);
    }

    /// <summary>Asserts that the connection still transfers a call and its response.</summary>
    private static async Task AssertWorksAsync(ConnectionHarness harness)
    {
        (Task<string> call, RawFrame request) = await harness.EchoToPeerAsync("works?");
        await harness.Peer.SendAsync(Wire.Result(request.Id, 1, "works"));
        Assert.That(await call.Within(), Is.EqualTo("works"));
    }

    private static async Task AssertNeverArrivesAsync(ConnectionHarness harness)
    {
        harness.Stream.ReleaseWrites();
        await harness.Connection.Writer.WaitForRoomAsync().Within();
        _ = harness.EchoAsync("last").ContinueWith(static task => task.Exception, TaskScheduler.Default);
        for (object? text = null; !Equals(text, "last");)
        {
            text = (await harness.Peer.ReadFrameAsync())!.Values[5];
            Assert.That(text, Is.Not.EqualTo("never sent"));
        }
    }
}
