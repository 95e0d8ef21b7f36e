namespace DubboNet.Cluster.LoadBalancing;

/// <summary>Averages the response times of the last 30 to 60 s.</summary>
/// <remarks>Threading: any thread can add and read. A value that is added while the period changes may count in either one.</remarks>
internal sealed class ResponseTimes(TimeProvider time)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private volatile Sum _current = new(time.GetTimestamp());
    private volatile Sum? _last;

    public TimeSpan Average
    {
        get
        {
            Sum current = _current;
            TimeSpan age = time.GetElapsedTime(current.StartedAt);
            if (age >= 2 * Period)
                return TimeSpan.Zero;
            Sum? last = age < Period ? _last : null;
            long count = current.Count + (last?.Count ?? 0);
            return count == 0 ? TimeSpan.Zero : time.GetElapsedTime(0, (current.Ticks + (last?.Ticks ?? 0)) / count);
        }
    }

    /// <summary>Adds the time of a call that has just ended.</summary>
    public void Add(long startedAt)
    {
        long now = time.GetTimestamp();
        Sum current = _current;
        TimeSpan age = time.GetElapsedTime(current.StartedAt, now);
        if (age >= Period)
        {
            _last = age < 2 * Period ? current : null;
            _current = current = new Sum(now);
        }

        current.Add(now - startedAt);
    }

    private sealed class Sum(long startedAt)
    {
        private long _ticks;
        private long _count;

        public long StartedAt => startedAt;

        public long Ticks => Volatile.Read(ref _ticks);

        public long Count => Volatile.Read(ref _count);

        public void Add(long ticks)
        {
            Interlocked.Add(ref _ticks, ticks);
            Interlocked.Increment(ref _count);
        }
    }
}
