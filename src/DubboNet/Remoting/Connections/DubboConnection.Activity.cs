using System.Buffers;
using DubboNet.Protocol;
using DubboNet.Protocol.Events;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Remoting.Connections;

/// <summary>Tracks the activity of the peer, and handles the events that the two sides send each other about their state.</summary>
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

    /// <summary>Gets the start of the connection, as <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long StartedAt { get; }

    /// <summary>Gets the time at which bytes were last received.</summary>
    public long LastReadAt => Volatile.Read(ref _lastReadAt);

    /// <summary>Gets whether a response to a call of this side has been received.</summary>
    public bool HasReceivedResponse => _hasReceivedResponse;

    /// <summary>Gets whether a response to a heartbeat of this side has been received.</summary>
    public bool HasReceivedHeartbeatResponse => _hasReceivedHeartbeatResponse;

    /// <summary>Gets the time at which bytes were last written to the stream.</summary>
    public long LastWriteAt => _writer.LastWriteAt;

    public long LastHeartbeatAt => Volatile.Read(ref _lastHeartbeatAt);

    /// <summary>Gets whether anything has been received from the peer.</summary>
    public bool HasReceived => _hasReceived;

    /// <summary>
    /// Gets whether the provider has announced that it is about to stop (W40). Calls go to another provider if there is one.
    /// </summary>
    public bool IsReadOnly => _isReadOnly;

    /// <summary>
    /// Gets whether the provider has announced that it is about to stop and no longer accepts connections. A new connection to its address
    /// reaches another provider.
    /// </summary>
    public bool HasClosedListener => _hasClosedListener;

    /// <summary>
    /// Returns the time since the last sign of life from the peer. Whole frames are signs of life. Bytes of an incomplete frame are signs
    /// of life only until the timeout has passed since the frame began, because such a frame may never become complete.
    /// </summary>
    public TimeSpan SilentFor(TimeSpan timeout)
    {
        long begun = Volatile.Read(ref _frameBegunAt);
        TimeSpan inFrame = begun == 0 ? TimeSpan.Zero : _options.Time.GetElapsedTime(begun);
        return inFrame >= timeout ? inFrame : _options.Time.GetElapsedTime(LastReadAt);
    }

    /// <summary>
    /// Waits until the connection has ended or <see cref="IsReadOnly"/> differs from the given value. Completes immediately if that is
    /// already so.
    /// </summary>
    public Task WaitForChangeAsync(bool isReadOnly) => WaitForChangeAsync(isReadOnly, Timeout.InfiniteTimeSpan);

    /// <summary>Waits in the same way for a limited time. Returns false if the time runs out first.</summary>
    public Task<bool> WaitForChangeAsync(bool isReadOnly, TimeSpan timeout)
    {
        // The latch is read before the state, so that no change is missed in between.
        AsyncLatch changed = Volatile.Read(ref _changed);
        return !IsOpen || IsReadOnly != isReadOnly ? Task.FromResult(true) : changed.WaitAsync(timeout, _options.Time);
    }

    /// <summary>Returns the current state of the connection.</summary>
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

    /// <summary>Sends a heartbeat to the peer. Nothing waits for the response, which is a sign of life like all received bytes.</summary>
    public void SendHeartbeat()
    {
        Volatile.Write(ref _lastHeartbeatAt, _options.Time.GetTimestamp());
        FrameBuffer frame = FrameBuffer.Rent();
        EventCodec.EncodeHeartbeat(frame, NextUntrackedId());
        // A full queue needs no heartbeat, because the peer has other frames to read.
        _writer.TryAppend(frame.FrameMemory);
        frame.Return();
    }

    /// <summary>Records that bytes have been received.</summary>
    public void OnRead()
    {
        _hasReceived = true;
        _isSuspect = false;
        Volatile.Write(ref _lastReadAt, _options.Time.GetTimestamp());
    }

    /// <summary>Records that the peer has responded to a heartbeat.</summary>
    public void OnHeartbeatResponse() => _hasReceivedHeartbeatResponse = true;

    /// <summary>Records the time at which the incomplete frame began.</summary>
    /// <param name="isInFrame">Whether the received bytes end with an incomplete frame.</param>
    /// <param name="wasWhole">Whether frames have become complete since the last call of this method.</param>
    public void NoteFrame(bool isInFrame, bool wasWhole)
    {
        if (!isInFrame)
            Volatile.Write(ref _frameBegunAt, 0);
        else if (wasWhole || _frameBegunAt == 0)
            Volatile.Write(ref _frameBegunAt, _options.Time.GetTimestamp());
    }

    private void Change() => Interlocked.Exchange(ref _changed, new AsyncLatch(_options.Scheduler)).Set();

    /// <summary>Handles an event that the peer has sent. The task completes when its response, if any, has room in the send queue.</summary>
    public ValueTask OnEvent(in FrameHeader header, in ReadOnlySequence<byte> body)
    {
        using var whole = ContiguousBody.Borrow(body);
        if (EventCodec.IsHeartbeatRequest(header, whole.Span))
        {
            FrameBuffer response = FrameBuffer.Rent();
            EventCodec.EncodeHeartbeatResponse(response, header, whole.Span);
            // The receive loop waits while the send queue is full. So a peer that sends heartbeats and does not read cannot use up memory.
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
