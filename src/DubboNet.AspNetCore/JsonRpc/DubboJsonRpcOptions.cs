namespace DubboNet.AspNetCore;

/// <summary>Contains the options of JSON-RPC endpoints.</summary>
public sealed class DubboJsonRpcOptions
{
    /// <summary>
    /// Gets the options of values, bodies and deadlines. Those of statuses and of headers in responses have no effect, because responses of
    /// JSON-RPC have the status 200.
    /// </summary>
    public DubboHttpOptions Http { get; } = new();

    /// <summary>Gets or sets the maximum number of calls in a batch. The default is 100.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxBatchLength
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 100;

    /// <summary>Gets or sets the maximum number of calls of a batch that run at the same time. The default is 8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxBatchConcurrency
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 8;
}
