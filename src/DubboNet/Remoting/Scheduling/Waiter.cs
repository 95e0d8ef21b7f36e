using System.IO.Pipelines;

namespace DubboNet.Remoting.Scheduling;

/// <summary>
/// One who waits for a moment, perhaps for a limited time. The moment, the end of the time and the cancellation settle by one compare-and-swap which of them
/// it was; the waiter goes on as a work item of the scheduler. The platform's own limited waits go on wherever their timer or token happens to run.
/// </summary>
internal class Waiter(PipeScheduler scheduler) : WorkItem, ITimed, ICancellable
{
    private const int Waiting = 0;
    private const int Released = 1;
    private const int Expired = 2;
    private const int Cancelled = 3;

    private readonly TaskCompletionSource<bool> _end = new();
    private CancellationToken _cancellationToken;
    private CancellationTokenRegistration _cancellation;
    private ITimer? _timer;
    private int _state;

    /// <summary>True if the moment came, false if the time was up before; cancelled if the token was.</summary>
    public Task<bool> Task => _end.Task;

    /// <summary>Whether the moment has come or the waiter has given up.</summary>
    public bool HasEnded => Volatile.Read(ref _state) != Waiting;

    /// <summary>The moment has come; false if the waiter had given up.</summary>
    public bool TryRelease() => TryEnd(Released);

    /// <summary>Lets it wait no longer than this. For the waiter itself, once.</summary>
    public void Limit(TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        if (timeout == TimeSpan.Zero)
            TryEnd(Expired);
        else if (timeout != Timeout.InfiniteTimeSpan && timeout <= TimerRange.Longest)
            _timer = Edge.CreateTimer(time, this, timeout, Timeout.InfiniteTimeSpan);
        _cancellation = Edge.Register(this, cancellationToken);
        if (HasEnded)
            Forget();
    }

    public void OnDue() => TryEnd(Expired);

    public void OnCancelled() => TryEnd(Cancelled);

    /// <summary>Gives the exception to the code that waits.</summary>
    public override void OnFailed(Exception failure) => _end.TrySetException(failure);

    protected override void Run()
    {
        Forget();
        if (_state == Cancelled)
            _end.TrySetCanceled(_cancellationToken);
        else
            _end.TrySetResult(_state == Released);
    }

    private bool TryEnd(int state)
    {
        if (Interlocked.CompareExchange(ref _state, state, Waiting) != Waiting)
            return false;
        scheduler.Schedule(this);
        return true;
    }

    /// <summary>Nothing of it stays with a clock or a token.</summary>
    private void Forget()
    {
        _timer?.Dispose();
        _cancellation.Unregister();
    }
}
