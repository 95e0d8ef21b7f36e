using DubboNet.Remoting.Scheduling;

namespace DubboNet.Remoting.Correlation;

/// <summary>
/// Times calls out: one timer a connection, which ticks only while calls wait, so that a call costs no timer of its own. A call ends at most one step
/// late.
/// </summary>
/// <remarks>Threading: <see cref="Wake"/> from any caller; the tick on the timer's thread; the lock guards whether the timer runs.</remarks>
internal sealed class DeadlineSweeper : ITimed, IDisposable
{
    /// <summary>How often deadlines are looked at.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly PendingCallTable _table;
    private readonly Action<PendingCall, RequestState> _onExpired;
    private readonly Action<Exception> _onFailed;
    private readonly ITimer _timer;
    private volatile bool _isRunning;

    /// <param name="time">The clock.</param>
    /// <param name="table">The calls.</param>
    /// <param name="onExpired">Ends a call that it has claimed.</param>
    /// <param name="onFailed">Told of an exception of <paramref name="onExpired"/>.</param>
    public DeadlineSweeper(TimeProvider time, PendingCallTable table, Action<PendingCall, RequestState> onExpired, Action<Exception> onFailed)
    {
        _time = time;
        _table = table;
        _onExpired = onExpired;
        _onFailed = onFailed;
        _timer = Edge.CreateTimer(time, this);
    }

    /// <summary>The deadline of a call in the clock of <see cref="TimeProvider.GetTimestamp"/>; never, for a time-out that is infinite or longer than the clock can count.</summary>
    public long DeadlineOf(in CallDeadline deadline)
    {
        double duration = deadline.Timeout.TotalSeconds * _time.TimestampFrequency;
        return deadline.Timeout == Timeout.InfiniteTimeSpan || duration >= long.MaxValue - deadline.StartedAt ? long.MaxValue : deadline.StartedAt + (long)duration;
    }

    /// <summary>Sees to it that the timer runs; call it after a call was added.</summary>
    public void Wake()
    {
        if (_isRunning)
            return;
        lock (_lock)
        {
            if (_isRunning)
                return;
            _isRunning = true;
            _timer.Change(Step, Step);
        }
    }

    public void Dispose() => _timer.Dispose();

    public void OnFailed(Exception failure) => _onFailed(failure);

    /// <summary>Ends the calls whose time is up.</summary>
    public void OnDue()
    {
        if (_table.ClaimExpired(_time.GetTimestamp(), _onExpired) > 0)
            return;
        lock (_lock)
        {
            _isRunning = false;
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        // A call that was added before the timer stopped saw it running.
        if (_table.Count > 0)
            Wake();
    }
}
