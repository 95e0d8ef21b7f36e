namespace DubboNet.Simulation.Tests;

/// <summary>
/// Time that passes only when the world says so. A timer that is due becomes a work item like any other, and may run although it was disposed of meanwhile,
/// as those of the platform may.
/// </summary>
internal sealed class SimulatedClock(World world) : TimeProvider
{
    private const double RunsThoughDisposed = 0.5;

    private readonly PriorityQueue<(SimulatedTimer Timer, int Version), (long Due, long Order)> _due = new();
    private long _now = TimeSpan.TicksPerDay;
    private long _order;

    /// <summary>Timers of the engine that were not disposed of.</summary>
    public int LiveTimers { get; private set; }

    /// <summary>How much time has passed while work waited: the engine cannot be blamed for it.</summary>
    public TimeSpan Busy { get; private set; }

    public TimeSpan Now => TimeSpan.FromTicks(_now - TimeSpan.TicksPerDay);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    private World World => world;

    public override long GetTimestamp() => _now;

    public override DateTimeOffset GetUtcNow() => new(_now, TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        world.Scheduler.CheckThread("A timer was made");
        LiveTimers++;
        var timer = new SimulatedTimer(this, callback, state, isEngines: true);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Runs something of the world's own later.</summary>
    public void After(TimeSpan delay, Action action) =>
        new SimulatedTimer(this, static action => ((Action)action!)(), action, isEngines: false).Change(delay, Timeout.InfiniteTimeSpan);

    /// <summary>A task that ends later.</summary>
    public Task DelayAsync(TimeSpan delay)
    {
        var end = new TaskCompletionSource();
        After(delay, end.SetResult);
        return end.Task;
    }

    /// <summary>Lets time pass while work waits.</summary>
    public void PassBusy(TimeSpan time)
    {
        Busy += time;
        long end = _now + time.Ticks;
        while (Next() is { } due && due <= end)
            Fire(due);
        _now = end;
    }

    /// <summary>Goes to the moment at which something is due; false if nothing is.</summary>
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
