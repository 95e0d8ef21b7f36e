using System.IO.Pipelines;

namespace DubboNet.Remoting.Scheduling;

/// <summary>
/// Opens once and releases any number of waiters. Each waiter has its own task and continues as a work item of the scheduler. If several
/// code paths awaited the same task, the platform would continue all but one of them on the thread pool.
/// </summary>
/// <remarks>Threading: any thread can wait and set. The lock guards the state and the creation of the queue.</remarks>
internal sealed class AsyncLatch(PipeScheduler scheduler)
{
    private static readonly Task<bool> AlreadySet = Task.FromResult(true);

    private readonly Lock _lock = new();
    private WaiterQueue? _waiters;
    private bool _isSet;

    public bool IsSet
    {
        get
        {
            lock (_lock)
                return _isSet;
        }
    }

    /// <summary>Returns a separate task for this waiter. It is completed if the latch is already set.</summary>
    public Task WaitAsync() => TryEnqueue()?.Task ?? AlreadySet;

    /// <summary>
    /// Returns a separate task for this waiter. Its result is true if the latch was set, and false if the timeout came first.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public Task<bool> WaitAsync(TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken = default)
    {
        if (TryEnqueue() is not { } waiter)
            return AlreadySet;
        waiter.SetTimeout(timeout, time, cancellationToken);
        return waiter.Task;
    }

    /// <summary>Releases all current and later waiters.</summary>
    public void Set()
    {
        WaiterQueue? waiters;
        lock (_lock)
        {
            _isSet = true;
            waiters = _waiters;
            _waiters = null;
        }

        waiters?.ReleaseAll();
    }

    private Waiter? TryEnqueue()
    {
        lock (_lock)
            return _isSet ? null : (_waiters ??= new WaiterQueue(scheduler)).Enqueue();
    }
}
