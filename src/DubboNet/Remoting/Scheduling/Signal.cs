using System.IO.Pipelines;

namespace DubboNet.Remoting.Scheduling;

/// <summary>
/// A moment that any number of tasks wait for. Each waiter has a task of its own and goes on as a work item of the scheduler: of several that await one
/// task, the platform would let all but one go on on the thread pool.
/// </summary>
/// <remarks>Threading: any thread waits and sets; the lock guards the list of those who wait.</remarks>
internal sealed class Signal(PipeScheduler scheduler)
{
    private readonly Lock _lock = new();
    private List<TaskCompletionSource>? _waiters;
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
    public Task WaitAsync()
    {
        lock (_lock)
        {
            if (_isSet)
                return Task.CompletedTask;
            var waiter = new TaskCompletionSource();
            (_waiters ??= []).Add(waiter);
            return waiter.Task;
        }
    }

    /// <summary>The moment has come, for good.</summary>
    public void Set()
    {
        List<TaskCompletionSource>? waiters;
        lock (_lock)
        {
            _isSet = true;
            waiters = _waiters;
            _waiters = null;
        }

        foreach (TaskCompletionSource waiter in waiters ?? [])
            scheduler.Schedule(static waiter => ((TaskCompletionSource)waiter!).TrySetResult(), waiter);
    }
}
