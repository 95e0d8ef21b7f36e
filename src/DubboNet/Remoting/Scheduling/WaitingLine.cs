using System.IO.Pipelines;

namespace DubboNet.Remoting.Scheduling;

/// <summary>Waiters of which each release lets one go on, the first that still waits.</summary>
/// <remarks>Threading: any thread joins and releases; the lock guards the queue. A release that meets one who has just given up goes to the next.</remarks>
internal sealed class WaitingLine(PipeScheduler scheduler)
{
    private readonly Lock _lock = new();
    private readonly Queue<Waiter> _waiters = new();

    /// <summary>Joins the line; call it where the condition is looked at, so that no release falls in between.</summary>
    public Waiter Join()
    {
        var waiter = new Waiter(scheduler);
        lock (_lock)
            _waiters.Enqueue(waiter);
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
}
