using System.IO.Pipelines;

namespace DubboNet.Remoting.Scheduling;

/// <summary>
/// The pauses of a loop that fails: each is longer than the one before, up to a cap. It counts failures, so that a state is logged once, and not each failure.
/// The state ends with a success that comes when nothing has failed for the cap's time.
/// </summary>
/// <remarks>Threading: for the loop alone, but for <see cref="Stop"/>.</remarks>
internal sealed class RetryPause(TimeSpan first, TimeSpan cap, PipeScheduler scheduler, TimeProvider time)
{
    private readonly AsyncLatch _stopping = new(scheduler);
    private TimeSpan _last;
    private long _failedAt;
    private int _failures;

    /// <summary>Counts a failure; true if the state begins with it.</summary>
    public bool CountFailure()
    {
        _failedAt = time.GetTimestamp();
        return ++_failures == 1;
    }

    /// <summary>Waits, a longer time each time; not after <see cref="Stop"/>.</summary>
    public Task WaitAsync()
    {
        _last = ExponentialBackoff.Next(_last, first, cap);
        return _stopping.WaitAsync(_last, time);
    }

    /// <summary>Counts a success. Gives how often the loop failed, if the state ends with it, else 0.</summary>
    public int Succeed()
    {
        if (_failures == 0 || time.GetElapsedTime(_failedAt) < cap)
            return 0;
        int failures = _failures;
        (_failures, _last) = (0, TimeSpan.Zero);
        return failures;
    }

    /// <summary>Ends the pause under way, and all later ones.</summary>
    public void Stop() => _stopping.Set();
}
