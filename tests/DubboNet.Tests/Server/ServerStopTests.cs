using System.Net.Sockets;
using DubboNet.Protocol.Events;
using DubboNet.Tests.Support;

namespace DubboNet.Tests.Server;

public sealed class ServerStopTests
{
    private const string ReadOnly = "R";
    private const string Writable = "W";

    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(250);

    [Test]
    public void StopAsync_with_a_consumer_that_reads_nothing_ends_at_its_timeout() => EngineHarness.Run(engine =>
    {
        engine.Log.Expect("CloseTimedOut");
        DubboServer server = engine.Serve(options => (options.MaxQueuedBytes, options.ShutdownTimeout) = (100, TimeSpan.FromSeconds(2)));
        using RawPeer consumer = engine.ConnectRaw();
        engine.Network.Connections[0].Server.HoldWrites();
        Send(engine, consumer, 1, new string('x', 200));

        Task stopping = server.StopAsync();
        engine.Settle();
        Assert.That(stopping.IsCompleted, Is.False, "a response must still be sent");
        engine.Pass(TimeSpan.FromSeconds(2));
        Assert.That(stopping.IsCompletedSuccessfully, Is.True);
    });

    [Test]
    [Property("Rule", "W67")]
    public void StopAsync_serves_requests_until_the_consumers_are_quiet() => EngineHarness.Run(engine =>
    {
        DubboServer server = engine.Serve();
        using RawPeer consumer = engine.ConnectRaw();
        Task stopping = server.StopAsync();
        engine.Settle();
        Assert.That(Read(engine, consumer).Value, Is.EqualTo(ReadOnly));
        for (int i = 0; i < 5; i++)
        {
            engine.Pass(0.8 * Quiet);
            Send(engine, consumer, i, "being sent");
            Assert.That(Read(engine, consumer).Values[1], Is.EqualTo("being sent"));
            Assert.That(stopping.IsCompleted, Is.False);
        }

        engine.Pass(2 * Quiet);
        Assert.That(stopping.IsCompletedSuccessfully, Is.True);
        Assert.That(consumer.ReadFrameAsync().Result, Is.Null);
    });

    [Test]
    [Property("Rule", "W67")]
    public void StopAsync_ends_despite_endless_requests() => EngineHarness.Run(engine =>
    {
        DubboServer server = engine.Serve(options => options.ShutdownTimeout = TimeSpan.FromSeconds(2));
        using RawPeer consumer = engine.ConnectRaw();
        Task stopping = server.StopAsync();
        for (int i = 0; i < 12; i++)
        {
            Send(engine, consumer, i, "more");
            engine.Pass(TimeSpan.FromMilliseconds(100));
            Assert.That(stopping.IsCompleted, Is.False);
        }

        Send(engine, consumer, 12, "more");
        engine.Pass(TimeSpan.FromMilliseconds(100));
        Assert.That(
            stopping.IsCompletedSuccessfully, Is.True,
            "calls were rejected during a quiet period in the second half of the timeout");
    });

    [Test]
    [Property("Rule", "W67")]
    public void StopAsync_waits_for_the_rest_of_a_request_while_bytes_arrive() => EngineHarness.Run(engine =>
    {
        byte[] request = Wire.Call(1, FrameMethods.Interface, "echo", "Ljava/lang/String;", "slow");
        DubboServer server = engine.Serve();
        using RawPeer slow = engine.ConnectRaw();
        using RawPeer stuck = engine.ConnectRaw();
        Task stopping = server.StopAsync();
        engine.Settle();
        _ = Read(engine, slow);
        _ = stuck.SendAsync(request[..20]);
        foreach (byte[] piece in request.Chunk(request.Length / 10))
        {
            Assert.That(stopping.IsCompleted, Is.False);
            _ = slow.SendAsync(piece);
            engine.Pass(0.8 * Quiet);
        }

        Assert.That(Read(engine, slow).Values[1], Is.EqualTo("slow"));
        engine.Pass(2 * Quiet);
        Assert.That(stopping.IsCompletedSuccessfully, Is.True, "a peer with an incomplete request is not waited for");
    });

    [Test]
    public void StopAsync_without_consumers_does_not_wait() => EngineHarness.Run(engine =>
    {
        DubboServer server = engine.Serve();
        Task stopping = server.StopAsync();
        engine.Settle();
        Assert.That(stopping.IsCompletedSuccessfully, Is.True);
        Assert.That(
            () => engine.Network.ConnectAsync(EngineHarness.Address, CancellationToken.None).GetAwaiter().GetResult(),
            Throws.TypeOf<SocketException>());
    });

    [Test]
    public void StopAsync_ends_when_the_last_consumer_has_disconnected() => EngineHarness.Run(engine =>
    {
        DubboServer server = engine.Serve();
        using RawPeer first = engine.ConnectRaw();
        using RawPeer last = engine.ConnectRaw();
        Task stopping = server.StopAsync();
        first.Dispose();
        engine.Settle();
        Assert.That(stopping.IsCompleted, Is.False);
        last.Dispose();
        engine.Settle();
        Assert.That(stopping.IsCompletedSuccessfully, Is.True);
    });

    [TestCase(false)]
    [TestCase(true)]
    public void StopAsync_with_a_canceled_token_closes_immediately(bool isRunning) => EngineHarness.Run(engine =>
    {
        DubboServer server = engine.Serve();
        DubboChannel channel = engine.Connect();
        Task<string> call = engine.Call(channel, isRunning ? "hang" : "a");
        using var source = new CancellationTokenSource();
        Task stopping = server.StopAsync(source.Token);
        engine.Settle();
        Assert.That(stopping.IsCompleted, Is.False);
        source.Cancel();
        engine.Settle();
        Assert.That(stopping.IsCompletedSuccessfully, Is.True);
        if (isRunning)
            Assert.That(call.Exception!.InnerException, Is.TypeOf<DubboConnectionException>());
    });

    [Test]
    [Property("Rule", "W40")]
    public void SetReadOnly_tells_current_and_new_consumers() => EngineHarness.Run(engine =>
    {
        DubboServer server = engine.Serve();
        using RawPeer before = engine.ConnectRaw();
        server.SetReadOnly(true);
        server.SetReadOnly(true);
        using RawPeer meanwhile = engine.ConnectRaw();
        server.SetReadOnly(false);
        using RawPeer after = engine.ConnectRaw();
        foreach (RawPeer consumer in new[] { before, meanwhile })
        {
            Assert.That(Read(engine, consumer).Value, Is.EqualTo(ReadOnly));
            RawFrame writable = Read(engine, consumer);
            Assert.That((writable.Flags, writable.Value), Is.EqualTo(((byte)0xa2, (object)Writable)));
        }

        foreach (RawPeer consumer in new[] { before, meanwhile, after })
        {
            Send(engine, consumer, 1, "as before");
            Assert.That(Read(engine, consumer).Values[1], Is.EqualTo("as before"), "and no other frame was sent before");
        }
    });

    [Test]
    public void SetReadOnly_does_not_reset_a_stopping_server() => EngineHarness.Run(engine =>
    {
        DubboServer server = engine.Serve();
        using RawPeer consumer = engine.ConnectRaw();
        server.SetReadOnly(true);
        _ = server.StopAsync();
        server.SetReadOnly(false);
        engine.Pass(2 * Quiet);
        Assert.That(server.IsReadOnly, Is.True);
        Assert.That(Read(engine, consumer).Value, Is.EqualTo(ReadOnly));
        RawFrame stop = Read(engine, consumer);
        Assert.That(
            (stop.Value, stop.Id), Is.EqualTo((ReadOnly, EventCodec.ClosedListenerId)),
            "the second event says that no server listens");
        Assert.That(consumer.ReadFrameAsync().Result, Is.Null);
    });

    private static void Send(EngineHarness engine, RawPeer consumer, long id, string text)
    {
        Task sending = consumer.SendAsync(Wire.Call(id, FrameMethods.Interface, "echo", "Ljava/lang/String;", text));
        engine.Settle();
        Assert.That(sending.IsCompletedSuccessfully, Is.True);
    }

    private static RawFrame Read(EngineHarness engine, RawPeer consumer)
    {
        Task<RawFrame?> frame = consumer.ReadFrameAsync();
        engine.Settle();
        Assert.That(frame.IsCompletedSuccessfully, Is.True, "there is something to read");
        return frame.Result!;
    }
}
