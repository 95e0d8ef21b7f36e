using DubboNet.Protocol;
using DubboNet.Protocol.Responses;
using DubboNet.Remoting.Connections;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Server;

/// <summary>Represents a request in progress, with the memory that it and its response hold.</summary>
internal abstract class ServedRequest : WorkItem
{
    /// <summary>Gets the method that runs, or null for the raw handler.</summary>
    public abstract HostedMethod? Hosted { get; }

    /// <summary>Gets or sets the number of bytes that its connection counts. They are released when the response has been sent.</summary>
    public long HeldBytes { get; set; }

    /// <summary>Ends the use of the request. Called directly if the request is refused after it was decoded.</summary>
    public abstract void Discard();

    /// <summary>Counts the response unless it is small. Returns false if the memory budget has no room for it.</summary>
    protected bool TryHold(DubboConnection connection, FrameBuffer response)
    {
        if (response.BodyLength <= MemoryBudget.SmallMessage)
            return true;
        if (!connection.TryHoldResponse(response.Capacity))
            return false;
        HeldBytes += response.Capacity;
        return true;
    }

    /// <summary>Returns the reason why a response is not sent if <see cref="TryHold"/> has returned false.</summary>
    protected static string DescribeNoRoom(FrameBuffer response, MemoryBudget budget) =>
        $"No memory is left for its {response.BodyLength} bytes: messages hold {budget.Held} of {budget.Max} bytes (MaxHeldBytes)";

    /// <summary>Replaces a response for which the memory budget has no room with an error.</summary>
    protected static FrameBuffer Replace(FrameBuffer response, long id, string reason)
    {
        // Returned first, so that its memory is free.
        response.Return();
        FrameBuffer error = FrameBuffer.Rent();
        ResponseEncoder.EncodeError(error, id, DubboStatus.SerializationError, reason);
        return error;
    }

    /// <summary>Stops counting the bytes of this request.</summary>
    protected void Release(DubboConnection connection)
    {
        connection.Hold(-HeldBytes);
        HeldBytes = 0;
    }
}
