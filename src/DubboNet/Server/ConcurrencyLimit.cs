namespace DubboNet.Server;

/// <summary>
/// Limits the number of calls of a method that run or wait to run at the same time. <see cref="RunningCalls"/> takes and frees the slots.
/// </summary>
internal sealed class ConcurrencyLimit(int max)
{
    private int _running;

    public int Max => max;

    /// <summary>Takes a slot. Returns false if none is free.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _running) <= max)
            return true;
        Exit();
        return false;
    }

    public void Exit() => Interlocked.Decrement(ref _running);
}
