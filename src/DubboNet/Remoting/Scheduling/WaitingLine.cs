using System.IO.Pipelines;

namespace DubboNet.Remoting.Scheduling;

/// <summary>Waiters of which each release lets one go on, the first that still waits.</summary>
/// <remarks>Threading: any thread joins and releases; the lock guards the queue. A release that meets one who has just given up goes to the next.</remarks>
internal sealed class WaitingLine(PipeScheduler scheduler)
{
    private const int FirstLook = 16;

    private readonly Lock _lock = new();
    private readonly Queue<Waiter> _waiters = new();
    private int _nextLook = FirstLook;

    /// <summary>Joins the line; call it where the condition is looked at, so that no release falls in between.</summary>
    public Waiter Join()
    {
        var waiter = new Waiter(scheduler);
        lock (_lock)
        {
            if (_waiters.Count >= _nextLook)
                DropEnded();
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
    /// Those who have given up would stay until a release, which may be far. To look whenever there are twice as many as were left the last time costs each
    /// who joins a step or two.
    /// </summary>
    private void DropEnded()
    {
        for (int i = _waiters.Count; i > 0; i--)
        {
            Waiter waiter = _waiters.Dequeue();
            if (!waiter.HasEnded)
                _waiters.Enqueue(waiter);
        }

        _nextLook = Math.Max(FirstLook, 2 * _waiters.Count);
    }
}
