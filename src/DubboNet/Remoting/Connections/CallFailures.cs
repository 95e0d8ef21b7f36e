using System.Net;
using DubboNet.Protocol;
using DubboNet.Remoting.Correlation;

namespace DubboNet.Remoting.Connections;

/// <summary>Creates the exceptions of calls that fail on one connection. Their messages contain the state of the connection.</summary>
/// <remarks>Threading: any thread can create an exception.</remarks>
internal sealed class CallFailures(
    DubboTransport transport, ConnectionOptions options, FrameWriter writer, PendingCallTable calls, ConnectionLifetime lifetime)
{
    private EndPoint? RemoteEndPoint => transport.RemoteEndPoint;

    public DubboConnectionException CreateClosed(object method, RequestState state, long? id = null)
    {
        string reason = lifetime.CloseReason?.Message ?? "This side is closing the connection.";
        string sent = state == RequestState.NotSent ? "not sent" : "sent, and the provider may have run it";
        return new DubboConnectionException(
            $"{method} on {EndPointText.Format(RemoteEndPoint)} failed: {reason} The request was {sent}.", lifetime.CloseReason)
        {
            InvokeId = id,
            RemoteEndPoint = RemoteEndPoint,
            RequestState = state,
        };
    }

    public DubboException CreateTooManyCalls(object method) => new(
        $"{method} was not sent, because the connection to {RemoteEndPoint} has reached its limit of pending calls "
        + $"(MaxPendingCalls is {options.MaxPendingCalls}).")
    {
        RemoteEndPoint = RemoteEndPoint,
        RequestState = RequestState.NotSent,
    };

    public DubboException CreateQueueFull(object method) => new(
        $"{method} was not sent, because {writer.UnsentBytes} bytes already wait to be sent to {RemoteEndPoint} "
        + $"(MaxQueuedBytes is {options.MaxQueuedBytes}).")
    {
        RemoteEndPoint = RemoteEndPoint,
        RequestState = RequestState.NotSent,
    };

    public DubboTimeoutException CreateTimeout(
        object method, in CallDeadline deadline, long? id, TimeoutStage stage, RequestState state, bool wasDecoding = false)
    {
        string waitedFor = (stage, state) switch
        {
            _ when wasDecoding => "while its response was being decoded",
            (TimeoutStage.Response, _) => "waiting for the response; the request was sent",
            (_, RequestState.NotSent) => "waiting for room in the send queue; it was not sent",
            _ => "waiting for the socket to accept it; it may still be sent",
        };
        double elapsed = options.Time.GetElapsedTime(deadline.StartedAt).TotalMilliseconds;
        return new DubboTimeoutException(
            $"{method} on {RemoteEndPoint} timed out after {elapsed:F0} ms (limit {deadline}) {waitedFor}. "
            + $"On this connection {calls.Count} other calls are pending and {writer.UnsentBytes} bytes are unsent.",
            stage)
        {
            InvokeId = id,
            RemoteEndPoint = RemoteEndPoint,
            RequestState = state,
        };
    }

    public DubboRemoteException CreateTooLong(object method, in FrameHeader header, string reason) => new(
        $"The response of {method} on {RemoteEndPoint} is too long. {reason} (MaxPayload).", (DubboStatus)header.Status, "")
    {
        InvokeId = header.Id,
        RemoteEndPoint = RemoteEndPoint,
        RequestState = RequestState.Sent,
    };
}
