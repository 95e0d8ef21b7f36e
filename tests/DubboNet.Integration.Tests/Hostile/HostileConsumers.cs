using System.Net.Security;
using System.Text;

namespace DubboNet.Integration.Tests.Hostile;

/// <summary>Lists what consumers can do to a provider, and the outcomes.</summary>
internal static class HostileConsumers
{
    private const string AtOnce = "at once";
    private const string Closed = "its connection is closed with a warning in the log (`NotDubbo`)";
    private const string Waits =
        "nothing runs. The connection waits for the rest, and delays no other connection and no stop of the provider";

    private static readonly byte[] Large = new byte[64 * 1024];

    public static IReadOnlyList<HostileCase<ConsumerStage>> All { get; } =
        [.. Garbage(), .. Frames(), .. Silence(), .. Endings(), .. Tls()];

    private static IEnumerable<HostileCase<ConsumerStage>> Garbage() =>
    [
        new("wrong-magic", "sends bytes that are not a dubbo frame", Closed, AtOnce, async stage =>
        {
            using RawPeer peer = await stage.ConnectAsync();
            await StillWorksAsync(peer);
            await IsThrownOutAsync(stage, peer, Encoding.ASCII.GetBytes("ls\r\n"));
        }),
        new("negative-length", "states a negative length", "the same", AtOnce, async stage =>
        {
            using RawPeer peer = await stage.ConnectAsync();
            byte[] frame = Wire.Frame(Wire.TwoWay, 0, 1);
            frame[12] = 0xff;
            await IsThrownOutAsync(stage, peer, frame);
        }),
        new("length-too-short", "states a length that is too short", $"status 40, if it can still be sent: {Closed}", AtOnce, async stage =>
        {
            using RawPeer peer = await stage.ConnectAsync();
            byte[] frame = ConsumerStage.EchoRequest(1);
            frame[15] -= 5;
            stage.Log.Expect("NotDubbo");
            await peer.SendAsync(frame);
            if (await peer.ReadFrameAsync() is { } answer)
            {
                Assert.That((answer.Id, answer.Status), Is.EqualTo((1L, (byte)40)));
                Assert.That(await peer.IsClosedByPeerAsync());
            }
        }),
        new("length-too-long", "states a length that is too long", Waits, "–", async stage =>
        {
            using RawPeer peer = await stage.ConnectAsync();
            byte[] frame = ConsumerStage.EchoRequest(1);
            frame[14] += 1;
            await peer.SendAsync(frame);
            await HoldsUpNobodyAsync(stage, peer);
        }),
        new(
            "length-over-limit", "states a length over `MaxPayload`",
            "status 40 with both lengths; the bytes are skipped, and the connection stays open", AtOnce, async stage =>
        {
            using RawPeer peer = await stage.ConnectAsync();
            byte[] frame = Wire.Frame(Wire.TwoWay, 0, 1);
            frame[12] = 0x01;
            RawFrame answer = await peer.AskAsync(frame);
            Assert.That((answer.Status, answer.Text), Is.EqualTo(((byte)40, "Data length too large: 16777216, max payload: 8388608")));
            await peer.SendAsync(new byte[0x01000000]);
            await StillWorksAsync(peer);
        }),
    ];

    private static IEnumerable<HostileCase<ConsumerStage>> Frames() =>
    [
        new(
            "response-without-request", "sends responses without a request, the same one twice",
            "nothing: the response is dropped and counted, and the connection stays open", "–", async stage =>
        {
            using RawPeer peer = await stage.ConnectAsync();
            foreach (long id in (long[])[0, 1, 1, -1, long.MaxValue])
                await peer.SendAsync(Wire.Result(id, 4, "of no call", null));
            await StillWorksAsync(peer);
        }),
        new(
            "other-serialization", "sends a request in another serialization",
            "status 40 that names it, and the connection stays open", AtOnce, async stage =>
        {
            using RawPeer peer = await stage.ConnectAsync();
            RawFrame answer = await peer.AskAsync(Wire.Frame(0xd7, 0, 1, 0, 0, 0, 1, 0xaf));
            Assert.That((answer.Status, answer.Flags), Is.EqualTo(((byte)40, Wire.Response)));
            Assert.That(answer.Text, Does.Contain("Unexpected serialization id:23"));
            await StillWorksAsync(peer);
        }),
        new(
            "endless-events", "sends heartbeats, unknown events and event responses without end",
            "heartbeats get responses and other events are dropped. Calls in between are served", AtOnce, async stage =>
        {
            using RawPeer peer = await stage.ConnectAsync();
            byte[] burst =
            [
                .. Wire.Heartbeat(1), .. Wire.Frame(0xa2, 0, 2, 0x01, (byte)'X'),
                .. Wire.Frame(0x22, Wire.Ok, 3, 0x4e), .. Wire.Frame(0xe2, 0, 4),
            ];
            Task flood = peer.SendAsync([.. Enumerable.Repeat(burst, 2_000).SelectMany(bytes => bytes), .. ConsumerStage.EchoRequest(5)]);
            int beats = 0;
            RawFrame frame;
            while ((frame = (await peer.ReadFrameAsync())!).Id != 5)
                beats += frame.Id == 1 ? 1 : 0;
            await flood;
            Assert.That((beats, frame.Values[1]), Is.EqualTo((2_000, (object)"x")));
        }),
        new(
            "never-reading", "sends calls without end and reads no response",
            "the provider stops reading from it when `MaxQueuedBytes` of responses wait", "–", async stage =>
        {
            const int Requests = 1_000;
            using RawPeer peer = await stage.ConnectAsync();
            peer.LimitReceiveBuffer(Large.Length);
            Task flood = SendAllAsync(peer, Enumerable.Range(0, Requests).Select(id => ConsumerStage.BytesRequest(id, Large)));
            await BoundedWait.UntilAsync(() => stage.Started >= 16, "the first responses are queued");
            for (int i = 0; i < 200; i++)
                await stage.AssertOthersUnharmedAsync();
            Assert.That((flood.IsCompleted, stage.Started < Requests / 2), Is.EqualTo((false, true)), $"{stage.Started} were served");
            peer.Reset();
            await flood.Within();
            await stage.IsForgottenAsync();
        }),
    ];

    private static IEnumerable<HostileCase<ConsumerStage>> Silence() =>
    [
        new("silence", "connects and sends nothing", Waits, "–", async stage =>
        {
            using RawPeer peer = await stage.ConnectAsync();
            await HoldsUpNobodyAsync(stage, peer);
        }),
        new("half-a-request", "sends half a request, then nothing", "the same", "–", async stage =>
        {
            using RawPeer peer = await stage.ConnectAsync();
            await peer.SendAsync(ConsumerStage.EchoRequest(1)[..40]);
            await HoldsUpNobodyAsync(stage, peer);
        }),
        new("byte-by-byte", "sends one byte a second", "it is served when the request is complete", "–", async stage =>
        {
            using RawPeer peer = await stage.ConnectAsync();
            byte[] request = ConsumerStage.EchoRequest(1);
            foreach (byte one in request[..^1])
            {
                await peer.SendAsync(one);
                stage.Time.Advance(TimeSpan.FromSeconds(1));
            }

            Assert.That(stage.Started, Is.EqualTo(1), "the call of the correct consumer");
            Assert.That((await peer.AskAsync(request[^1..])).Values[1], Is.EqualTo("x"));
        }),
    ];

    private static IEnumerable<HostileCase<ConsumerStage>> Endings() =>
    [
        new("close-mid-frame", "closes in the middle of a frame", "nothing runs, and no warning is logged", AtOnce, async stage =>
        {
            using (RawPeer peer = await stage.ConnectAsync())
                await peer.SendAsync(ConsumerStage.EchoRequest(1)[..40]);
            await stage.Log.WaitForAsync("Disconnected");
            Assert.That(stage.Log.Named("Disconnected").Single().Text, Does.Contain("closed the connection in the middle of a frame"));
            await stage.IsForgottenAsync();
            Assert.That(stage.Started, Is.EqualTo(1), "the call of the correct consumer");
        }),
        new(
            "reset", "resets the connection while its call runs",
            "the handler's token is canceled and its response is dropped. No warning is logged", AtOnce, async stage =>
        {
            using RawPeer peer = await stage.ConnectAsync();
            await peer.SendAsync(ConsumerStage.EchoRequest(1, ConsumerStage.Wait));
            await stage.Waiting.WaitAsync().Within();
            peer.Reset();
            await stage.Cancelled.WaitAsync().Within();
            await stage.IsForgottenAsync();
        }),
        new(
            "half-close", "closes its sending side while its call runs",
            "the same: as in Java, this ends the connection", AtOnce, async stage =>
        {
            using RawPeer peer = await stage.ConnectAsync();
            await peer.SendAsync(ConsumerStage.EchoRequest(1, ConsumerStage.Wait));
            await stage.Waiting.WaitAsync().Within();
            peer.FinishSending();
            await stage.Cancelled.WaitAsync().Within();
            Assert.That(await peer.IsClosedByPeerAsync());
        }),
    ];

    private static IEnumerable<HostileCase<ConsumerStage>> Tls() =>
    [
        new("tls-to-plain", "uses TLS, but the provider does not", $"{Closed} that says so", AtOnce, async stage =>
        {
            stage.Log.Expect("NotDubbo");
            using RawPeer peer = await stage.ConnectAsync();
            await using var tls = new SslStream(peer.Stream);
            await FailAsync<Exception>(tls.AuthenticateAsClientAsync("127.0.0.1"));
            await stage.Log.WaitForAsync("NotDubbo");
            Assert.That(stage.Log.Named("NotDubbo").Single().Text, Does.Contain("(TLS)"));
        }),
        new(
            "plain-to-tls", "does not use TLS, but the provider does",
            "its connection is closed with a warning in the log (`HandshakeFailed`)", AtOnce, async stage =>
        {
            Loopback provider = stage.StartTlsProvider();
            provider.Log.Expect("HandshakeFailed");
            using RawPeer peer = await provider.ConnectRawAsync();
            await peer.SendAsync(ConsumerStage.EchoRequest(1));
            while (await peer.ReadByteAsync() is not null)
            {
                // The alert of TLS.
            }

            await provider.Log.WaitForAsync("HandshakeFailed");
        }),
    ];

    private static Task StillWorksAsync(RawPeer peer) => ConsumerStage.StillWorksAsync(peer);

    private static async Task IsThrownOutAsync(ConsumerStage stage, RawPeer peer, byte[] bytes)
    {
        stage.Log.Expect("NotDubbo");
        await peer.SendAsync(bytes);
        Assert.That(await peer.IsClosedByPeerAsync());
        await stage.Log.WaitForAsync("NotDubbo");
        await stage.IsForgottenAsync();
    }

    private static async Task HoldsUpNobodyAsync(ConsumerStage stage, RawPeer peer)
    {
        await stage.AssertOthersUnharmedAsync();
        await stage.StopAsync();
        RawFrame announcement = (await peer.ReadFrameAsync())!;
        Assert.That((announcement.Flags, announcement.Value), Is.EqualTo(((byte)0xa2, (object)"R")));
        Assert.That(await peer.IsClosedByPeerAsync());
    }

    private static async Task SendAllAsync(RawPeer peer, IEnumerable<byte[]> frames)
    {
        try
        {
            foreach (byte[] frame in frames)
                await peer.SendAsync(frame);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or TimeoutException)
        {
            // The test ends the flood, or the other side stops reading.
        }
    }
}
