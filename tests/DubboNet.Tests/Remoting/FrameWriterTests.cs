using System.IO.Pipelines;
using DubboNet.Protocol;
using DubboNet.Protocol.Events;
using DubboNet.Remoting.Connections;
using DubboNet.Remoting.Correlation;
using DubboNet.Tests.Support;

namespace DubboNet.Tests.Remoting;

public sealed class FrameWriterTests : IDisposable
{
    private const int MaxQueuedBytes = 200;

    private readonly HoldableStream _stream;
    private readonly RawPeer _peer;
    private readonly FrameWriter _writer;

    public FrameWriterTests()
    {
        (_stream, HoldableStream far) = HoldableStream.CreatePair();
        _peer = new RawPeer(far);
        _writer = new FrameWriter(_stream, MaxQueuedBytes, PipeScheduler.ThreadPool, TimeProvider.System);
    }

    public void Dispose()
    {
        _stream.Dispose();
        _peer.Dispose();
    }

    [Test]
    public async Task RunAsync_sends_queued_frames_in_one_send()
    {
        Task running = await HoldFirstSendAsync();
        for (int id = 1; id <= 5; id++)
            Assert.That(_writer.TryAppend(Wire.Heartbeat(id)), Is.EqualTo(AppendResult.Appended));
        _stream.ReleaseWrites();
        for (int id = 0; id <= 5; id++)
            Assert.That((await _peer.ReadFrameAsync())!.Id, Is.EqualTo(id));
        Assert.That(_stream.Writes, Is.EqualTo(new[] { 17, 85 }));
        Assert.That(_writer.Frames, Is.EqualTo(6));
        Assert.That(_writer.Sends, Is.EqualTo(2));
        _writer.Close();
        await running.Within();
        Assert.That(_writer.UnsentBytes, Is.Zero);
    }

    [Test]
    public async Task TryAppend_waits_for_room_in_a_full_queue()
    {
        Task running = await HoldFirstSendAsync();
        Assert.That(_writer.WaitForRoomAsync().IsCompleted, Is.True);
        Assert.That(_writer.TryAppend(Wire.Frame(0x02, 20, 1, new byte[MaxQueuedBytes])), Is.EqualTo(AppendResult.Appended));
        Task room = _writer.WaitForRoomAsync();
        Assert.That(room.IsCompleted, Is.False);
        Assert.That(_writer.TryAppend(Wire.Heartbeat(2)), Is.EqualTo(AppendResult.Full));
        Assert.That(_writer.TryAppendAwaitable(Wire.Heartbeat(2), out _), Is.EqualTo(AppendResult.Full));
        Assert.That(_writer.UnsentBytes, Is.EqualTo(17 + 16 + MaxQueuedBytes));

        _stream.ReleaseWrites();
        await room.Within();
        Assert.That(_writer.TryAppend(Wire.Heartbeat(3)), Is.EqualTo(AppendResult.Appended));
        Assert.That((await _peer.ReadFrameAsync())!.Id, Is.Zero);
        Assert.That((await _peer.ReadFrameAsync())!.Id, Is.EqualTo(1));
        Assert.That((await _peer.ReadFrameAsync())!.Id, Is.EqualTo(3), "rejected requests were not queued");
        _writer.Close();
        await running.Within();
    }

    [Test]
    public async Task Close_sends_queued_frames()
    {
        Task running = await HoldFirstSendAsync();
        _writer.TryAppend(Wire.Heartbeat(1));
        _writer.Close();
        _writer.Close();
        Assert.That(_writer.TryAppend(Wire.Heartbeat(2)), Is.EqualTo(AppendResult.Closed));
        _stream.ReleaseWrites();
        await running.Within();
        Assert.That((await _peer.ReadFrameAsync())!.Id, Is.Zero);
        Assert.That((await _peer.ReadFrameAsync())!.Id, Is.EqualTo(1));
    }

    [Test]
    public async Task EndReading_releases_all_that_wait()
    {
        Task running = await HoldFirstSendAsync();
        _writer.TryAppendAwaitable(Wire.Frame(0x02, 20, 1, new byte[MaxQueuedBytes]), out SendWaiter sent);
        Task room = _writer.WaitForRoomAsync();
        _stream.FailWrites(new IOException("lost"));
        await FailAsync<IOException>(running);
        Assert.That(sent.Task.IsCompleted, Is.False);
        Assert.That(room.IsCompleted, Is.False);

        _writer.EndReading();
        Assert.That((await sent.Task.Within(), sent.WasSent), Is.EqualTo((true, false)));
        await room.Within();
        Assert.That(_writer.TryAppendAwaitable(Wire.Heartbeat(2), out _), Is.EqualTo(AppendResult.Closed), "the frame would never be sent");
    }

    [Test]
    [Property("Rule", "W43")]
    public async Task TryAppendWatched_tells_when_the_stream_has_accepted_the_frame()
    {
        Task running = await HoldFirstSendAsync();
        _writer.TryAppend(Wire.Heartbeat(1));
        _writer.TryAppendAwaitable(Wire.Heartbeat(2), out SendWaiter sent);
        Assert.That(sent.Task.IsCompleted, Is.False);
        _stream.ReleaseWrites();
        Assert.That((await sent.Task.Within(), sent.WasSent), Is.EqualTo((true, true)));
        _writer.Close();
        await running.Within();
    }

    [Test]
    public async Task TryAppend_does_not_send_a_claimed_call()
    {
        var table = new PendingCallTable(4);
        TestCall gone = new();
        TestCall waiting = new();
        table.TryAdd(gone, long.MaxValue);
        table.TryAdd(waiting, long.MaxValue);
        table.TryClaim(gone.Id, out _, out _);
        Assert.That(_writer.TryAppend(Wire.Heartbeat(1), table, gone.Id), Is.EqualTo(AppendResult.Dropped));
        Assert.That(_writer.TryAppend(Wire.Heartbeat(2), table, waiting.Id), Is.EqualTo(AppendResult.Appended));
        _writer.Close();
        await _writer.RunAsync().Within();
        Assert.That((await _peer.ReadFrameAsync())!.Id, Is.EqualTo(2));
        Assert.That(_writer.Frames, Is.EqualTo(1));
        table.TryClaim(waiting.Id, out _, out RequestState state);
        Assert.That(state, Is.EqualTo(RequestState.Sent));
    }

    [Test]
    [Property("Rule", "W13")]
    public async Task TryAppend_does_not_mix_frames_of_concurrent_senders()
    {
        const int Senders = 8;
        const int FramesEach = 250;
        Task running = Task.Run(_writer.RunAsync);
        Task senders = Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(() => SendManyAsync(sender, FramesEach))));
        int[] next = new int[Senders];
        for (int i = 0; i < Senders * FramesEach; i++)
        {
            RawFrame frame = (await _peer.ReadFrameAsync())!;
            int sender = (int)(frame.Id >> 32);
            Assert.That((int)frame.Id, Is.EqualTo(next[sender]++), "each sender's frames keep their order");
            Assert.That(frame.Body, Is.EqualTo(Pattern(sender, (int)frame.Id)));
        }

        await senders.Within();
        _writer.Close();
        await running.Within();
    }

    [Test]
    public async Task TrySendNow_writes_on_the_thread_of_the_caller_after_a_quiet_time_and_the_queue_waits()
    {
        Task running = Task.Run(_writer.RunAsync);
        for (int i = 0; i < 7; i++)
            Assert.That(TrySendNow(0), Is.False, "other calls ran a moment ago");
        _stream.HoldWrites();
        Assert.That(TrySendNow(1), Is.True);
        Assert.That(_stream.Writes, Is.EqualTo(new[] { 17 }), "the stream has the frame when the call returns");
        Assert.That(TrySendNow(2), Is.False, "the stream is busy");
        _writer.TryAppend(Wire.Heartbeat(3));
        Assert.That(_writer.UnsentBytes, Is.EqualTo(34));
        _stream.ReleaseWrites();
        Assert.That((await _peer.ReadFrameAsync())!.Id, Is.EqualTo(1));
        Assert.That((await _peer.ReadFrameAsync())!.Id, Is.EqualTo(3));
        Assert.That(TrySendNow(4, inFlight: 2), Is.False);
        Assert.That(TrySendNow(5), Is.False, "another call ran a moment ago");
        _writer.Close();
        await running.Within();
        Assert.That(TrySendNow(6), Is.False);
    }

    [Test]
    public async Task TrySendNow_that_fails_ends_the_send_loop()
    {
        Task running = Task.Run(_writer.RunAsync);
        _stream.FailWrites(new IOException("cable cut"));
        while (!TrySendNow(1))
        {
        }

        Assert.That((await FailAsync<IOException>(running)).Message, Is.EqualTo("cable cut"));
        Assert.That(_writer.TryAppend(Wire.Heartbeat(2)), Is.EqualTo(AppendResult.Closed));
    }

    private bool TrySendNow(long id, int inFlight = 1)
    {
        FrameBuffer frame = FrameBuffer.Rent();
        EventCodec.EncodeHeartbeat(frame, id);
        if (_writer.TrySendNow(frame, inFlight))
            return true;
        frame.Return();
        return false;
    }

    private async Task SendManyAsync(int sender, int count)
    {
        for (int i = 0; i < count; i++)
        {
            byte[] frame = Wire.Frame(0x02, 20, ((long)sender << 32) | (uint)i, Pattern(sender, i));
            while (_writer.TryAppend(frame) == AppendResult.Full)
                await _writer.WaitForRoomAsync();
        }
    }

    private static byte[] Pattern(int sender, int index)
    {
        byte[] body = new byte[index % 50];
        body.AsSpan().Fill((byte)(sender + 1));
        return body;
    }

    /// <summary>Starts the loop with a first send that waits, so that later frames gather in the queue.</summary>
    private async Task<Task> HoldFirstSendAsync()
    {
        _stream.HoldWrites();
        Task running = Task.Run(_writer.RunAsync);
        _writer.TryAppend(Wire.Heartbeat(0));
        await _stream.WaitForHeldWriteAsync();
        return running;
    }
}
