using System.Diagnostics;

namespace DubboNet.Tool;

/// <summary>Runs callers at the same time.</summary>
internal static class LoadRun
{
    /// <summary>The additional time for the last calls. It must be longer than the timeout of any call.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    /// <summary>Runs the callers for a duration, and returns the seconds until the last call ended.</summary>
    /// <param name="callers">The callers.</param>
    /// <param name="duration">The time in which calls start.</param>
    /// <param name="perSecond">The number of calls each second of all callers, or null for as many as possible.</param>
    /// <param name="cancellationToken">Ends the run early. What was measured so far remains.</param>
    public static async Task<double> RunAsync(
        IEnumerable<Caller> callers, TimeSpan duration, double? perSecond = null, CancellationToken cancellationToken = default)
    {
        long start = Stopwatch.GetTimestamp();
        long end = start + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        Arrivals? arrivals = perSecond is { } rate ? new Arrivals(rate) : null;
        IEnumerable<Task> running = callers.Select(
            caller => Task.Run(() => caller.RunAsync(end, arrivals, cancellationToken), CancellationToken.None));
        await Task.WhenAll(running).WaitAsync(duration + Grace, CancellationToken.None).ConfigureAwait(false);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
