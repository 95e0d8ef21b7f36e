using System.IO.Pipelines;
using DubboNet.Protocol;
using DubboNet.Remoting.Correlation;
using DubboNet.Remoting.Scheduling;
using DubboNet.Remoting.Transport;

namespace DubboNet.Remoting.Connections;

/// <summary>What became of a frame that was to be queued.</summary>
internal enum AppendResult
{
    /// <summary>It is queued.</summary>
    Appended,

    /// <summary>It is not queued, because its call has ended.</summary>
    Dropped,

    /// <summary>The queue is full: wait for <see cref="FrameWriter.WaitForRoomAsync()"/> and try again.</summary>
    Full,

    /// <summary>The connection takes no more frames.</summary>
    Closed,
}

/// <summary>
/// The send queue of a connection: whole frames in, one loop that hands them to the stream. Frames of concurrent senders never interleave (W13), and all
/// that queued up while the last send was under way goes out in one send.
/// </summary>
/// <remarks>
/// Threading: any thread appends, under the lock, which covers one copy. The send loop is the pipe's only reader; it comes back through the scheduler before
/// it takes what was queued, and that pause is what lets frames gather. A caller that is alone may acquire the stream instead of the loop, if the
/// queue is empty. Only the code that has acquired the stream writes to it.
/// </remarks>
internal sealed class FrameWriter
{
    /// <summary>Two callers in turns find themselves alone now and then; then gathering is still faster.</summary>
    private const int LoneFramesBeforeSendingNow = 8;

    /// <summary>Longer frames are queued, which cuts them into pieces: a slow peer is to be told from one that takes nothing.</summary>
    private const int MaxSentNow = 64 * 1024;

    private static readonly Task<bool> HasRoom = Task.FromResult(true);

    private readonly Lock _lock = new();
    private readonly Pipe _pipe;
    private readonly Stream _stream;
    private readonly PipeScheduler _scheduler;
    private readonly TimeProvider _time;
    private readonly Queue<(long Position, SendWaiter Sent)> _sendWaiters = new();
    private ITimer? _stallTimer;
    private AsyncLatch? _room;
    private AsyncLatch? _streamReleased;
    private int _consecutiveLoneFrames;
    private bool _isWriting;
    private bool _isClosed;
    private bool _isEnded;
    private long _queuedBytes;
    private long _sentBytes;
    private long _frames;
    private long _sends;
    private long _lastWriteAt;
    private BufferHolding _holding;

    public FrameWriter(Stream stream, int maxQueuedBytes, PipeScheduler scheduler, TimeProvider time, MemoryBudget? budget = null)
    {
        _holding = new BufferHolding(budget, MemoryBudget.QueueStep);
        _time = time;
        _lastWriteAt = time.GetTimestamp();
        _stream = stream;
        _scheduler = scheduler;
        _pipe = new Pipe(new PipeOptions(
            BlockPool.Queued,
            readerScheduler: scheduler,
            writerScheduler: scheduler,
            pauseWriterThreshold: maxQueuedBytes,
            resumeWriterThreshold: maxQueuedBytes / 2,
            minimumSegmentSize: BlockPool.Queued.MaxBufferSize,
            useSynchronizationContext: false));
    }

    /// <summary>How long the stream may take nothing before <see cref="OnStalled"/> is called; null for ever.</summary>
    public TimeSpan? WriteTimeout { get; init; }

    /// <summary>Called when the stream has taken nothing for so long.</summary>
    public Action? OnStalled { get; init; }

    /// <summary>Bytes that wait for the stream.</summary>
    public long UnsentBytes => Volatile.Read(ref _queuedBytes) - Volatile.Read(ref _sentBytes);

    /// <summary>Whether frames have to wait for <see cref="WaitForRoomAsync()"/>.</summary>
    public bool IsFull => Volatile.Read(ref _room) is not null;

    /// <summary>Frames appended so far.</summary>
    public long Frames => Volatile.Read(ref _frames);

    /// <summary>Writes to the stream so far.</summary>
    public long Sends => Volatile.Read(ref _sends);

    /// <summary>When the stream was given bytes last, as <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long LastWriteAt => Volatile.Read(ref _lastWriteAt);

    /// <summary>Completes when the queue has room again, or is closed.</summary>
    public Task WaitForRoomAsync() => WaitForRoomAsync(Timeout.InfiniteTimeSpan, CancellationToken.None);

    /// <summary>The same for a limited time: false if it was up before.</summary>
    public Task<bool> WaitForRoomAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        AsyncLatch? room;
        lock (_lock)
            room = _room;
        return room?.WaitAsync(timeout, _time, cancellationToken) ?? HasRoom;
    }

    /// <summary>Queues a whole frame, which may be reused at once.</summary>
    /// <param name="frame">Header and body.</param>
    /// <param name="calls">Where the frame's call waits, if it has one: a call that was claimed meanwhile is not sent.</param>
    /// <param name="id">The call's id.</param>
    public AppendResult TryAppend(ReadOnlyMemory<byte> frame, PendingCallTable? calls = null, long id = 0)
    {
        lock (_lock)
            return Append(frame, calls, id);
    }

    /// <summary>Queues a whole frame and gives something to wait for until the stream has taken it, or never will.</summary>
    public AppendResult TryAppendAwaitable(ReadOnlyMemory<byte> frame, out SendWaiter sent)
    {
        lock (_lock)
        {
            AppendResult result = Append(frame, null, 0);
            sent = new SendWaiter(_scheduler);
            if (result == AppendResult.Appended)
                _sendWaiters.Enqueue((_queuedBytes, sent));
            return result;
        }
    }

    /// <summary>
    /// Hands a frame to the stream on the caller's thread, if nobody else would gain from gathering: its call is alone on the connection, as those before it
    /// were, nothing is queued and nobody writes. False: it must be queued. True: the buffer is the writer's, which gives it back.
    /// </summary>
    /// <param name="frame">The frame.</param>
    /// <param name="inFlight">Calls of this direction that are under way, this one included.</param>
    /// <param name="calls">As for <see cref="TryAppend"/>.</param>
    /// <param name="id">The call's id.</param>
    public bool TrySendNow(FrameBuffer frame, int inFlight, PendingCallTable? calls = null, long id = 0)
    {
        // A count that is a little wrong, because others write it at the same time, costs a hop and nothing else.
        _consecutiveLoneFrames = inFlight == 1 ? Math.Min(_consecutiveLoneFrames + 1, LoneFramesBeforeSendingNow) : 0;
        if (_consecutiveLoneFrames < LoneFramesBeforeSendingNow || frame.Frame.Length > MaxSentNow)
            return false;
        lock (_lock)
        {
            if (_isClosed || _isWriting || _queuedBytes != _sentBytes)
                return false;
            if (calls is not null && !calls.TryMarkSent(id))
            {
                frame.Return();
                return true;
            }

            _isWriting = true;
            _frames++;
            _queuedBytes += frame.Frame.Length;
        }

        SendNow(frame);
        return true;
    }

    /// <summary>Sends what is queued until the queue is closed. An exception is the stream's.</summary>
    public async Task RunAsync()
    {
        PipeReader queue = _pipe.Reader;
        while (true)
        {
            ReadResult result = await queue.ReadAsync().ConfigureAwait(false);
            await AcquireStreamAsync().ConfigureAwait(false);
            foreach (ReadOnlyMemory<byte> segment in result.Buffer)
            {
                await WriteAsync(segment).ConfigureAwait(false);
            }

            ReleaseStream(result.Buffer.Length);
            queue.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted)
                return;
        }
    }

    /// <summary>Takes no more frames and wakes everybody who waits. What is queued still goes out, as long as the stream lives.</summary>
    public void Close() => Close(null);

    /// <summary>Closes, gives back memory and lets all waiting writers go; only after <see cref="RunAsync"/> has ended.</summary>
    public void EndReading()
    {
        Close();
        _pipe.Reader.Complete();
        _stallTimer?.Dispose();
        lock (_lock)
        {
            _isEnded = true;
            _holding.Set(0);
            while (_sendWaiters.TryDequeue(out (long Position, SendWaiter Sent) watcher))
                watcher.Sent.TryRelease();
        }
    }

    /// <param name="failure">What the send loop is to end with; null if it is to send what is queued.</param>
    private void Close(Exception? failure)
    {
        lock (_lock)
        {
            if (_isClosed)
                return;
            _isClosed = true;
            _pipe.Writer.Complete(failure);
        }
    }

    private AppendResult Append(ReadOnlyMemory<byte> frame, PendingCallTable? calls, long id)
    {
        if (_isClosed)
            return AppendResult.Closed;
        if (_room is not null)
            return AppendResult.Full;
        if (calls is not null && !calls.TryMarkSent(id))
            return AppendResult.Dropped;

        _frames++;
        _queuedBytes += frame.Length;
        _holding.Set(UnsentBytes);
        // The bytes are copied at once. Only the wait for room may last.
        ValueTask<FlushResult> flush = _pipe.Writer.WriteAsync(frame);
        if (!flush.IsCompletedSuccessfully)
            _ = AnnounceRoomAsync(flush, _room = new AsyncLatch(_scheduler));
        return AppendResult.Appended;
    }

    /// <summary>Mostly the socket takes the bytes at once, and there is nothing to await.</summary>
    private void SendNow(FrameBuffer frame)
    {
        ValueTask writing = WriteAsync(frame.FrameMemory);
        if (writing.IsCompletedSuccessfully)
            EndSendNow(frame);
        else
            _ = EndSendNowAsync(frame, writing);
    }

    private async Task EndSendNowAsync(FrameBuffer frame, ValueTask writing)
    {
        try
        {
            await writing.ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // The send loop is the one that tells the connection.
            Close(e);
        }

        EndSendNow(frame);
    }

    private void EndSendNow(FrameBuffer frame)
    {
        int length = frame.Frame.Length;
        frame.Return();
        ReleaseStream(length);
    }

    private ValueTask WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        _sends++;
        Volatile.Write(ref _lastWriteAt, _time.GetTimestamp());
        try
        {
            ValueTask writing = _stream.WriteAsync(bytes);
            return writing.IsCompletedSuccessfully || WriteTimeout is not { } limit ? writing : WatchAsync(writing, limit);
        }
        catch (Exception e)
        {
            // A stream that is closed throws here and now.
            return ValueTask.FromException(e);
        }
    }

    /// <summary>Mostly the stream takes the bytes at once, and no timer is needed. Only the code that has acquired the stream gets here.</summary>
    private async ValueTask WatchAsync(ValueTask writing, TimeSpan timeout)
    {
        _stallTimer ??= Edge.CreateTimer(_time, new EdgeAction(() => OnStalled?.Invoke(), failure => Close(failure)));
        _stallTimer.Change(TimerRange.Cap(timeout), Timeout.InfiniteTimeSpan);
        try
        {
            await writing.ConfigureAwait(false);
        }
        finally
        {
            _stallTimer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private Task AcquireStreamAsync()
    {
        lock (_lock)
        {
            if (_isWriting)
                return (_streamReleased = new AsyncLatch(_scheduler)).WaitAsync();
            _isWriting = true;
            return Task.CompletedTask;
        }
    }

    /// <summary>Releases the stream, to the loop if that waits for it.</summary>
    private void ReleaseStream(long written)
    {
        AsyncLatch? next;
        lock (_lock)
        {
            _sentBytes += written;
            _holding.Set(_isEnded ? 0 : UnsentBytes);
            ReleaseSendWaiters();
            next = _streamReleased;
            _streamReleased = null;
            _isWriting = next is not null;
        }

        next?.Set();
    }

    private async Task AnnounceRoomAsync(ValueTask<FlushResult> flush, AsyncLatch room)
    {
        await flush.ConfigureAwait(false);
        lock (_lock)
            _room = null;
        room.Set();
    }

    private void ReleaseSendWaiters()
    {
        while (_sendWaiters.TryPeek(out (long Position, SendWaiter Sent) watcher) && watcher.Position <= _sentBytes)
        {
            _sendWaiters.Dequeue();
            watcher.Sent.WasSent = true;
            watcher.Sent.TryRelease();
        }
    }
}
