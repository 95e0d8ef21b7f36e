namespace DubboNet.Remoting.Connections;

/// <summary>
/// Limits the memory that the messages of all connections of a server hold. It counts incomplete frames, running requests, and responses
/// that consumers have not read. Small amounts are not counted, so that small messages have no overhead. The limits for connections and
/// calls apply to those.
/// </summary>
/// <remarks>Threading: any thread can call all members.</remarks>
internal sealed class MemoryBudget(long max, long maxOfConnection)
{
    /// <summary>The maximum size of a request or a response that is not counted, in bytes.</summary>
    public const int SmallMessage = 4 * 1024;

    /// <summary>The step in which the queued bytes of a connection are counted, in bytes.</summary>
    public const int QueueStep = 4 * 1024;

    /// <summary>
    /// The step in which the incomplete frame of a connection is counted, in bytes. The step is large, because a connection with a counted
    /// frame is closed when the budget is used up.
    /// </summary>
    public const int IncomingStep = 64 * 1024;

    // Requests leave one of this many equal parts of the budget to other messages.
    private const int ShareOfOthers = 8;

    private long _held;

    /// <summary>Gets a budget without limits. It is for connections of clients, whose own calls limit the received bytes.</summary>
    public static MemoryBudget Unlimited { get; } = new(long.MaxValue, long.MaxValue);

    /// <summary>Gets the limit for all connections, in bytes.</summary>
    public long Max => max;

    /// <summary>Gets the limit for one connection, in bytes.</summary>
    public long MaxOfConnection => maxOfConnection;

    /// <summary>Gets the number of bytes that are held.</summary>
    public long Held => Volatile.Read(ref _held);

    /// <summary>Counts bytes that are held from now on. Negative values release bytes.</summary>
    public void Add(long bytes) => Interlocked.Add(ref _held, bytes);

    /// <summary>
    /// Gets the limit for requests and incomplete frames, in bytes. Responses can use a part of the rest. The remainder is for small
    /// requests of connections that hold nothing, so that a few connections at their limits do not block the others.
    /// </summary>
    public long MaxOfRequests => max - (max / ShareOfOthers);

    /// <summary>Returns whether a connection that holds the given number of bytes can make a further request.</summary>
    public bool HasRoom(long heldByConnection) =>
        heldByConnection <= maxOfConnection && Held <= (heldByConnection == 0 ? max : MaxOfRequests);

    /// <summary>Counts bytes of a request if the limits allow it for a connection that already holds the given number of bytes.</summary>
    public bool TryAddRequest(long bytes, long heldByConnection) =>
        heldByConnection + bytes <= maxOfConnection && TryAdd(bytes, MaxOfRequests - bytes);

    /// <summary>
    /// Counts bytes of a response unless the limit is already exceeded. The length of the response itself is not checked, because it was
    /// not known in advance.
    /// </summary>
    public bool TryAddResponse(long bytes) => TryAdd(bytes, max - (max / ShareOfOthers / 2));

    private bool TryAdd(long bytes, long mostBefore)
    {
        for (long held = Held; held <= mostBefore;)
        {
            long seen = Interlocked.CompareExchange(ref _held, held + bytes, held);
            if (seen == held)
                return true;
            held = seen;
        }

        return false;
    }
}

/// <summary>
/// Represents the variable part of a <see cref="MemoryBudget"/> that one buffer of a connection holds. It is counted in whole steps, so
/// that small changes have no overhead. It is not thread-safe.
/// </summary>
internal struct BufferHolding(MemoryBudget? budget, int step)
{
    public long Held { get; private set; }

    /// <summary>Sets the number of bytes that the buffer holds.</summary>
    public void Set(long bytes)
    {
        if (budget is null || (bytes >= Held && bytes - Held < step))
            return;
        long held = bytes - (bytes % step);
        budget.Add(held - Held);
        Held = held;
    }
}
