using DubboNet.Tests.Support;

namespace DubboNet.Tests.Remoting;

/// <summary>Tests frames that are not responses, and calls without a response.</summary>
public sealed class ConnectionFrameTests
{
    [TestCase("da bb e2 00 00 00 00 00 00 00 00 05 00 00 00 01 4e", "da bb 22 14 00 00 00 00 00 00 00 05 00 00 00 01 4e")]
    [TestCase("da bb e2 00 ff ff ff ff ff ff ff ff 00 00 00 01 4e", "da bb 22 14 ff ff ff ff ff ff ff ff 00 00 00 01 4e")]
    [TestCase(
        "da bb f7 00 80 00 00 00 00 00 00 00 00 00 00 05 00 00 00 01 af", "da bb 37 14 80 00 00 00 00 00 00 00 00 00 00 05 00 00 00 01 af")]
    [Property("Rule", "W5")]
    [Property("Rule", "W36")]
    [Property("Rule", "W39")]
    [Property("Rule", "W42")]
    public async Task Client_also_responds_to_heartbeats(string request, string answer)
    {
        await using var harness = ConnectionHarness.Start();
        RawFrame frame = await harness.Peer.AskAsync(Hex.Parse(request));
        Assert.That(Hex.Format(frame.Bytes), Is.EqualTo(Hex.Format(Hex.Parse(answer))));
    }

    [TestCase("da bb a2 00 00 00 00 00 00 00 00 06 00 00 00 01 4e", TestName = "one-way heartbeat")]
    [TestCase("da bb a2 00 00 00 00 00 00 00 00 06 00 00 00 02 01 52", TestName = "R")]
    [TestCase("da bb a2 00 00 00 00 00 00 00 00 06 00 00 00 02 01 57", TestName = "W")]
    [TestCase("da bb e2 00 00 00 00 00 00 00 00 06 00 00 00 00", TestName = "empty two-way event")]
    [TestCase("da bb e2 00 00 00 00 00 00 00 00 06 00 00 00 02 01 58", TestName = "unknown two-way event")]
    [TestCase("da bb a2 00 00 00 00 00 00 00 00 06 00 00 00 02 05 58", TestName = "undecodable event")]
    [TestCase("da bb b7 00 00 00 00 00 00 00 00 06 00 00 00 06 00 00 00 02 4a 52", TestName = "R in fastjson2")]
    [TestCase("da bb 22 14 00 00 00 00 00 00 00 06 00 00 00 01 4e", TestName = "heartbeat response")]
    [TestCase("da bb 82 00 00 00 00 00 00 00 00 06 00 00 00 01 4e", TestName = "one-way call to a side without services")]
    [Property("Rule", "W37")]
    [Property("Rule", "W40")]
    [Property("Rule", "W41")]
    [Property("Rule", "W43")]
    public async Task Other_frames_get_no_response_and_do_no_harm(string hex)
    {
        await using var harness = ConnectionHarness.Start();
        await harness.Peer.SendAsync(Hex.Parse(hex));
        Assert.That(
            (await harness.Peer.AskAsync(Wire.Heartbeat(77))).Id, Is.EqualTo(77), "the next frame is the response to the next request");
        Assert.That(harness.Connection.LateResponses, Is.Zero);
    }

    [TestCase(1)]
    [TestCase(ConnectionHarness.MaxPayload + 1)]
    [Property("Rule", "W37")]
    public async Task Heartbeat_response_with_the_id_of_a_call_does_not_complete_it(int length)
    {
        await using var harness = ConnectionHarness.Start();
        (Task<string> call, RawFrame request) = await harness.EchoToPeerAsync("hi");
        byte[] body = new byte[length];
        body.AsSpan().Fill(0x4e);
        await harness.Peer.SendAsync(Wire.Frame(0x22, Wire.Ok, request.Id, body));
        await harness.Peer.SendAsync(Wire.Result(request.Id, 1, "there"));
        Assert.That(await call.Within(), Is.EqualTo("there"));
    }

    [Test]
    [Property("Rule", "W53")]
    public async Task Request_to_a_side_without_services_is_rejected()
    {
        await using var harness = ConnectionHarness.Start();
        RawFrame answer = await harness.Peer.AskAsync(Wire.Call(9, "a.B", "m", ""));
        Assert.That((answer.Flags, answer.Status, answer.Id), Is.EqualTo((Wire.Response, 70, 9L)));
        Assert.That(answer.Text, Does.StartWith("Not found exported service"));
    }

    [TestCase(0xc2, true)]
    [TestCase(0x82, false)]
    [TestCase(0xe2, false)]
    [TestCase(0xa2, false)]
    [Property("Rule", "W9")]
    [Property("Rule", "W41")]
    public async Task Request_over_the_limit_is_skipped_and_gets_a_response_if_it_is_a_two_way_call(byte flags, bool isAnswered)
    {
        await using var harness = ConnectionHarness.Start();
        await harness.Peer.SendAsync(Wire.Frame(flags, 0, 6, new byte[ConnectionHarness.MaxPayload + 1]));
        await harness.Peer.SendAsync(Wire.Heartbeat(77));
        RawFrame answer = (await harness.Peer.ReadFrameAsync())!;
        if (isAnswered)
        {
            Assert.That((answer.Status, answer.Id, answer.Text), Is.EqualTo((40, 6L, "Data length too large: 1001, max payload: 1000")));
            answer = (await harness.Peer.ReadFrameAsync())!;
        }

        Assert.That(answer.Id, Is.EqualTo(77));
    }

    [Test]
    [Property("Rule", "W2")]
    [Property("Rule", "W43")]
    public async Task SendOneWayAsync_completes_when_the_stream_has_accepted_the_frame()
    {
        await using var harness = ConnectionHarness.Start();
        harness.Stream.HoldWrites();
        Task sending = TellAsync(harness, "news");
        await harness.Stream.WaitForHeldWriteAsync();
        Assert.That(sending.IsCompleted, Is.False);
        harness.Stream.ReleaseWrites();
        await sending.Within();
        RawFrame frame = (await harness.Peer.ReadFrameAsync())!;
        Assert.That(frame.Flags, Is.EqualTo(Wire.OneWay));
        Assert.That(frame.Values[3], Is.EqualTo("tell"));
        Assert.That(harness.Connection.PendingCalls, Is.Zero);
    }

    [Test]
    [Property("Rule", "W43")]
    public async Task SendOneWayAsync_drops_a_response()
    {
        await using var harness = ConnectionHarness.Start();
        await TellAsync(harness, "news").Within();
        RawFrame frame = (await harness.Peer.ReadFrameAsync())!;
        await harness.Peer.SendAsync(Wire.Result(frame.Id, 2));
        await harness.Peer.AskAsync(Wire.Heartbeat(1));
        Assert.That(harness.Connection.LateResponses, Is.EqualTo(1));
    }

    [Test]
    public async Task SendOneWayAsync_without_room_in_time_is_not_sent()
    {
        await using var harness = ConnectionHarness.Start(maxQueuedBytes: 64);
        await harness.FillQueueAsync();
        Task sending = TellAsync(harness, "never sent");
        harness.PassTimeout();
        DubboTimeoutException error = await FailAsync<DubboTimeoutException>(sending);
        Assert.That((error.Stage, error.RequestState), Is.EqualTo((TimeoutStage.Queue, RequestState.NotSent)));
        Assert.That(error.Message, Does.Contain("not sent"));
    }

    [Test]
    public async Task SendOneWayAsync_queued_but_not_sent_in_time_counts_as_sent()
    {
        await using var harness = ConnectionHarness.Start();
        harness.Stream.HoldWrites();
        Task sending = TellAsync(harness, "news");
        await harness.Stream.WaitForHeldWriteAsync();
        harness.PassTimeout();
        DubboTimeoutException error = await FailAsync<DubboTimeoutException>(sending);
        Assert.That((error.Stage, error.RequestState), Is.EqualTo((TimeoutStage.Queue, RequestState.Sent)));
        Assert.That(error.IsRetrySafe, Is.False);
        Assert.That(error.Message, Does.Not.Contain("not sent"));
        harness.Stream.ReleaseWrites();
        Assert.That((await harness.Peer.ReadFrameAsync())!.Values[5], Is.EqualTo("news"), "it was sent");
    }

    [Test]
    public async Task SendOneWayAsync_canceled_before_sends_nothing()
    {
        await using var harness = ConnectionHarness.Start();
        await FailAsync<OperationCanceledException>(TellAsync(harness, "news", new CancellationToken(canceled: true)));
        Assert.That(harness.Connection.Writer.Frames, Is.Zero);
    }

    [Test]
    [Property("Rule", "W65")]
    public async Task SendOneWayAsync_tells_after_a_loss_whether_the_frame_was_sent()
    {
        await using var harness = ConnectionHarness.Start();
        harness.Stream.HoldWrites();
        Task sending = TellAsync(harness, "news");
        await harness.Stream.WaitForHeldWriteAsync();
        harness.Stream.FailWrites(new IOException("cable cut"));
        Assert.That((await FailAsync<DubboConnectionException>(sending)).RequestState, Is.EqualTo(RequestState.Sent));
        Assert.That((await FailAsync<DubboConnectionException>(TellAsync(harness, "more"))).RequestState, Is.EqualTo(RequestState.NotSent));
    }

    private static Task TellAsync(ConnectionHarness harness, string text, CancellationToken cancellationToken = default) =>
        harness.Connection.SendOneWayAsync(FrameMethods.Tell, text, default, cancellationToken).AsTask();
}
