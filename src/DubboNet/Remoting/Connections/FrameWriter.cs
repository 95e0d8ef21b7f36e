using System.IO.Pipelines;
using DubboNet.Protocol;
using DubboNet.Remoting.Correlation;
using DubboNet.Remoting.Scheduling;
using DubboNet.Remoting.Transport;

namespace DubboNet.Remoting.Connections;

/// <summary>Specifies the result of appending a frame to the send queue.</summary>
internal enum AppendResult
{
    /// <summary>The frame is queued.</summary>
    Appended,

    /// <summary>The frame is not queued, because its call has ended.</summary>
    Dropped,

    /// <summary>The queue is full. Wait for <see cref="FrameWriter.WaitForRoomAsync()"/> and try again.</summary>
    Full,

    /// <summary>The connection does not accept frames any more.</summary>
    Closed,
}

/// <summary>
/// Represents the send queue of a connection. One loop sends whole frames to the stream, so frames of concurrent senders are never
/// interleaved (W13). Frames that are queued during a send are sent together in the next one.
/// </summary>
/// <remarks>
/// Threading: any thread can append under the lock, which covers one copy. The send loop is the only reader of the pipe. It continues
/// through the scheduler before it reads the queue, and this pause lets frames accumulate. A caller that is alone can acquire the stream
/// instead of the loop if the queue is empty. Only code that has acquired the stream writes to it.
/// </remarks>
internal sealed class FrameWriter
{
    // Two callers that alternate are sometimes alone. Queueing is still faster for them, so a single lone frame is not enough.
    private const int LoneFramesBeforeSendingNow = 8;

    // Longer frames are queued, which splits them into pieces. So a slow peer can be distinguished from one that does not read at all.
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

    /// <summary>Gets how long the stream can accept no bytes before <see cref="OnStalled"/> is called. Null means no limit.</summary>
    public TimeSpan? WriteTimeout { get; init; }

    /// <summary>Gets the delegate that is called if the stream has not accepted bytes for <see cref="WriteTimeout"/>.</summary>
    public Action? OnStalled { get; init; }

    /// <summary>Gets the number of bytes that wait for the stream.</summary>
    public long UnsentBytes => Volatile.Read(ref _queuedBytes) - Volatile.Read(ref _sentBytes);

    /// <summary>Gets whether frames have to wait for <see cref="WaitForRoomAsync()"/>.</summary>
    public bool IsFull => Volatile.Read(ref _room) is not null;

    /// <summary>Gets the number of frames appended so far.</summary>
    public long Frames => Volatile.Read(ref _frames);

    /// <summary>Gets the number of writes to the stream so far.</summary>
    public long Sends => Volatile.Read(ref _sends);

    /// <summary>Gets the time of the last write to the stream, as <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long LastWriteAt => Volatile.Read(ref _lastWriteAt);

    /// <summary>Waits until the queue has room or is closed.</summary>
    public Task WaitForRoomAsync() => WaitForRoomAsync(Timeout.InfiniteTimeSpan, CancellationToken.None);

    /// <summary>Waits in the same way for a limited time. Returns false if the time runs out first.</summary>
    public Task<bool> WaitForRoomAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        AsyncLatch? room;
        lock (_lock)
            room = _room;
        return room?.WaitAsync(timeout, _time, cancellationToken) ?? HasRoom;
    }

    /// <summary>Queues a whole frame. The caller can reuse its memory immediately.</summary>
    /// <param name="frame">The header and body.</param>
    /// <param name="calls">The table of the call, if the frame belongs to one. A frame of a claimed call is dropped.</param>
    /// <param name="id">The id of the call.</param>
    public AppendResult TryAppend(ReadOnlyMemory<byte> frame, PendingCallTable? calls = null, long id = 0)
    {
        lock (_lock)
            return Append(frame, calls, id);
    }

    /// <summary>Queues a whole frame and returns a waiter. It is released when the stream has accepted the frame, or has ended.</summary>
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
    /// Writes a frame to the stream on the thread of the caller if queueing has no benefit. This is so if the call is alone on the
    /// connection, the previous ones were alone, the queue is empty and no write is running. Returns false if the frame must be queued. If
    /// this method returns true, the writer owns the buffer and returns it to its pool.
    /// </summary>
    /// <param name="frame">The frame.</param>
    /// <param name="inFlight">The number of calls in progress in this direction, including this one.</param>
    /// <param name="calls">The table of the call, as for <see cref="TryAppend"/>.</param>
    /// <param name="id">The id of the call.</param>
    public bool TrySendNow(FrameBuffer frame, int inFlight, PendingCallTable? calls = null, long id = 0)
    {
        // Concurrent writes can make the counter slightly inexact. That costs a switch to another thread at most.
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

    /// <summary>Sends the queued frames until the queue is closed. Exceptions are those of the stream.</summary>
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

    /// <summary>Rejects further frames and releases all waiting writers. Queued frames are still sent if the stream allows it.</summary>
    public void Close() => Close(null);

    /// <summary>
    /// Closes the queue, releases its memory and all waiting writers. Call it only after <see cref="RunAsync"/> has ended.
    /// </summary>
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

    /// <param name="failure">The exception that ends the send loop, or null if the loop is to send the queued frames first.</param>
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
        // The bytes are copied immediately. Only the wait for room can take time.
        ValueTask<FlushResult> flush = _pipe.Writer.WriteAsync(frame);
        if (!flush.IsCompletedSuccessfully)
            _ = AnnounceRoomAsync(flush, _room = new AsyncLatch(_scheduler));
        return AppendResult.Appended;
    }

    // The socket usually accepts the bytes immediately, and there is nothing to await.
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
            // The send loop reports the failure to the connection.
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
            // A closed stream throws synchronously.
            return ValueTask.FromException(e);
        }
    }

    // The stream usually accepts the bytes immediately, and no timer is needed. Only code that has acquired the stream calls this method.
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

    /// <summary>Releases the stream. If the send loop waits for the stream, the loop acquires it.</summary>
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
