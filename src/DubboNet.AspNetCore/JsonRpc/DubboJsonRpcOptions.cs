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
        set => field = AtLeastOne(value);
    } = 100;

    /// <summary>Gets or sets the maximum number of calls of a batch that run at the same time. The default is 8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxBatchConcurrency
    {
        get;
        set => field = AtLeastOne(value);
    } = 8;

    /// <summary>
    /// Gets or sets the maximum length of the response to a call, and of all responses of a batch together, in bytes. A response beyond it
    /// becomes the error -32006. The default is 8 MiB, as in Dubbo.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxResponseSize
    {
        get;
        set => field = AtLeastOne(value);
    } = 8 << 20;

    /// <summary>
    /// Gets or sets the maximum number of messages of a WebSocket that are worked on at the same time. While there are so many, further
    /// ones are not read. The default is 8.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxSocketConcurrency
    {
        get;
        set => field = AtLeastOne(value);
    } = 8;

    /// <summary>
    /// Gets or sets the time in which the client of a WebSocket must take a response and respond to a ping, which is sent after the same
    /// time without data. Otherwise, the connection ends. Make it longer than the calls take, because pings wait while
    /// <see cref="MaxSocketConcurrency"/> messages are worked on and the client sends more. The default is one minute.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or longer than a day.</exception>
    public TimeSpan SocketTimeout
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(1));
            field = value;
        }
    } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Gets the origins of web pages that can open a WebSocket beside those of the application itself, such as
    /// <c>https://shop.example.com</c>, or <c>*</c> for all. By default, there are none. Clients other than browsers send no origin.
    /// </summary>
    public ICollection<string> AllowedOrigins { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    private static int AtLeastOne(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        return value;
    }
}
