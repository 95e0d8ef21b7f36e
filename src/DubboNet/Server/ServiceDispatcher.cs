using DubboNet.Protocol;
using DubboNet.Protocol.Responses;
using DubboNet.Remoting.Connections;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Server;

/// <summary>
/// Decodes requests on the receive loop and runs them on the scheduler for handlers. Requests that cannot be served are refused with the
/// messages of Java (W53).
/// </summary>
/// <remarks>Threading: the receive loops of all connections call concurrently. The <see cref="RunningCalls"/> are the shared
/// state.</remarks>
internal sealed class ServiceDispatcher(ServingOptions serving, IServiceTable services) : IRequestHandler
{
    private readonly RequestDecoder _decoder = new(serving, services);

    public ValueTask OnRequest(DubboConnection connection, in FrameHeader header, ReadOnlySpan<byte> body)
    {
        if (serving.Calls.FindReasonToRefuse(connection) is { } reason)
            return Refuse(connection, header, Refusal.Busy(connection, reason));
        if (header.Serialization != SerializationId.Hessian2)
        {
            return Refuse(connection, header, Refusal.NotDecodable(
                $"Unexpected serialization id:{header.Serialization} received from network. This provider accepts hessian2 "
                    + $"({SerializationId.Hessian2}) only: set serialization=hessian2 on the consumer"));
        }

        long expected = ExpectedBytes(body.Length);
        if (!connection.TryHold(expected))
            return Refuse(connection, header, Refusal.NoMemory(connection, serving.Budget));
        try
        {
            return Serve(connection, header, body);
        }
        catch (DubboRefusalException e)
        {
            return Refuse(connection, header, new Refusal(e.Status, e.Message));
        }
        catch (Exception e)
        {
            // HessianException from outside of the arguments. It affects only this request.
            return Refuse(connection, header, Refusal.NotDecodable(e.Message));
        }
        finally
        {
            connection.Hold(-expected);
        }
    }

    // Estimates the memory that reading a request takes, until the actual value is known. The estimate is a multiple of its length
    // (HessianWireOptions.MaxExpansion), limited so that two requests can be read at the same time. Small requests count as zero.
    private long ExpectedBytes(int length) => length <= MemoryBudget.SmallMessage / 4
        ? 0
        : Math.Min((1L + serving.Hessian.MaxExpansion) * length, serving.Budget.MaxOfConnection / 2);

    private ValueTask Serve(DubboConnection connection, in FrameHeader header, ReadOnlySpan<byte> body)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        if (_decoder.Decode(connection, header, body, out Refusal refusal) is not { } call)
            return Refuse(connection, header, refusal);
        if (!serving.Calls.TryAdmit(connection, call.Hosted?.ConcurrencyLimit))
        {
            string full = $"{call.Hosted!.ConcurrencyLimit!.Max} calls of {call.Hosted.Method} run or wait, which is its limit";
            call.Discard();
            return Refuse(connection, header, Refusal.Busy(connection, full));
        }

        // The copy of a raw request comes from a pool, so the allocation counter may not include it.
        long taken = call is RawCall ? body.Length : GC.GetAllocatedBytesForCurrentThread() - before;
        call.HeldBytes = taken > MemoryBudget.SmallMessage ? taken : 0;
        connection.Hold(call.HeldBytes);
        connection.UserScheduler.Schedule(call);
        return default;
    }

    // Sends a refusal. The receive loop waits while the queue is full, so a peer that sends invalid requests and reads nothing cannot use
    // up memory.
    private ValueTask Refuse(DubboConnection connection, in FrameHeader header, Refusal refusal)
    {
        string text = PeerText.OneLine(refusal.Text);
        ServerLog.Refused(serving.Logger, connection.RemoteEndPoint, header.Id, refusal.Status, text);
        if (!header.IsTwoWay)
            return default;
        FrameBuffer frame = FrameBuffer.Rent();
        ResponseEncoder.EncodeError(frame, header.Id, refusal.Status, text);
        return connection.SendFrameAsync(frame);
    }
}
