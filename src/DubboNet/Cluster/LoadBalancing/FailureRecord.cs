namespace DubboNet.Cluster.LoadBalancing;

/// <summary>
/// Records the failures of a provider, and decides how long it is avoided. The time doubles each time the provider fails again after it was
/// avoided, until a call succeeds.
/// </summary>
/// <remarks>
/// Threading: any thread can note and read. If several calls fail at the same time, the time may double once or not at all.
/// </remarks>
/// <param name="times">How long a provider is avoided, which all providers of a cluster share.</param>
internal sealed class FailureRecord(AvoidanceTimes times)
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
        double shortest = times.Shortest.TotalSeconds;
        double seconds = Math.Min(shortest * (1 << _doublings), Math.Max(shortest, times.Longest.TotalSeconds));
        Volatile.Write(ref _avoidedUntil, now + (long)(seconds * times.Clock.TimestampFrequency));
    }

    /// <summary>Notes that a call has succeeded. The next failure is a first one, unless the provider is avoided.</summary>
    public void Reset()
    {
        if (Volatile.Read(ref _avoidedUntil) != 0 && !IsAvoided(times.Clock.GetTimestamp()))
        {
            Volatile.Write(ref _doublings, 0);
            Volatile.Write(ref _avoidedUntil, 0);
        }
    }
}

/// <summary>Specifies how long a provider is avoided.</summary>
/// <param name="Shortest">The time after the first failure.</param>
/// <param name="Longest">The longest time.</param>
/// <param name="Clock">The clock.</param>
internal sealed record AvoidanceTimes(TimeSpan Shortest, TimeSpan Longest, TimeProvider Clock);
