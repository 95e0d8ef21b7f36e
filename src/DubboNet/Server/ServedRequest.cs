using DubboNet.Protocol;
using DubboNet.Remoting.Connections;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Server;

/// <summary>A request in hand, with what it and its answer hold of the memory budget.</summary>
internal abstract class ServedRequest : WorkItem
{
    /// <summary>Bytes that its connection counts; they are given back when it has been answered.</summary>
    public long HeldBytes { get; set; }

    /// <summary>Counts the answer, unless it is small.</summary>
    protected void Hold(DubboConnection connection, FrameBuffer answer)
    {
        if (answer.BodyLength <= MemoryBudget.SmallMessage)
            return;
        HeldBytes += answer.BodyLength;
        connection.Hold(answer.BodyLength);
    }

    /// <summary>Counts nothing of it any longer.</summary>
    protected void Release(DubboConnection connection)
    {
        connection.Hold(-HeldBytes);
        HeldBytes = 0;
    }
}
