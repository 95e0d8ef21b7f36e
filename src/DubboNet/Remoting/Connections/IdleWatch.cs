using DubboNet.Remoting.Diagnostics;
using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Logging;

namespace DubboNet.Remoting.Connections;

/// <summary>
/// Watches for idle connections. All connections of a channel or a server share one timer, which is set to the time at which the next
/// connection is due. So an idle system wakes up only as often as it has to send heartbeats (W38).
/// </summary>
/// <remarks>
/// Threading: any thread can add and remove. The tick runs on the thread of the timer. The lock guards the list and the timer.
/// </remarks>
internal sealed class IdleWatch : ITimed, IDisposable
{
    // An interval has this many steps. Connections that are due within one step are checked together.
    private const int StepsPerInterval = 20;

    private readonly Lock _lock = new();
    private readonly LinkedList<DubboConnection> _connections = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _heartbeat;
    private readonly TimeSpan _timeout;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private bool _isSet;
    private bool _isDisposed;

    /// <param name="time">The clock.</param>
    /// <param name="heartbeat">The time without a read, or without a write, after which a client sends a heartbeat. It is null for a
    /// server, which sends none and counts writes as signs of life.</param>
    /// <param name="timeout">The time without a sign of life after which a connection is closed.</param>
    /// <param name="logger">The logger for failures.</param>
    public IdleWatch(TimeProvider time, TimeSpan? heartbeat, TimeSpan timeout, ILogger logger)
    {
        _time = time;
        SendsHeartbeats = heartbeat is not null;
        _heartbeat = heartbeat ?? Timeout.InfiniteTimeSpan;
        _timeout = timeout;
        _logger = logger;
        _timer = Edge.CreateTimer(time, this);
    }

    private bool SendsHeartbeats { get; }

    private TimeSpan Interval => SendsHeartbeats ? _heartbeat : _timeout;

    /// <summary>Watches a connection until it has ended.</summary>
    public void Add(DubboConnection connection)
    {
        LinkedListNode<DubboConnection> place;
        lock (_lock)
        {
            if (_isDisposed)
                return;
            place = _connections.AddLast(connection);
            if (!_isSet)
                Set(Interval);
        }

        Edge.Register(new EdgeAction(() => Remove(place), connection.OnFailed), connection.Closing);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _connections.Clear();
            _timer.Dispose();
        }
    }

    public void OnFailed(Exception failure) => RemotingLog.WatchFailed(_logger, failure);

    /// <summary>Checks all connections.</summary>
    public void OnDue()
    {
        DubboConnection[] connections;
        lock (_lock)
            connections = [.. _connections];
        TimeSpan next = Interval;
        try
        {
            foreach (DubboConnection connection in connections)
            {
                TimeSpan due = TryLook(connection);
                next = due < next ? due : next;
            }
        }
        finally
        {
            lock (_lock)
            {
                _isSet = false;
                if (_connections.Count > 0 && !_isDisposed)
                    Set(next);
            }
        }
    }

    private void Remove(LinkedListNode<DubboConnection> place)
    {
        lock (_lock)
            place.List?.Remove(place);
    }

    private void Set(TimeSpan next)
    {
        _isSet = true;
        TimeSpan step = Interval / StepsPerInterval;
        _timer.Change(TimerRange.Cap(next > step ? next : step), Timeout.InfiniteTimeSpan);
    }

    // An error on one connection ends only that connection.
    private TimeSpan TryLook(DubboConnection connection)
    {
        try
        {
            return Look(connection);
        }
        catch (Exception e)
        {
            Edge.Fail(connection, e);
            return Interval;
        }
    }

    /// <summary>Performs the due actions of a connection. Returns the time until the next one.</summary>
    private TimeSpan Look(DubboConnection connection)
    {
        TimeSpan sinceRead = connection.SilentFor(_timeout);
        TimeSpan sinceWrite = _time.GetElapsedTime(connection.LastWriteAt);
        TimeSpan silent = SendsHeartbeats || sinceRead < sinceWrite ? sinceRead : sinceWrite;
        if (silent >= _timeout)
        {
            string what = SendsHeartbeats ? "sent nothing, not even responses to heartbeats," : "was idle";
            connection.Abort(new DubboConnectionException(
                $"{connection.RemoteEndPoint} {what} for {silent.TotalMilliseconds:F0} ms (limit {_timeout.TotalMilliseconds:F0} ms)."));
            return Interval;
        }

        TimeSpan untilLimit = _timeout - silent;
        if (!SendsHeartbeats)
            return untilLimit;
        TimeSpan quiet = sinceRead > sinceWrite ? sinceRead : sinceWrite;
        TimeSpan sinceHeartbeat = _time.GetElapsedTime(connection.LastHeartbeatAt);
        TimeSpan untilHeartbeat = _heartbeat - (quiet < sinceHeartbeat ? quiet : sinceHeartbeat);
        if (untilHeartbeat <= TimeSpan.Zero)
        {
            connection.SendHeartbeat();
            untilHeartbeat = _heartbeat;
        }

        return untilHeartbeat < untilLimit ? untilHeartbeat : untilLimit;
    }
}
