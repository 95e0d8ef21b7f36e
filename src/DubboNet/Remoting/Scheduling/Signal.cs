using System.IO.Pipelines;

namespace DubboNet.Remoting.Scheduling;

/// <summary>
/// A moment that any number of tasks wait for. Each waiter has a task of its own and goes on as a work item of the scheduler: of several that await one
/// task, the platform would let all but one go on on the thread pool.
/// </summary>
/// <remarks>Threading: any thread waits and sets; the lock guards whether it is set, and the making of the line.</remarks>
internal sealed class Signal(PipeScheduler scheduler)
{
    private static readonly Task<bool> AlreadySet = Task.FromResult(true);

    private readonly Lock _lock = new();
    private WaitingLine? _line;
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
        WaitingLine? line;
        lock (_lock)
        {
            _isSet = true;
            line = _line;
            _line = null;
        }

        line?.ReleaseAll();
    }

    private Waiter? Join()
    {
        lock (_lock)
            return _isSet ? null : (_line ??= new WaitingLine(scheduler)).Join();
    }
}
