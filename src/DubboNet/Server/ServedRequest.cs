using DubboNet.Protocol;
using DubboNet.Protocol.Responses;
using DubboNet.Remoting.Connections;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Server;

/// <summary>A request in hand, with what it and its answer hold of the memory budget.</summary>
internal abstract class ServedRequest : WorkItem
{
    /// <summary>Bytes that its connection counts; they are given back when it has been answered.</summary>
    public long HeldBytes { get; set; }

    /// <summary>Counts the answer, unless it is small. False if the budget has no room for it.</summary>
    protected bool TryHold(DubboConnection connection, FrameBuffer answer)
    {
        if (answer.BodyLength <= MemoryBudget.SmallMessage)
            return true;
        if (!connection.TryHoldAnswer(answer.Capacity))
            return false;
        HeldBytes += answer.Capacity;
        return true;
    }

    /// <summary>Makes an error that takes the place of an answer for which the budget has no room.</summary>
    protected static FrameBuffer Replace(FrameBuffer answer, long id, string reason)
    {
        // The memory of the long one is to go.
        answer.Return();
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
