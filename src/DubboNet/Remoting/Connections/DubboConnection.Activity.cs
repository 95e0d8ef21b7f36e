using System.Buffers;
using DubboNet.Protocol;
using DubboNet.Protocol.Events;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Remoting.Connections;

/// <summary>Signs of life, and the events by which the two sides tell each other of their state.</summary>
internal sealed partial class DubboConnection
{
    private long _lastReadAt;
    private long _lastHeartbeatAt;
    private long _frameBegunAt;
    private volatile bool _hasReceived;
    private volatile bool _hasReceivedResponse;
    private volatile bool _hasReceivedHeartbeatResponse;
    private volatile bool _isReadOnly;
    private volatile bool _hasClosedListener;
    private AsyncLatch _changed;

    /// <summary>When the connection began, as <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long StartedAt { get; }

    /// <summary>When bytes came last.</summary>
    public long LastReadAt => Volatile.Read(ref _lastReadAt);

    /// <summary>Whether a call of this side was answered.</summary>
    public bool HasReceivedResponse => _hasReceivedResponse;

    /// <summary>Whether a heartbeat of this side was answered.</summary>
    public bool HasReceivedHeartbeatResponse => _hasReceivedHeartbeatResponse;

    /// <summary>When the stream was given bytes last.</summary>
    public long LastWriteAt => _writer.LastWriteAt;

    public long LastHeartbeatAt => Volatile.Read(ref _lastHeartbeatAt);

    /// <summary>Whether anything has come from the peer.</summary>
    public bool HasReceived => _hasReceived;

    /// <summary>The provider has said that it is about to stop (W40): calls go elsewhere if there is another provider.</summary>
    public bool IsReadOnly => _isReadOnly;

    /// <summary>The provider has said that it is about to stop and accepts no connections any more: what accepts one at its address is another provider.</summary>
    public bool HasClosedListener => _hasClosedListener;

    /// <summary>
    /// How long nothing has come that shows that the peer lives: whole frames do, and bytes of a frame that began less than the limit ago. The bytes of one that
    /// never becomes whole do not.
    /// </summary>
    public TimeSpan SilentFor(TimeSpan timeout)
    {
        long begun = Volatile.Read(ref _frameBegunAt);
        TimeSpan inFrame = begun == 0 ? TimeSpan.Zero : _options.Time.GetElapsedTime(begun);
        return inFrame >= timeout ? inFrame : _options.Time.GetElapsedTime(LastReadAt);
    }

    /// <summary>Completes when the connection has ended, or <see cref="IsReadOnly"/> is not what is given; at once if that is so.</summary>
    public Task WaitForChangeAsync(bool isReadOnly) => WaitForChangeAsync(isReadOnly, Timeout.InfiniteTimeSpan);

    /// <summary>The same for a limited time. False if the time is up before.</summary>
    public Task<bool> WaitForChangeAsync(bool isReadOnly, TimeSpan timeout)
    {
        // The latch is read before the state, so that no change falls in between.
        AsyncLatch changed = Volatile.Read(ref _changed);
        return !IsOpen || IsReadOnly != isReadOnly ? Task.FromResult(true) : changed.WaitAsync(timeout, _options.Time);
    }

    /// <summary>How it is now.</summary>
    public ConnectionSnapshot GetSnapshot() => new()
    {
        LocalEndPoint = LocalEndPoint,
        RemoteEndPoint = RemoteEndPoint,
        IsOpen = IsOpen,
        IsReadOnly = IsReadOnly,
        PendingCalls = PendingCalls,
        ServingCalls = ServingCalls,
        QueuedBytes = _writer.UnsentBytes,
        LateResponses = LateResponses,
        Age = _options.Time.GetElapsedTime(StartedAt),
        SinceLastRead = _options.Time.GetElapsedTime(LastReadAt),
    };

    /// <summary>Asks the peer for a sign of life. Nothing waits for the response, which counts as any other bytes do.</summary>
    public void SendHeartbeat()
    {
        Volatile.Write(ref _lastHeartbeatAt, _options.Time.GetTimestamp());
        FrameBuffer frame = FrameBuffer.Rent();
        EventCodec.EncodeHeartbeat(frame, NextUntrackedId());
        // If the queue is full, the peer has more to read than this.
        _writer.TryAppend(frame.FrameMemory);
        frame.Return();
    }

    private void OnRead()
    {
        _hasReceived = true;
        _isSuspect = false;
        Volatile.Write(ref _lastReadAt, _options.Time.GetTimestamp());
    }

    /// <summary>Remembers since when a frame has been coming.</summary>
    /// <param name="isInFrame">Whether bytes are missing of one that has begun.</param>
    /// <param name="wasWhole">Whether others have become whole since it was called last.</param>
    private void NoteFrame(bool isInFrame, bool wasWhole)
    {
        _hasBytesLeft = isInFrame;
        if (!isInFrame)
            Volatile.Write(ref _frameBegunAt, 0);
        else if (wasWhole || _frameBegunAt == 0)
            Volatile.Write(ref _frameBegunAt, _options.Time.GetTimestamp());
    }

    private void Change() => Interlocked.Exchange(ref _changed, new AsyncLatch(_options.Scheduler)).Set();

    /// <summary>The receive loop waits while the queue is full, so a peer that sends heartbeats and reads nothing gains no memory of ours.</summary>
    private ValueTask OnEvent(in FrameHeader header, in ReadOnlySequence<byte> body)
    {
        using var whole = ContiguousBody.Borrow(body);
        if (EventCodec.IsHeartbeatRequest(header, whole.Span))
        {
            FrameBuffer response = FrameBuffer.Rent();
            EventCodec.EncodeHeartbeatResponse(response, header, whole.Span);
            return SendFrameAsync(response);
        }

        switch (EventCodec.ReadText(header, whole.Span))
        {
            case EventCodec.ReadOnlyText:
                _hasClosedListener = header.Id == EventCodec.ClosedListenerId;
                _isReadOnly = true;
                Change();
                break;
            case EventCodec.WriteableText:
                _isReadOnly = false;
                Change();
                break;
        }

        return default;
    }
}
