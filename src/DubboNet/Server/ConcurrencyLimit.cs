namespace DubboNet.Server;

/// <summary>How many calls of a method may run or wait to run at once.</summary>
internal sealed class ConcurrencyLimit(int max)
{
    private int _running;

    public int Max => max;

    /// <summary>Takes a place; false if there is none.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _running) <= max)
            return true;
        Exit();
        return false;
    }

    public void Exit() => Interlocked.Decrement(ref _running);
}
