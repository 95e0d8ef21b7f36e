namespace DubboNet.Remoting.Correlation;

/// <summary>
/// Times calls out: one timer a connection, which ticks only while calls wait, so that a call costs no timer of its own. A call ends at most one step
/// late.
/// </summary>
/// <remarks>Threading: <see cref="Wake"/> from any caller; the tick on the timer's thread; the lock guards whether the timer runs.</remarks>
internal sealed class DeadlineSweeper : IDisposable
{
    /// <summary>How often deadlines are looked at.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly PendingCallTable _table;
    private readonly Action<PendingCall, RequestState> _onExpired;
    private readonly ITimer _timer;
    private volatile bool _isRunning;

    public DeadlineSweeper(TimeProvider time, PendingCallTable table, Action<PendingCall, RequestState> onExpired)
    {
        _time = time;
        _table = table;
        _onExpired = onExpired;
        _timer = time.CreateTimer(static state => ((DeadlineSweeper)state!).Sweep(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The deadline of a call in the clock of <see cref="TimeProvider.GetTimestamp"/>; never, for a time-out that is infinite or longer than the clock can count.</summary>
    public long DeadlineOf(in CallLimit limit)
    {
        double duration = limit.Timeout.TotalSeconds * _time.TimestampFrequency;
        return limit.Timeout == Timeout.InfiniteTimeSpan || duration >= long.MaxValue - limit.StartedAt ? long.MaxValue : limit.StartedAt + (long)duration;
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

    private void Sweep()
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
