using System.Buffers;
using DubboNet.Protocol;
using DubboNet.Protocol.Events;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Remoting.Connections;

/// <summary>
/// Exchanges events with the peer of a connection. Checks with a heartbeat whether a provider is alive after calls to it have timed out. So
/// further calls do not have to wait for the idle timeout.
/// </summary>
/// <remarks>
/// Threading: the receive loop handles the events. Any thread can send a heartbeat and probe. The lock guards the state of the probe and
/// its timer.
/// </remarks>
internal sealed class KeepAlive : ITimed
{
    private readonly ConnectionLifetime _lifetime;
    private readonly FrameSender _sender;
    private readonly PeerActivity _peer;
    private readonly FrameWriter _writer;
    private readonly ConnectionOptions _options;
    private readonly Lock _probing = new();
    private ITimer? _probeTimer;
    private long _probedAt;
    private bool _isProbing;
    private long _lastHeartbeatAt;
    private volatile bool _hasReceivedResponse;

    public KeepAlive(
        ConnectionLifetime lifetime, FrameSender sender, PeerActivity peer, FrameWriter writer, ConnectionOptions options)
    {
        _lifetime = lifetime;
        _sender = sender;
        _peer = peer;
        _writer = writer;
        _options = options;
        _lastHeartbeatAt = peer.StartedAt;
    }

    /// <summary>Gets the time of the last heartbeat of this side. The start of the connection counts as a heartbeat.</summary>
    public long LastHeartbeatAt => Volatile.Read(ref _lastHeartbeatAt);

    /// <summary>Gets whether a response to a heartbeat of this side has been received.</summary>
    public bool HasReceivedResponse => _hasReceivedResponse;

    /// <summary>Gets whether the connection was ended because the provider responded neither to calls nor to a heartbeat.</summary>
    public bool WasSilent { get; private set; }

    /// <summary>Sends a heartbeat to the peer. Nothing waits for the response, which is a sign of life like all received bytes.</summary>
    public void SendHeartbeat()
    {
        Volatile.Write(ref _lastHeartbeatAt, _options.Time.GetTimestamp());
        FrameBuffer frame = FrameBuffer.Rent();
        EventCodec.EncodeHeartbeat(frame, _sender.NextUntrackedId());
        // A full queue needs no heartbeat, because the peer has other frames to read.
        _writer.TryAppend(frame.FrameMemory);
        frame.Return();
    }

    /// <summary>Records that the peer has responded to a heartbeat.</summary>
    public void OnResponse() => _hasReceivedResponse = true;

    /// <summary>Handles an event of the peer. The receive loop waits until the returned task has completed.</summary>
    public ValueTask OnEvent(in FrameHeader header, in ReadOnlySequence<byte> body)
    {
        using var whole = ContiguousBody.Borrow(body);
        if (EventCodec.IsHeartbeatRequest(header, whole.Span))
        {
            FrameBuffer response = FrameBuffer.Rent();
            EventCodec.EncodeHeartbeatResponse(response, header, whole.Span);
            // The loop waits while the send queue is full. So a peer that sends heartbeats and does not read cannot use up memory.
            return _sender.SendAsync(response);
        }

        switch (EventCodec.ReadText(header, whole.Span))
        {
            case EventCodec.ReadOnlyText:
                _peer.NoteReadOnly(hasClosedListener: header.Id == EventCodec.ClosedListenerId);
                break;
            case EventCodec.WriteableText:
                _peer.NoteWriteable();
                break;
        }

        return default;
    }

    /// <summary>Sends a heartbeat to the provider. Ends the connection if nothing is received in time.</summary>
    public void Probe()
    {
        if (_options.ProbeTimeout is not { } timeout || !_lifetime.IsConsumerSide)
            return;
        lock (_probing)
        {
            if (_isProbing || !_lifetime.IsOpen)
                return;
            _isProbing = true;
            _peer.Suspect();
            Volatile.Write(ref _probedAt, _options.Time.GetTimestamp());
            _probeTimer ??= Edge.CreateTimer(_options.Time, this);
            _probeTimer.Change(TimerRange.Cap(timeout), Timeout.InfiniteTimeSpan);
        }

        SendHeartbeat();
    }

    /// <summary>Probes the provider after a call has timed out, unless bytes were received since the call began.</summary>
    /// <param name="callStartedAt">The start of the call.</param>
    public void ProbeAfterTimeout(long callStartedAt)
    {
        // Bytes that were received after the call began show that the provider is alive and only slow. The start of a connection counts as
        // a read, and is later than the start of a call that waited for the connection.
        if (!_peer.HasReceived || _peer.LastReadAt <= callStartedAt)
            Probe();
    }

    /// <summary>Ends the probe. No further one begins.</summary>
    public void Stop()
    {
        lock (_probing)
        {
            _isProbing = true;
            _probeTimer?.Dispose();
        }
    }

    public void OnFailed(Exception failure) => _lifetime.OnFailed(failure);

    /// <summary>Ends the connection if nothing has been received since the probe began.</summary>
    public void OnDue()
    {
        lock (_probing)
        {
            _isProbing = false;
            if (!_peer.IsSuspect)
                return;
        }

        WasSilent = true;
        double waited = _options.Time.GetElapsedTime(_probedAt).TotalMilliseconds;
        _lifetime.Abort(new DubboConnectionException(
            $"{_lifetime.RemoteEndPoint} let a call time out, and did not respond to a heartbeat within {waited:F0} ms."));
    }
}
