using System.Text;
using DubboNet.Remoting.Connections;

namespace DubboNet.Integration.Tests.Hostile;

/// <summary>Lists what providers can do to a consumer, and the outcomes for its callers.</summary>
internal static class HostileProviders
{
    private const string AtOnce = "at once";
    private const string AtLimit = "at the timeout";
    private const string Sent = "`Sent`";

    public static IReadOnlyList<HostileCase<ProviderStage>> All { get; } =
        [.. Garbage(), .. Answers(), .. Silence(), .. Endings(), .. Tls()];

    private static IEnumerable<HostileCase<ProviderStage>> Garbage() =>
    [
        new(
            "wrong-magic", "sends bytes that are not a dubbo frame",
            $"`DubboConnectionException` with an inner `DubboProtocolException`, {Sent}; the connection is closed", AtOnce, async stage =>
        {
            (Task<string> call, _, RawPeer peer) = await stage.CallAsync();
            (Task<string> second, _) = await stage.CallAgainAsync(peer);
            stage.Log.Expect("NotDubbo");
            await peer.SendAsync(Encoding.ASCII.GetBytes("HTTP/1.1 400 Bad Request\r\n\r\n"));
            foreach (Task<string> lost in (Task<string>[])[call, second])
            {
                await FailsWithProtocolErrorAsync(
                    lost,
                    "A dubbo frame starts with the bytes da bb, but \"HTTP/1.1 400 Bad Request\" (HTTP) was received. Check that the port "
                        + "belongs to a provider that speaks dubbo.");
            }

            Assert.That(await peer.IsClosedByPeerAsync());
        }),
        new("negative-length", "states a negative length", $"the same", AtOnce, async stage =>
        {
            (Task<string> call, RawFrame request, RawPeer peer) = await stage.CallAsync();
            stage.Log.Expect("NotDubbo");
            byte[] frame = Wire.Frame(Wire.Response, Wire.Ok, request.Id);
            frame[12] = 0x80;
            await peer.SendAsync(frame);
            await FailsWithProtocolErrorAsync(call, "A frame has the negative body length");
        }),
        new(
            "length-too-short", "states a length that is too short",
            "that call: `DubboSerializationException`; the others: as for bytes that are not a frame", AtOnce, async stage =>
        {
            (Task<string> call, RawFrame request, RawPeer peer) = await stage.CallAsync();
            (Task<string> second, _) = await stage.CallAgainAsync(peer);
            stage.Log.Expect("NotDubbo");
            byte[] frame = Wire.Result(request.Id, 4, "cut off", null);
            frame[15] -= 4;
            await peer.SendAsync(frame);
            await FailAsync<DubboSerializationException>(call);
            await FailsWithProtocolErrorAsync(second, "A dubbo frame starts with the bytes da bb");
        }),
        new(
            "length-too-long", "states a length that is too long",
            $"`DubboTimeoutException`, stage `Response`, {Sent}", AtLimit, async stage =>
        {
            (Task<string> call, RawFrame request, RawPeer peer) = await stage.CallAsync();
            byte[] frame = Wire.Result(request.Id, 4, "x", null);
            frame[15] += 100;
            await peer.SendAsync(frame);
            await stage.FailsAtItsLimitAsync(call, TimeoutStage.Response, RequestState.Sent);
        }),
        new(
            "length-over-limit", "states a length over `MaxPayload`",
            $"that call: `DubboRemoteException`, {Sent}; the bytes are skipped, and the connection stays open", AtOnce, async stage =>
        {
            (Task<string> call, RawFrame request, RawPeer peer) = await stage.CallAsync();
            byte[] frame = Wire.Frame(Wire.Response, Wire.Ok, request.Id);
            frame[12] = 0x01;
            await peer.SendAsync(frame);
            DubboRemoteException thrown = await ProviderStage.FailsAtOnceAsync<DubboRemoteException>(call, RequestState.Sent);
            Assert.That(thrown.Message, Does.Contain("Data length too large: 16777216, max payload: 8388608"));
            await peer.SendAsync(new byte[0x01000000]);
            await stage.StillWorksAsync(peer);
        }),
    ];

    private static IEnumerable<HostileCase<ProviderStage>> Answers() =>
    [
        new(
            "response-without-request", "sends a response without a request",
            "nothing: the response is dropped and counted, and the connection stays open", "–", async stage =>
        {
            (Task<string> call, RawFrame request, RawPeer peer) = await stage.CallAsync();
            foreach (long stranger in (long[])[request.Id + 1, request.Id + (1L << 40), -1, long.MinValue, long.MaxValue])
                await peer.SendAsync(Wire.Result(stranger, 4, "of no call", null));
            await peer.SendAsync(Wire.Result(request.Id, 4, "right", null));
            Assert.That(await call.Within(), Is.EqualTo("right"));
            Assert.That(stage.Channel.Connection!.LateResponses, Is.EqualTo(5));
            await stage.StillWorksAsync(peer);
        }),
        new("response-twice", "responds twice", "the first response; the second is dropped and counted", AtOnce, async stage =>
        {
            (Task<string> call, RawFrame request, RawPeer peer) = await stage.CallAsync();
            await peer.SendAsync([.. Wire.Result(request.Id, 4, "first", null), .. Wire.Result(request.Id, 4, "second", null)]);
            Assert.That(await call.Within(), Is.EqualTo("first"));
            await stage.StillWorksAsync(peer);
            Assert.That(stage.Channel.Connection!.LateResponses, Is.EqualTo(1));
        }),
        new(
            "other-serialization", "responds in another serialization",
            $"that call: `DubboRemoteException` that names it, {Sent}, and the connection stays open", AtOnce, async stage =>
        {
            (Task<string> call, RawFrame request, RawPeer peer) = await stage.CallAsync();
            await peer.SendAsync(Wire.Frame(0x17, Wire.Ok, request.Id, 0, 0, 0, 2, 0x94, 0xaf));
            DubboRemoteException thrown = await ProviderStage.FailsAtOnceAsync<DubboRemoteException>(call, RequestState.Sent);
            Assert.That(thrown.Message, Does.Contain("23"));
            await stage.StillWorksAsync(peer);
        }),
        new(
            "endless-events", "sends heartbeats, unknown events and event responses without end",
            "the response. Events get responses or are dropped, and do not affect calls", AtOnce, async stage =>
        {
            (Task<string> call, RawFrame request, RawPeer peer) = await stage.CallAsync();
            byte[] burst =
            [
                .. Wire.Heartbeat(1), .. Wire.Frame(0xa2, 0, 2, 0x01, (byte)'X'),
                .. Wire.Frame(0x22, Wire.Ok, 3, 0x4e), .. Wire.Frame(0xe2, 0, 4),
            ];
            Task flood = peer.SendAsync(
                [.. Enumerable.Repeat(burst, 2_000).SelectMany(bytes => bytes), .. Wire.Result(request.Id, 4, "in between", null)]);
            for (int beats = 0; beats < 2_000;)
                beats += (await peer.ReadFrameAsync())!.Id == 1 ? 1 : 0;
            await flood;
            Assert.That(await call.Within(), Is.EqualTo("in between"));
        }),
        new(
            "endless-events-unread", "sends heartbeats without end and reads no response",
            $"`DubboTimeoutException`, {Sent}; the bytes that wait for the peer never exceed `MaxQueuedBytes`", AtLimit, async stage =>
        {
            (Task<string> call, _, RawPeer peer) = await stage.CallAsync();
            DubboConnection connection = stage.Channel.Connection!;
            byte[] beats = [.. Enumerable.Repeat(Wire.Heartbeat(1), 60_000).SelectMany(bytes => bytes)];
            Task flood = FloodAsync(peer, beats);
            await BoundedWait.UntilAsync(() => connection.Writer.UnsentBytes >= 1024 * 1024, "the queue is full");
            await stage.FailsAtItsLimitAsync(call, TimeoutStage.Response, RequestState.Sent);
            Assert.That(connection.Writer.UnsentBytes, Is.LessThan(1024 * 1024 + 1024));
            peer.Reset();
            await flood;
            await BoundedWait.UntilAsync(() => !connection.IsOpen, "the loss is known");
        }),
    ];

    private static IEnumerable<HostileCase<ProviderStage>> Silence() =>
    [
        new("silence", "accepts and sends nothing", $"`DubboTimeoutException`, stage `Response`, {Sent}", AtLimit, async stage =>
        {
            (Task<string> call, _, _) = await stage.CallAsync();
            DubboTimeoutException thrown = await stage.FailsAtItsLimitAsync(call, TimeoutStage.Response, RequestState.Sent);
            Assert.That(thrown.Message, Does.Contain("(limit 5000 ms, set by the client) waiting for the response"));
        }),
        new("half-a-response", "sends half a response, then nothing", "the same", AtLimit, async stage =>
        {
            (Task<string> call, RawFrame request, RawPeer peer) = await stage.CallAsync();
            await peer.SendAsync(Wire.Result(request.Id, 4, "never whole", null)[..20]);
            await stage.FailsAtItsLimitAsync(call, TimeoutStage.Response, RequestState.Sent);
        }),
        new(
            "byte-by-byte", "sends one byte a second",
            "the same. When the response is complete, it is dropped and the connection works as before", AtLimit, async stage =>
        {
            (Task<string> call, RawFrame request, RawPeer peer) = await stage.CallAsync();
            byte[] answer = Wire.Result(request.Id, 4, "slow", null);
            for (int seconds = 0; seconds < answer.Length; seconds++)
            {
                Assert.That(call.IsCompleted && seconds < 5, Is.False, $"after {seconds} s");
                await peer.SendAsync(answer[seconds]);
                await BoundedWait.UntilAsync(
                    () => stage.Channel.Connection!.GetSnapshot().SinceLastRead == TimeSpan.Zero, "the byte was received");
                stage.Time.Advance(TimeSpan.FromSeconds(1));
            }

            await FailAsync<DubboTimeoutException>(call);
            await stage.StillWorksAsync(peer);
            Assert.That(stage.Channel.Connection!.LateResponses, Is.EqualTo(1));
        }),
        new(
            "never-reading", "never reads",
            $"`DubboTimeoutException`: stage `Response`, {Sent}, for calls that were handed over; "
                + "stage `Queue`, `NotSent`, for calls beyond `MaxQueuedBytes`",
            AtLimit, async stage =>
        {
            Task<string> first = stage.EchoAsync();
            using RawPeer peer = await stage.AcceptAsync();
            // 32 MiB is more than the buffers of the system and of the connection hold together.
            string large = new('x', 64 * 1024);
            Task<string>[] calls = [first, .. Enumerable.Range(0, 512).Select(_ => stage.EchoAsync(large))];
            await BoundedWait.UntilAsync(() => stage.Channel.PendingCalls == calls.Length, "all requests are in the queue");
            Assert.That(stage.Channel.Connection!.Writer.UnsentBytes, Is.LessThan((1024 + 128) * 1024));
            stage.Time.Advance(2 * ProviderStage.Limit);
            var outcomes = new List<(TimeoutStage, RequestState)>();
            foreach (Task<string> call in calls)
            {
                DubboTimeoutException thrown = await FailAsync<DubboTimeoutException>(call);
                outcomes.Add((thrown.Stage, thrown.RequestState));
            }

            Assert.That(
                outcomes.Distinct(),
                Is.EquivalentTo(new[] { (TimeoutStage.Response, RequestState.Sent), (TimeoutStage.Queue, RequestState.NotSent) }));
        }),
    ];

    private static IEnumerable<HostileCase<ProviderStage>> Endings() =>
    [
        new("close-mid-frame", "closes in the middle of a frame", $"`DubboConnectionException`, {Sent}", AtOnce, async stage =>
        {
            (Task<string> call, RawFrame request, RawPeer peer) = await stage.CallAsync();
            await peer.SendAsync(Wire.Result(request.Id, 4, "cut", null)[..18]);
            peer.Dispose();
            DubboConnectionException thrown = await ProviderStage.FailsAtOnceAsync<DubboConnectionException>(call, RequestState.Sent);
            Assert.That(thrown.Message, Does.Contain("closed the connection in the middle of a frame. The request was sent"));
        }),
        new("reset", "resets the connection", $"`DubboConnectionException`, {Sent}", AtOnce, async stage =>
        {
            (Task<string> call, _, RawPeer peer) = await stage.CallAsync();
            (Task<string> second, _) = await stage.CallAgainAsync(peer);
            peer.Reset();
            foreach (Task<string> lost in (Task<string>[])[call, second])
            {
                DubboConnectionException thrown = await ProviderStage.FailsAtOnceAsync<DubboConnectionException>(lost, RequestState.Sent);
                Assert.That(thrown.Message, Does.Contain("was lost: ").And.Contain("Connection reset by peer"));
            }
        }),
        new("half-close", "closes its sending side only", $"`DubboConnectionException`, {Sent}", AtOnce, async stage =>
        {
            (Task<string> call, _, RawPeer peer) = await stage.CallAsync();
            peer.FinishSending();
            await ProviderStage.FailsAtOnceAsync<DubboConnectionException>(call, RequestState.Sent);
            Assert.That(await peer.IsClosedByPeerAsync());
        }),
    ];

    private static IEnumerable<HostileCase<ProviderStage>> Tls() =>
    [
        new(
            "tls-to-plain", "does not use TLS, but the channel does",
            "`DubboConnectionException`: the handshake failed, `NotSent`", AtOnce, async stage =>
        {
            stage.Log.Expect("NotDubbo");
            Task<string> call = stage.ConnectTo(stage.PlainProvider.EndPoint, tls: true).InvokeAsync(FrameMethods.Echo, "x").AsTask();
            DubboConnectionException thrown = await ProviderStage.FailsAtOnceAsync<DubboConnectionException>(call, RequestState.NotSent);
            Assert.That(thrown.Message, Does.StartWith("The TLS handshake with "));
            await stage.Log.WaitForAsync("NotDubbo");
            Assert.That(stage.Log.Named("NotDubbo").Single().Text, Does.Contain("(TLS)"));
        }),
        new("plain-to-tls", "uses TLS, but the channel does not", $"`DubboConnectionException`, {Sent}", AtOnce, async stage =>
        {
            await using Loopback tls = stage.StartTlsProvider();
            tls.Log.Expect("HandshakeFailed");
            Task<string> call = stage.ConnectTo(tls.EndPoint).InvokeAsync(FrameMethods.Echo, "x").AsTask();
            await ProviderStage.FailsAtOnceAsync<DubboConnectionException>(call, RequestState.Sent);
        }),
    ];

    private static async Task FailsWithProtocolErrorAsync(Task call, string text)
    {
        DubboConnectionException thrown = await ProviderStage.FailsAtOnceAsync<DubboConnectionException>(call, RequestState.Sent);
        Assert.That(thrown.InnerException, Is.TypeOf<DubboProtocolException>());
        Assert.That(thrown.Message, Does.Contain(text));
    }

    private static async Task FloodAsync(RawPeer peer, byte[] bytes)
    {
        try
        {
            while (true)
                await peer.SendAsync(bytes);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or TimeoutException)
        {
            // The test ends the flood, or the other side stops reading.
        }
    }
}
