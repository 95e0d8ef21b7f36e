namespace DubboNet.Remoting.Connections;

/// <summary>
/// How many bytes the messages of all connections of a server may hold: frames that have not come whole, requests in hand, and responses that consumers have not
/// taken. Small amounts are not counted, so that small messages cost nothing here: the numbers of connections and of calls limit those.
/// </summary>
/// <remarks>Threading: any thread.</remarks>
internal sealed class MemoryBudget(long max, long maxOfConnection)
{
    /// <summary>Up to this a request or a response is not counted, in bytes.</summary>
    public const int SmallMessage = 4 * 1024;

    /// <summary>What a connection has queued to be sent is counted in whole steps of this, in bytes.</summary>
    public const int QueueStep = 4 * 1024;

    /// <summary>
    /// The incomplete frame of a connection is counted in whole steps of this, in bytes. The step is large, because a connection that holds
    /// one is closed when the budget is used up.
    /// </summary>
    public const int IncomingStep = 64 * 1024;

    /// <summary>The part that requests leave to others: one in so many.</summary>
    private const int ShareOfOthers = 8;

    private long _held;

    /// <summary>For connections of clients, whose own calls limit what comes.</summary>
    public static MemoryBudget Unlimited { get; } = new(long.MaxValue, long.MaxValue);

    /// <summary>All that may be held.</summary>
    public long Max => max;

    /// <summary>What of it one connection may hold.</summary>
    public long MaxOfConnection => maxOfConnection;

    /// <summary>Bytes held now.</summary>
    public long Held => Volatile.Read(ref _held);

    /// <summary>Counts bytes that are held from now on, or, if negative, are not any longer.</summary>
    public void Add(long bytes) => Interlocked.Add(ref _held, bytes);

    /// <summary>
    /// What requests and frames that have not come whole may fill. Responses may fill a part of the rest, and what is left is for small requests of connections
    /// that hold nothing: a few that hold all they can do not keep out those.
    /// </summary>
    public long MaxOfRequests => max - (max / ShareOfOthers);

    /// <summary>Whether a connection that holds so many bytes may make a further request.</summary>
    public bool HasRoom(long heldByConnection) => heldByConnection <= maxOfConnection && Held <= (heldByConnection == 0 ? max : MaxOfRequests);

    /// <summary>Counts bytes of a request for a connection that holds so many already, if the limits allow it.</summary>
    public bool TryAddRequest(long bytes, long heldByConnection) =>
        heldByConnection + bytes <= maxOfConnection && TryAdd(bytes, MaxOfRequests - bytes);

    /// <summary>Counts bytes of a response, unless the limit is exceeded already: how long it is was not known before.</summary>
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
/// A changing part of a <see cref="MemoryBudget"/>: what one buffer of a connection holds, in whole steps, so that small changes cost
/// nothing. Not for several threads.
/// </summary>
internal struct BufferHolding(MemoryBudget? budget, int step)
{
    public long Held { get; private set; }

    /// <summary>The buffer holds so many bytes now.</summary>
    public void Set(long bytes)
    {
        if (budget is null || (bytes >= Held && bytes - Held < step))
            return;
        long held = bytes - (bytes % step);
        budget.Add(held - Held);
        Held = held;
    }
}
