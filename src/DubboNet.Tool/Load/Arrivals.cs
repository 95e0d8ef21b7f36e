using System.Diagnostics;

namespace DubboNet.Tool;

/// <summary>
/// Decides when calls of a fixed rate are due. All callers share it. A call that no caller was free for counts from the time at which it
/// was due, so that a slow response also counts for the calls that it delays (no coordinated omission).
/// </summary>
/// <param name="perSecond">The number of calls each second.</param>
internal sealed class Arrivals(double perSecond)
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private long _count;

    /// <summary>Waits until the next call is due, and returns the time from which it counts.</summary>
    /// <param name="end">The time after which none is due. It is returned then.</param>
    public async ValueTask<long> WaitAsync(long end)
    {
        double seconds = (Interlocked.Increment(ref _count) - 1) / perSecond;
        double due = _start + (seconds * Stopwatch.Frequency);
        if (due >= end)
            return end;
        long now = Stopwatch.GetTimestamp();
        if (due <= now)
            return (long)due;
        // Timers count whole milliseconds. The caller was free, so what a timer adds is not the system's latency.
        await Task.Delay(Stopwatch.GetElapsedTime(now, (long)due)).ConfigureAwait(false);
        return Stopwatch.GetTimestamp();
    }
}
