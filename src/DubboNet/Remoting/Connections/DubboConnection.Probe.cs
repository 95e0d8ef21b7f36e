using DubboNet.Remoting.Scheduling;

namespace DubboNet.Remoting.Connections;

/// <summary>Whether a provider that lets calls time out still lives: a heartbeat decides, so that its calls need not wait for the idle limit.</summary>
internal sealed partial class DubboConnection
{
    private readonly Lock _probing = new();
    private ITimer? _probeTimer;
    private long _probedAt;
    private volatile bool _isSuspect;
    private bool _isProbing;

    /// <summary>Whether nothing has come since a call timed out here: others come first.</summary>
    public bool IsSuspect => _isSuspect;

    /// <summary>Whether the connection was ended because the provider answered neither calls nor a heartbeat.</summary>
    public bool WasSilent { get; private set; }

    /// <summary>Asks the provider for a sign of life, and ends the connection if none comes in time.</summary>
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

    /// <summary>
    /// Bytes that came since the call began show that the provider lives, and is only slow. A connection counts as read when it begins,
    /// which is after the call that waited for it.
    /// </summary>
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
        Abort(new DubboConnectionException($"{RemoteEndPoint} let a call time out, and did not respond to a heartbeat within {waited:F0} ms."));
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
