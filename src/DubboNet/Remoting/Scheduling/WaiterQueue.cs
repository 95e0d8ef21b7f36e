using System.IO.Pipelines;

namespace DubboNet.Remoting.Scheduling;

/// <summary>Contains waiters in order. A release continues the first one that still waits.</summary>
/// <remarks>
/// Threading: any thread can enqueue and release. The lock guards the queue. A release skips waiters that have just ended.
/// </remarks>
internal sealed class WaiterQueue(PipeScheduler scheduler)
{
    private const int FirstSweep = 16;

    private readonly Lock _lock = new();
    private readonly Queue<Waiter> _waiters = new();
    private int _nextSweep = FirstSweep;

    /// <summary>Adds a waiter. Call it under the lock that guards the awaited condition, so that no release is missed.</summary>
    public Waiter Enqueue()
    {
        var waiter = new Waiter(scheduler);
        lock (_lock)
        {
            if (_waiters.Count >= _nextSweep)
                RemoveEnded();
            _waiters.Enqueue(waiter);
        }

        return waiter;
    }

    /// <summary>Releases the first waiter that still waits. Returns false if there is none.</summary>
    public bool ReleaseOne()
    {
        lock (_lock)
        {
            while (_waiters.TryDequeue(out Waiter? waiter))
            {
                if (waiter.TryRelease())
                    return true;
            }
        }

        return false;
    }

    public void ReleaseAll()
    {
        lock (_lock)
        {
            while (_waiters.TryDequeue(out Waiter? waiter))
                waiter.TryRelease();
        }
    }

    // Removes waiters that timed out or were canceled. Otherwise they would stay until a release, which may never happen. Each sweep starts
    // at twice the number of waiters that the last one left, so it costs one or two steps for each new waiter.
    private void RemoveEnded()
    {
        for (int i = _waiters.Count; i > 0; i--)
        {
            Waiter waiter = _waiters.Dequeue();
            if (!waiter.HasEnded)
                _waiters.Enqueue(waiter);
        }

        _nextSweep = Math.Max(FirstSweep, 2 * _waiters.Count);
    }
}
