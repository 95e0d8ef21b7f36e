namespace DubboNet.Adversary;

/// <summary>Records the maximum memory.</summary>
internal sealed class MemoryWatch(DubboServer server)
{
    private long _lastCollection;
    private TimeSpan _paused = GC.GetTotalPauseDuration();

    /// <summary>
    /// Gets the live memory after a collection of the whole heap, in bytes. Memory that the collection frees is not limited.
    /// </summary>
    public long Live { get; private set; }

    /// <summary>Gets the memory of the whole process, including garbage, in bytes.</summary>
    public long WorkingSet { get; private set; }

    /// <summary>Gets the memory that the server counts, in bytes.</summary>
    public long Held { get; private set; }

    public int Connections { get; private set; }

    /// <summary>Gets the number of collections of the whole heap that <see cref="Live"/> is based on.</summary>
    public int Collections { get; private set; }

    /// <summary>The longest time between two samples in which collections kept all threads waiting.</summary>
    public TimeSpan LongestPause { get; private set; }

    public void Sample()
    {
        TimeSpan paused = GC.GetTotalPauseDuration();
        LongestPause = TimeSpan.FromTicks(Math.Max(LongestPause.Ticks, (paused - _paused).Ticks));
        _paused = paused;
        WorkingSet = Math.Max(WorkingSet, Environment.WorkingSet);
        Held = Math.Max(Held, server.HeldBytes);
        Connections = Math.Max(Connections, server.ConnectionCount);
        foreach (GCKind kind in (GCKind[])[GCKind.Background, GCKind.FullBlocking])
        {
            GCMemoryInfo info = GC.GetGCMemoryInfo(kind);
            if (info.Index <= _lastCollection)
                continue;
            _lastCollection = info.Index;
            Collections++;
            Live = Math.Max(Live, info.HeapSizeBytes - info.FragmentedBytes);
        }
    }
}
