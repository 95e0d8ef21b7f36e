using DubboNet.Remoting.Scheduling;

namespace DubboNet.Remoting.Connections;

/// <summary>
/// Checks with a heartbeat whether a provider is alive after calls to it have timed out. So further calls do not have to wait for the idle
/// timeout.
/// </summary>
internal sealed partial class DubboConnection
{
    private readonly Lock _probing = new();
    private ITimer? _probeTimer;
    private long _probedAt;
    private volatile bool _isSuspect;
    private bool _isProbing;

    /// <summary>
    /// Gets whether nothing has been received since a call on this connection timed out. Other connections are preferred.
    /// </summary>
    public bool IsSuspect => _isSuspect;

    /// <summary>Gets whether the connection was ended because the provider responded neither to calls nor to a heartbeat.</summary>
    public bool WasSilent { get; private set; }

    /// <summary>Sends a heartbeat to the provider. Ends the connection if nothing is received in time.</summary>
    public void Probe()
    {
        if (_options.ProbeTimeout is not { } timeout || !IsConsumerSide)
            return;
        lock (_probing)
        {
            if (_isProbing || !IsOpen)
                return;
            _isProbing = true;
            _isSuspect = true;
            Volatile.Write(ref _probedAt, _options.Time.GetTimestamp());
            _probeTimer ??= Edge.CreateTimer(_options.Time, new EdgeAction(EndProbe, OnFailed));
            _probeTimer.Change(TimerRange.Cap(timeout), Timeout.InfiniteTimeSpan);
        }

        SendHeartbeat();
    }

    // Bytes that were received after the call began show that the provider is alive and only slow. The start of a connection counts as a
    // read, and is later than the start of a call that waited for the connection.
    private void ProbeAfterTimeout(long callStartedAt)
    {
        if (!HasReceived || LastReadAt <= callStartedAt)
            Probe();
    }

    private void EndProbe()
    {
        lock (_probing)
        {
            _isProbing = false;
            if (!_isSuspect)
                return;
        }

        WasSilent = true;
        double waited = _options.Time.GetElapsedTime(_probedAt).TotalMilliseconds;
        Abort(new DubboConnectionException(
            $"{RemoteEndPoint} let a call time out, and did not respond to a heartbeat within {waited:F0} ms."));
    }

    private void StopProbing()
    {
        lock (_probing)
        {
            _isProbing = true;
            _probeTimer?.Dispose();
        }
    }
}
