namespace DubboNet.Cluster;

/// <summary>
/// Bounds the share of retries, so that retries do not make an overload worse (token bucket). Each call adds a share of a token, and each
/// retry takes one.
/// </summary>
/// <remarks>Threading: any thread can use it. A full bucket is only read.</remarks>
internal sealed class RetryBudget(double share)
{
    private const int Token = 1000;
    private const int Capacity = 20 * Token;

    private readonly int _deposit = (int)(share * Token);
    private int _tokens = Capacity;

    /// <summary>Counts a call.</summary>
    public void Deposit()
    {
        if (Volatile.Read(ref _tokens) < Capacity)
            Interlocked.Add(ref _tokens, _deposit);
    }

    /// <summary>Returns whether there is budget for a retry, and takes it.</summary>
    public bool TryWithdraw()
    {
        if (Interlocked.Add(ref _tokens, -Token) >= 0)
            return true;
        Interlocked.Add(ref _tokens, Token);
        return false;
    }
}
