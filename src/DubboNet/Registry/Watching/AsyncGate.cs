using DubboNet.Remoting.Scheduling;

namespace DubboNet.Registry.Watching;

/// <summary>Limits how many loops do something at the same time.</summary>
/// <remarks>Threading: any thread enters and leaves.</remarks>
internal sealed class AsyncGate(int places, WatchContext context)
{
    private readonly ChangeLatch _left = new(context.Scheduler);
    private int _free = places;

    /// <summary>Waits for a place and takes it.</summary>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            AsyncLatch next = _left.Next;
            if (Interlocked.Decrement(ref _free) >= 0)
                return;
            Interlocked.Increment(ref _free);
            await next.WaitAsync(Timeout.InfiniteTimeSpan, context.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Returns a place.</summary>
    public void Leave()
    {
        Interlocked.Increment(ref _free);
        _left.Change();
    }
}
