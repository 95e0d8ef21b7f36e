namespace DubboNet.Remoting.Connections;

/// <summary>Counts the requests of the peer that are being served, and the memory that they hold.</summary>
/// <remarks>Threading: any thread can count.</remarks>
internal sealed class ServedCalls(MemoryBudget? budget)
{
    private int _count;
    private long _heldBytes;

    /// <summary>Gets the number of requests of the peer whose response has not been sent.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Gets the number of bytes that the running requests and their responses hold, without small messages.</summary>
    public long HeldBytes => Volatile.Read(ref _heldBytes);

    /// <summary>Gets whether the limits have room for a further request of this connection.</summary>
    public bool HasRoom => budget?.HasRoom(HeldBytes) != false;

    public void Begin() => Interlocked.Increment(ref _count);

    public void End() => Interlocked.Decrement(ref _count);

    /// <summary>
    /// Counts bytes that a request or its response holds. Negative values release them. The memory budget of the server counts them, too.
    /// </summary>
    public void Hold(long bytes)
    {
        if (bytes == 0)
            return;
        Interlocked.Add(ref _heldBytes, bytes);
        budget?.Add(bytes);
    }

    /// <summary>Counts bytes of a request if the limits of the connection and the server have room for them.</summary>
    public bool TryHold(long bytes)
    {
        if (bytes == 0)
            return HasRoom;
        if (budget?.TryAddRequest(bytes, HeldBytes) == false)
            return false;
        Interlocked.Add(ref _heldBytes, bytes);
        return true;
    }

    /// <summary>Counts bytes of a response if the memory budget of the server has room for them.</summary>
    public bool TryHoldResponse(long bytes)
    {
        if (budget?.TryAddResponse(bytes) == false)
            return false;
        Interlocked.Add(ref _heldBytes, bytes);
        return true;
    }
}
