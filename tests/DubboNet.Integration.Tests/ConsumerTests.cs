namespace DubboNet.Integration.Tests;

/// <summary>Tests a consumer whose provider is played by the test, correctly or not.</summary>
public sealed class ConsumerTests
{
    private static readonly DubboMethod<string, string> Echo = FrameMethods.Echo;

    [Test]
    [Property("Rule", "W7")]
    public async Task Responses_without_a_call_or_sent_twice_are_dropped() => await WithPeerAsync(async (channel, peer) =>
    {
        (Task<string> call, RawFrame request) = await CallAsync(channel, peer);
        await peer.SendAsync(Wire.Result(request.Id + 1, 4, "of no call", null));
        await peer.SendAsync(Wire.Result(request.Id, 4, "right", null));
        await peer.SendAsync(Wire.Result(request.Id, 4, "again", null));
        Assert.That(await call.Within(), Is.EqualTo("right"));

        await StillWorksAsync(channel, peer);
        Assert.That(channel.Connection!.LateResponses, Is.EqualTo(2));
    });

    [TestCase("4214", "940178485a", "W7")]
    [TestCase("0214", "91" + "0178", "W27")]
    [TestCase("0214", "94" + "0178" + "4e", "W27")]
    [TestCase("0214", "94" + "0178" + "485a" + "4e", "W12")]
    public async Task Unusual_but_valid_results_are_read(
        string flagsAndStatus, string body, string rule) => await WithPeerAsync(async (channel, peer) =>
    {
        byte[] head = Convert.FromHexString(flagsAndStatus);
        byte[] bytes = Convert.FromHexString(body);
        (Task<string> call, RawFrame request) = await CallAsync(channel, peer);
        await peer.SendAsync(Wire.Frame(head[0], head[1], request.Id, bytes));
        Assert.That(await call.Within(), Is.EqualTo("x"), rule);
    });

    [TestCase(200, "03657272", "err")]
    [TestCase(70, "", "")]
    [TestCase(70, "4e", "")]
    [TestCase(40, "6091", "")]
    [TestCase(100, "0462757379", "busy")]
    [Property("Rule", "W14")]
    [Property("Rule", "W57")]
    public async Task Any_status_and_any_error_body_end_that_call_only(
        int status, string body, string text) => await WithPeerAsync(async (channel, peer) =>
    {
        (Task<string> call, RawFrame request) = await CallAsync(channel, peer);
        await peer.SendAsync(Wire.Frame(Wire.Response, (byte)status, request.Id, Convert.FromHexString(body)));

        await call.ContinueWith(_ => { }, TaskScheduler.Default).Within();
        var thrown = (DubboRemoteException)call.Exception!.InnerException!;
        Assert.That(thrown, Is.TypeOf(status == 100 ? typeof(DubboServerBusyException) : typeof(DubboRemoteException)));
        Assert.That(
            ((int)thrown.Status, thrown.RemoteMessage, thrown.InvokeId, thrown.IsRetrySafe),
            Is.EqualTo((status, text, request.Id, status == 100)));
        await StillWorksAsync(channel, peer);
    });

    [TestCase("17", "0000000449787878")]
    [TestCase("02", "9a")]
    [TestCase("02", "93" + "03626164")]
    [Property("Rule", "W34")]
    public async Task Invalid_results_are_remote_errors(string flags, string body) => await WithPeerAsync(async (channel, peer) =>
    {
        (Task<string> call, RawFrame request) = await CallAsync(channel, peer);
        await peer.SendAsync(Wire.Frame(Convert.FromHexString(flags)[0], Wire.Ok, request.Id, Convert.FromHexString(body)));
        Assert.That(async () => await call.Within(), Throws.TypeOf<DubboRemoteException>());
        await StillWorksAsync(channel, peer);
    });

    [Test]
    public async Task Malformed_result_fails_that_call_with_a_Hessian_error() => await WithPeerAsync(async (channel, peer) =>
    {
        (Task<string> call, RawFrame request) = await CallAsync(channel, peer);
        await peer.SendAsync(Wire.Frame(Wire.Response, Wire.Ok, request.Id, 0x91, 0x05, 0x61));
        Assert.That(async () => await call.Within(), Throws.TypeOf<DubboSerializationException>());
        await StillWorksAsync(channel, peer);
    });

    [Test]
    [Property("Rule", "W32")]
    public async Task Exception_of_an_unknown_class_has_its_name_and_text() => await WithPeerAsync(async (channel, peer) =>
    {
        (Task<string> call, RawFrame request) = await CallAsync(channel, peer);
        await peer.SendAsync(Wire.Result(request.Id, 3, new HessianObject("com.acme.Odd", ("detailMessage", "why")), null));
        Assert.That(async () => await call.Within(), Throws.TypeOf<JavaException>().With.Message.EqualTo("com.acme.Odd: why"));
    });

    [TestCase("474554202f")]
    [TestCase("dabc")]
    [TestCase("dabb0214000000000000000080000000")]
    [Property("Rule", "W8")]
    [Property("Rule", "W65")]
    public async Task Wrong_bytes_fail_all_calls_of_the_connection_immediately(string hex) => await WithPeerAsync(
        async (channel, peer) =>
        {
            Task<string>[] calls = [channel.InvokeAsync(Echo, "a").AsTask(), channel.InvokeAsync(Echo, "b").AsTask()];
            await peer.ReadFrameAsync();
            await peer.SendAsync(Convert.FromHexString(hex));
            foreach (Task<string> call in calls)
            {
                Assert.That(
                    async () => await call.Within(),
                    Throws.TypeOf<DubboConnectionException>().With.InnerException.TypeOf<DubboProtocolException>());
            }
        },
        "NotDubbo");

    [TestCase("")]
    [TestCase("dabb0214")]
    [TestCase("dabb02140000000000000000000000ff91")]
    [Property("Rule", "W65")]
    public async Task Loss_of_the_connection_fails_its_calls_and_the_next_call_reconnects(string hex)
    {
        using var peer = new ScriptedPeer();
        await using var loopback = new Loopback();
        DubboChannel channel = loopback.Connect(peer.EndPoint);
        Task<string> call = channel.InvokeAsync(Echo, "a").AsTask();
        using (RawPeer first = await peer.AcceptAsync())
        {
            await first.ReadFrameAsync();
            await first.SendAsync(Convert.FromHexString(hex));
        }

        Assert.That(
            async () => await call.Within(),
            Throws.TypeOf<DubboConnectionException>().With.Property(nameof(DubboException.RequestState)).EqualTo(RequestState.Sent));
        Task<string> again = channel.InvokeAsync(Echo, "b", new DubboCallOptions { WaitForReady = true }).AsTask();
        using RawPeer second = await peer.AcceptAsync();
        RawFrame request = (await second.ReadFrameAsync())!;
        await second.SendAsync(Wire.Result(request.Id, 4, "b", null));
        Assert.That(await again.Within(), Is.EqualTo("b"));
    }

    [Test]
    [Property("Rule", "W58")]
    public async Task Late_response_is_dropped_and_the_connection_stays_open() => await WithPeerAsync(async (channel, peer) =>
    {
        Task<string> call = channel.InvokeAsync(Echo, "slow", new() { Timeout = TimeSpan.FromMilliseconds(60) }).AsTask();
        RawFrame request = (await peer.ReadFrameAsync())!;
        Assert.That(
            async () => await call.Within(),
            Throws.TypeOf<DubboTimeoutException>().With.Property(nameof(DubboTimeoutException.Stage)).EqualTo(TimeoutStage.Response));
        await peer.SendAsync(Wire.Result(request.Id, 4, "late", null));

        await StillWorksAsync(channel, peer);
        Assert.That(channel.Connection!.LateResponses, Is.EqualTo(1));
        Assert.That(channel.PendingCalls, Is.Zero);
    });

    [Test]
    public async Task Cancellation_ends_the_call_with_its_token() => await WithPeerAsync(async (channel, peer) =>
    {
        using var source = new CancellationTokenSource();
        Task<string> call = channel.InvokeAsync(Echo, "x", cancellationToken: source.Token).AsTask();
        await peer.ReadFrameAsync();
        await source.CancelAsync();
        Assert.That(
            async () => await call.Within(),
            Throws.InstanceOf<OperationCanceledException>().With.Property(nameof(OperationCanceledException.CancellationToken))
                .EqualTo(source.Token));
        Assert.That(channel.PendingCalls, Is.Zero);
    });

    [Test]
    [Property("Rule", "W39")]
    public async Task Heartbeat_of_the_provider_gets_a_response() => await WithPeerAsync(async (channel, peer) =>
    {
        _ = channel.InvokeAsync(Echo, "x").AsTask();
        await peer.ReadFrameAsync();
        RawFrame answer = await peer.AskAsync(Wire.Heartbeat(77));
        Assert.That((answer.Flags, answer.Status, answer.Id), Is.EqualTo(((byte)0x22, Wire.Ok, 77L)));
    });

    [Test]
    [Property("Rule", "W10")]
    public async Task Request_over_the_limit_fails_before_anything_is_sent()
    {
        await using var loopback = new Loopback();
        DubboChannel channel = loopback.Connect(options => options.MaxPayload = 1000);
        Assert.That(
            async () => await channel.InvokeAsync(Echo, new string('x', 1000)),
            Throws.TypeOf<DubboException>().With.Property(nameof(DubboException.IsRetrySafe)).True);
        Assert.That(await channel.InvokeAsync(Echo, "small"), Is.EqualTo("small"));
    }

    [Test]
    public async Task Refused_connection_is_safe_to_retry()
    {
        await using var loopback = new Loopback();
        int port;
        using (var gone = new ScriptedPeer())
            port = gone.EndPoint.Port;
        DubboChannel channel = loopback.Connect(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, port));
        Assert.That(
            async () => await channel.InvokeAsync(Echo, "x"),
            Throws.TypeOf<DubboConnectionException>().With.Property(nameof(DubboException.IsRetrySafe)).True);
    }

    [Test]
    public async Task Dispose_waits_for_running_calls_and_rejects_new_ones() => await WithPeerAsync(async (channel, peer) =>
    {
        (Task<string> call, RawFrame request) = await CallAsync(channel, peer);
        Task disposing = channel.DisposeAsync().AsTask();
        Assert.That(async () => await channel.InvokeAsync(Echo, "new"), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(disposing.IsCompleted, Is.False);
        await peer.SendAsync(Wire.Result(request.Id, 4, "x", null));
        Assert.That(await call.Within(), Is.EqualTo("x"));
        await disposing.Within();
        await channel.DisposeAsync();
    });

    [Test]
    [Property("Rule", "W43")]
    public async Task One_way_call_has_no_two_way_bit_and_does_not_wait() => await WithPeerAsync(async (channel, peer) =>
    {
        Task sent = channel.SendOneWayAsync(FrameMethods.Tell, "x").AsTask();
        RawFrame request = (await peer.ReadFrameAsync())!;
        Assert.That(request.Flags, Is.EqualTo(Wire.OneWay));
        await sent.Within();
        Assert.That(channel.PendingCalls, Is.Zero);
    });

    [Test]
    public async Task One_way_call_that_was_canceled_before_is_not_sent() => await WithPeerAsync(async (channel, peer) =>
    {
        long frames = channel.Connection!.Writer.Frames;
        var cancelled = new CancellationToken(canceled: true);
        Assert.That(
            async () => await channel.SendOneWayAsync(FrameMethods.Tell, "x", cancellationToken: cancelled),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(channel.Connection.Writer.Frames, Is.EqualTo(frames));
        await StillWorksAsync(channel, peer);
    });

    private static async Task<(Task<string> Call, RawFrame Request)> CallAsync(DubboChannel channel, RawPeer peer)
    {
        Task<string> call = channel.InvokeAsync(Echo, "x").AsTask();
        RawFrame frame = (await peer.ReadFrameAsync())!;
        // A heartbeat follows a call that timed out.
        while (frame.Header.IsEvent)
            frame = (await peer.ReadFrameAsync())!;
        return (call, frame);
    }

    private static async Task StillWorksAsync(DubboChannel channel, RawPeer peer)
    {
        (Task<string> call, RawFrame request) = await CallAsync(channel, peer);
        await peer.SendAsync(Wire.Result(request.Id, 4, "still", null));
        Assert.That(await call.Within(), Is.EqualTo("still"));
    }

    /// <summary>Runs a test on a channel whose connection the test answers. A first call connects the channel.</summary>
    private static async Task WithPeerAsync(Func<DubboChannel, RawPeer, Task> test, params string[] expectedEvents)
    {
        using var listener = new ScriptedPeer();
        await using var loopback = new Loopback();
        foreach (string name in (string[])[.. expectedEvents, "CloseTimedOut"])
            loopback.Log.Expect(name);
        DubboChannel channel = loopback.Connect(listener.EndPoint, options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(500));
        Task<string> first = channel.InvokeAsync(Echo, "first").AsTask();
        using RawPeer peer = await listener.AcceptAsync();
        await peer.SendAsync(Wire.Result((await peer.ReadFrameAsync())!.Id, 4, "first", null));
        Assert.That(await first.Within(), Is.EqualTo("first"));
        await test(channel, peer);
    }
}
