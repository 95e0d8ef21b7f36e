using DubboNet.Remoting.Scheduling;

namespace DubboNet.Remoting.Correlation;

/// <summary>
/// Ends calls that time out. Each connection has one timer, which ticks only while calls are pending, so that a call needs no timer of its
/// own. A call ends at most one step late.
/// </summary>
/// <remarks>
/// Threading: any thread can call <see cref="Wake"/>. The tick runs on the thread of the timer. The lock guards the state of the timer.
/// </remarks>
internal sealed class DeadlineSweeper : ITimed, IDisposable
{
    /// <summary>The interval at which deadlines are checked.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly PendingCallTable _table;
    private readonly Action<PendingCall, RequestState> _onExpired;
    private readonly Action<Exception> _onFailed;
    private readonly ITimer _timer;
    private volatile bool _isRunning;

    /// <param name="time">The clock.</param>
    /// <param name="table">The pending calls.</param>
    /// <param name="onExpired">Ends a claimed call.</param>
    /// <param name="onFailed">Handles an exception of <paramref name="onExpired"/>.</param>
    public DeadlineSweeper(
        TimeProvider time, PendingCallTable table, Action<PendingCall, RequestState> onExpired, Action<Exception> onFailed)
    {
        _time = time;
        _table = table;
        _onExpired = onExpired;
        _onFailed = onFailed;
        _timer = Edge.CreateTimer(time, this);
    }

    /// <summary>
    /// Returns the deadline of a call, as <see cref="TimeProvider.GetTimestamp"/>. Returns the maximum value if the timeout is infinite or
    /// longer than the clock can count.
    /// </summary>
    public long DeadlineOf(in CallDeadline deadline)
    {
        double duration = deadline.Timeout.TotalSeconds * _time.TimestampFrequency;
        return deadline.Timeout == Timeout.InfiniteTimeSpan || duration >= long.MaxValue - deadline.StartedAt
            ? long.MaxValue
            : deadline.StartedAt + (long)duration;
    }

    /// <summary>Starts the timer if it does not run. Call it after a call was added.</summary>
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

    /// <summary>Ends the calls whose deadline has passed.</summary>
    public void OnDue()
    {
        if (_table.ClaimExpired(_time.GetTimestamp(), _onExpired) > 0)
            return;
        lock (_lock)
        {
            _isRunning = false;
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        // A call that was added before the timer stopped did not start it, because it was still running.
        if (_table.Count > 0)
            Wake();
    }
}
