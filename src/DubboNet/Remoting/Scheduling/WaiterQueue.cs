using System.IO.Pipelines;

namespace DubboNet.Remoting.Scheduling;

/// <summary>Waiters in order. A release continues the first one that still waits.</summary>
/// <remarks>Threading: any thread enqueues and releases. The lock guards the queue. A release skips waiters that have just ended.</remarks>
internal sealed class WaiterQueue(PipeScheduler scheduler)
{
    private const int FirstSweep = 16;

    private readonly Lock _lock = new();
    private readonly Queue<Waiter> _waiters = new();
    private int _nextSweep = FirstSweep;

    /// <summary>Adds a waiter. Call it under the lock that guards the condition, so that no release comes in between.</summary>
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

    public void ReleaseOne()
    {
        lock (_lock)
        {
            while (_waiters.TryDequeue(out Waiter? waiter) && !waiter.TryRelease())
            {
            }
        }
    }

    public void ReleaseAll()
    {
        lock (_lock)
        {
            while (_waiters.TryDequeue(out Waiter? waiter))
                waiter.TryRelease();
        }
    }

    /// <summary>
    /// Removes waiters whose timeout or cancellation came first. They would stay until a release, which may never come. A sweep at twice the number that
    /// the last one left costs each new waiter a step or two.
    /// </summary>
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
