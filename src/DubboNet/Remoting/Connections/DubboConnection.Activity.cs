using System.Buffers;
using DubboNet.Protocol;
using DubboNet.Protocol.Events;

namespace DubboNet.Remoting.Connections;

/// <summary>Signs of life, and the events by which the two sides tell each other of their state.</summary>
internal sealed partial class DubboConnection
{
    private long _lastReadAt;
    private long _lastHeartbeatAt;
    private volatile bool _hasReceived;
    private volatile bool _isReadOnly;

    /// <summary>When the connection began, as <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long StartedAt { get; }

    /// <summary>When bytes came last.</summary>
    public long LastReadAt => Volatile.Read(ref _lastReadAt);

    /// <summary>When the stream was given bytes last.</summary>
    public long LastWriteAt => _writer.LastWriteAt;

    public long LastHeartbeatAt => Volatile.Read(ref _lastHeartbeatAt);

    /// <summary>Whether anything has come from the peer.</summary>
    public bool HasReceived => _hasReceived;

    /// <summary>The provider has said that it is about to stop (W40): calls go elsewhere if there is another provider.</summary>
    public bool IsReadOnly => _isReadOnly;

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
        LateAnswers = LateAnswers,
        Age = _options.Time.GetElapsedTime(StartedAt),
        SinceLastRead = _options.Time.GetElapsedTime(LastReadAt),
    };

    /// <summary>Asks the peer for a sign of life. Nothing waits for the answer, which counts as any other bytes do.</summary>
    public void SendHeartbeat()
    {
        Volatile.Write(ref _lastHeartbeatAt, _options.Time.GetTimestamp());
        FrameBuffer frame = FrameBuffer.Rent();
        EventCodec.EncodeHeartbeat(frame, NextUntrackedId());
        // If the queue is full, the peer has more to read than this.
        _writer.TryAppend(frame.Frame);
        frame.Return();
    }

    private void OnRead()
    {
        _hasReceived = true;
        Volatile.Write(ref _lastReadAt, _options.Time.GetTimestamp());
    }

    /// <summary>The receive loop waits while the queue is full, so a peer that sends heartbeats and reads nothing gains no memory of ours.</summary>
    private ValueTask OnEvent(in FrameHeader header, in ReadOnlySequence<byte> body)
    {
        using var whole = ContiguousBody.Borrow(body);
        if (EventCodec.IsHeartbeatRequest(header, whole.Span))
        {
            FrameBuffer answer = FrameBuffer.Rent();
            EventCodec.EncodeHeartbeatResponse(answer, header, whole.Span);
            return SendFrameAsync(answer);
        }

        switch (EventCodec.ReadText(header, whole.Span))
        {
            case EventCodec.ReadOnlyText:
                _isReadOnly = true;
                break;
            case EventCodec.WriteableText:
                _isReadOnly = false;
                break;
        }

        return default;
    }
}
