using System.IO.Pipelines;

namespace DubboNet.Remoting.Scheduling;

/// <summary>
/// Provides the pauses of a loop that fails. Each pause is longer than the previous one, up to a maximum. The failures are counted, so that
/// the failing state is logged once instead of each failure. The state ends with the first success after a time without failures that is at
/// least the maximum pause.
/// </summary>
/// <remarks>Threading: only the loop calls the members, except for <see cref="Stop"/>.</remarks>
internal sealed class RetryPause(TimeSpan first, TimeSpan cap, PipeScheduler scheduler, TimeProvider time)
{
    private readonly AsyncLatch _stopping = new(scheduler);
    private TimeSpan _last;
    private long _failedAt;
    private int _failures;

    /// <summary>Counts a failure. Returns true if the failing state begins with it.</summary>
    public bool CountFailure()
    {
        _failedAt = time.GetTimestamp();
        return ++_failures == 1;
    }

    /// <summary>Waits longer with each call. Does not wait after <see cref="Stop"/>.</summary>
    public Task WaitAsync()
    {
        _last = ExponentialBackoff.Next(_last, first, cap);
        return _stopping.WaitAsync(_last, time);
    }

    /// <summary>Counts a success. Returns the number of failures if the failing state ends with it, and 0 otherwise.</summary>
    public int Succeed()
    {
        if (_failures == 0 || time.GetElapsedTime(_failedAt) < cap)
            return 0;
        int failures = _failures;
        (_failures, _last) = (0, TimeSpan.Zero);
        return failures;
    }

    /// <summary>Ends the current pause and all later ones.</summary>
    public void Stop() => _stopping.Set();
}
