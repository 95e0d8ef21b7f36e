using System.IO.Pipelines;

namespace DubboNet.Remoting.Scheduling;

/// <summary>
/// A moment that any number of tasks wait for. Each waiter has a task of its own and goes on as a work item of the scheduler: of several that await one
/// task, the platform would let all but one go on on the thread pool.
/// </summary>
/// <remarks>Threading: any thread waits and sets; the lock guards the list of those who wait.</remarks>
internal sealed class Signal(PipeScheduler scheduler)
{
    private static readonly Task<bool> AlreadySet = Task.FromResult(true);

    private readonly Lock _lock = new();
    private List<Waiter>? _waiters;
    private bool _isSet;

    public bool IsSet
    {
        get
        {
            lock (_lock)
                return _isSet;
        }
    }

    /// <summary>A task for this waiter alone; done already if the moment has come.</summary>
    public Task WaitAsync() => Join()?.Task ?? AlreadySet;

    /// <summary>The same for a limited time: true if the moment came, false if the time was up before.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<bool> WaitAsync(TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken = default)
    {
        if (Join() is not { } waiter)
            return AlreadySet;
        waiter.Limit(timeout, time, cancellationToken);
        return waiter.Task;
    }

    /// <summary>The moment has come, for good.</summary>
    public void Set()
    {
        List<Waiter>? waiters;
        lock (_lock)
        {
            _isSet = true;
            waiters = _waiters;
            _waiters = null;
        }

        foreach (Waiter waiter in waiters ?? [])
            waiter.TryRelease();
    }

    private Waiter? Join()
    {
        lock (_lock)
        {
            if (_isSet)
                return null;
            var waiter = new Waiter(scheduler);
            (_waiters ??= []).Add(waiter);
            return waiter;
        }
    }
}
