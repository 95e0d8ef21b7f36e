using System.IO.Pipelines;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Client;

/// <summary>Limits the calls of a method that one provider has not answered yet. Further calls wait in order.</summary>
/// <param name="max">The maximum number of calls.</param>
/// <param name="scheduler">The scheduler on which waiting calls continue.</param>
/// <remarks>Threading: any thread can enter and exit. A call that ends passes its place to the first one that still waits.</remarks>
internal sealed class ActiveCallLimit(int max, PipeScheduler scheduler)
{
    private readonly Lock _lock = new();
    private readonly WaiterQueue _waiters = new(scheduler);
    private int _active;

    public int Max => max;

    /// <summary>Takes a place. Returns null, or a waiter if none is free. The caller has a place when the waiter is released.</summary>
    public Waiter? Enter()
    {
        lock (_lock)
        {
            if (_active == max)
                return _waiters.Enqueue();
            _active++;
            return null;
        }
    }

    /// <summary>Gives the place back.</summary>
    public void Exit()
    {
        lock (_lock)
        {
            if (!_waiters.ReleaseOne())
                _active--;
        }
    }
}
