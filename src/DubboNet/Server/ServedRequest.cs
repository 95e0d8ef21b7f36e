using DubboNet.Protocol;
using DubboNet.Protocol.Responses;
using DubboNet.Remoting.Connections;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Server;

/// <summary>A request in hand, with what it and its response hold of the memory budget.</summary>
internal abstract class ServedRequest : WorkItem
{
    /// <summary>Bytes that its connection counts; they are given back when it has been answered.</summary>
    public long HeldBytes { get; set; }

    /// <summary>Counts the response, unless it is small. False if the budget has no room for it.</summary>
    protected bool TryHold(DubboConnection connection, FrameBuffer response)
    {
        if (response.BodyLength <= MemoryBudget.SmallMessage)
            return true;
        if (!connection.TryHoldResponse(response.Capacity))
            return false;
        HeldBytes += response.Capacity;
        return true;
    }

    /// <summary>Makes an error that takes the place of a response for which the budget has no room.</summary>
    protected static FrameBuffer Replace(FrameBuffer response, long id, string reason)
    {
        // The memory of the long one is to go.
        response.Return();
        FrameBuffer error = FrameBuffer.Rent();
        ResponseEncoder.EncodeError(error, id, DubboStatus.SerializationError, reason);
        return error;
    }

    /// <summary>Counts nothing of it any longer.</summary>
    protected void Release(DubboConnection connection)
    {
        connection.Hold(-HeldBytes);
        HeldBytes = 0;
    }
}
