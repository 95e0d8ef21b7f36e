namespace DubboNet.Simulation.Tests;

/// <summary>
/// A clock that advances only when the world advances it. A timer that is due becomes an ordinary work item. It can run even if it was
/// disposed in the meantime, as those of the platform can.
/// </summary>
internal sealed class SimulatedClock(World world) : TimeProvider
{
    private const double RunsThoughDisposed = 0.5;

    private readonly PriorityQueue<(SimulatedTimer Timer, int Version), (long Due, long Order)> _due = new();
    private long _now = TimeSpan.TicksPerDay;
    private long _order;

    /// <summary>Gets the number of the engine's timers that were not disposed.</summary>
    public int LiveTimers { get; private set; }

    /// <summary>Gets the time that has passed while work was waiting, for which the engine is not responsible.</summary>
    public TimeSpan Busy { get; private set; }

    public TimeSpan Now => TimeSpan.FromTicks(_now - TimeSpan.TicksPerDay);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    private World World => world;

    public override long GetTimestamp() => _now;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(_now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        world.Scheduler.CheckThread("A timer was made");
        LiveTimers++;
        var timer = new SimulatedTimer(this, callback, state, isEngines: true);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Runs an action of the world after a delay.</summary>
    public void After(TimeSpan delay, Action action) =>
        new SimulatedTimer(this, static action => ((Action)action!)(), action, isEngines: false).Change(delay, Timeout.InfiniteTimeSpan);

    /// <summary>Returns a task that completes after a delay.</summary>
    public Task DelayAsync(TimeSpan delay)
    {
        var end = new TaskCompletionSource();
        After(delay, end.SetResult);
        return end.Task;
    }

    /// <summary>Advances the time while work is waiting.</summary>
    public void PassBusy(TimeSpan time)
    {
        Busy += time;
        long end = _now + time.Ticks;
        while (Next() is { } due && due <= end)
            Fire(due);
        _now = end;
    }

    /// <summary>Advances to the next moment at which a timer is due. Returns false if there is none.</summary>
    public bool GoToNext()
    {
        if (Next() is not { } due)
            return false;
        Fire(due);
        return true;
    }

    private long? Next()
    {
        while (_due.TryPeek(out (SimulatedTimer Timer, int Version) first, out (long Due, long Order) when))
        {
            if (first.Timer.Version == first.Version)
                return when.Due;
            _due.Dequeue();
        }

        return null;
    }

    private void Fire(long due)
    {
        _now = Math.Max(_now, due);
        _due.Dequeue().Timer.Fire(due);
    }

    private sealed class SimulatedTimer(SimulatedClock clock, TimerCallback callback, object? state, bool isEngines) : ITimer
    {
        private TimeSpan _period;
        private bool _isDisposed;

        public int Version { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.World.Scheduler.CheckThread("A timer was changed");
            if (_isDisposed)
                return false;
            _period = period;
            Version++;
            if (dueTime != Timeout.InfiniteTimeSpan)
                Arm(clock._now + dueTime.Ticks);
            return true;
        }

        public void Fire(long due)
        {
            if (_period > TimeSpan.Zero)
                Arm(due + _period.Ticks);
            else
                Version++;
            clock.World.Scheduler.Schedule(static timer => ((SimulatedTimer)timer!).Run(), this);
        }

        public void Dispose()
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            Version++;
            if (isEngines)
                clock.LiveTimers--;
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }

        private void Arm(long due) => clock._due.Enqueue((this, Version), (due, clock._order++));

        private void Run()
        {
            if (!_isDisposed || clock.World.Chance(RunsThoughDisposed))
                callback(state);
        }
    }
}
