using System.IO.Pipelines;

namespace DubboNet.Remoting.Scheduling;

/// <summary>
/// Waits for a release, a timeout or a cancellation. The first of them wins by a compare-and-swap, and the awaiting code continues as a
/// work item of the scheduler. After a wait with a timeout of the platform, it would continue on the thread of the timer or the token.
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

    /// <summary>Gets the task of the wait. Its result is true after a release, and false after the timeout.</summary>
    public Task<bool> Task => _end.Task;

    /// <summary>Gets whether the wait has ended.</summary>
    public bool HasEnded => Volatile.Read(ref _state) != Waiting;

    /// <summary>Ends the wait. Returns false if it has already ended.</summary>
    public bool TryRelease() => TryEnd(Released);

    /// <summary>Ends the wait after a timeout or when a token is canceled. Call it only once.</summary>
    public void SetTimeout(TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
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

    /// <summary>Passes the exception to the awaiting code.</summary>
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

    // Neither the clock nor the token keeps a reference to the waiter.
    private void Forget()
    {
        _timer?.Dispose();
        _cancellation.Unregister();
    }
}
