namespace DubboNet.Cluster.LoadBalancing;

/// <summary>
/// Records the failures of a provider, and decides how long it is avoided. The time doubles each time the provider fails again after it was
/// avoided, until a call succeeds.
/// </summary>
/// <remarks>
/// Threading: any thread can note and read. If several calls fail at the same time, the time may double once or not at all.
/// </remarks>
/// <param name="shortest">The time after the first failure.</param>
/// <param name="longest">The longest time.</param>
/// <param name="time">The clock.</param>
internal sealed class FailureRecord(TimeSpan shortest, TimeSpan longest, TimeProvider time)
{
    private const int MaxDoublings = 20;

    private long _avoidedUntil;
    private int _doublings;

    /// <summary>Gets the time until which the provider is avoided, or 0 if it has not failed.</summary>
    public long AvoidedUntil => Volatile.Read(ref _avoidedUntil);

    public bool IsAvoided(long now) => now < AvoidedUntil;

    /// <summary>Notes a failure.</summary>
    public void Add(long now)
    {
        bool isFirst = AvoidedUntil == 0;
        if (!IsAvoided(now) && !isFirst)
            Volatile.Write(ref _doublings, Math.Min(_doublings + 1, MaxDoublings));
        double seconds = Math.Min(shortest.TotalSeconds * (1 << _doublings), Math.Max(shortest.TotalSeconds, longest.TotalSeconds));
        Volatile.Write(ref _avoidedUntil, now + (long)(seconds * time.TimestampFrequency));
    }

    /// <summary>Notes that a call has succeeded. The next failure is a first one, unless the provider is avoided.</summary>
    public void Reset()
    {
        if (Volatile.Read(ref _avoidedUntil) != 0 && !IsAvoided(time.GetTimestamp()))
        {
            Volatile.Write(ref _doublings, 0);
            Volatile.Write(ref _avoidedUntil, 0);
        }
    }
}
