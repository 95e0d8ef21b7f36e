using System.Buffers;
using DubboNet.Protocol;
using DubboNet.Protocol.Responses;
using DubboNet.Remoting.Connections;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Server;

/// <summary>
/// Runs the raw handler with a request that has not been decoded. If the request expects a response, exactly one is sent, whatever the
/// handler does.
/// </summary>
internal sealed class RawCall(
    ServingOptions serving, DubboConnection connection, long id, RawRequest request, ContiguousBody body) : ServedRequest
{
    public override HostedMethod? Hosted => null;

    public override void Discard() => body.Dispose();

    public override void OnFailed(Exception failure) => connection.OnFailed(failure);

    protected override void Run() => _ = RunAsync();

    private async Task RunAsync()
    {
        try
        {
            FrameBuffer frame = FrameBuffer.Rent();
            using (body)
                Encode(frame, await HandleAsync().ConfigureAwait(false));
            if (!TryHold(connection, frame))
                frame = Replace(frame, id, DescribeNoRoom(frame, serving.Budget));
            if (request.IsOneWay)
                frame.Return();
            else
                await connection.SendResponseAsync(frame).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Edge.Fail(this, e);
        }
        finally
        {
            Release(connection);
            serving.Calls.Complete(connection);
        }
    }

    private async ValueTask<RawResponse> HandleAsync()
    {
        try
        {
            return await serving.RawHandler!(request, connection.Closing).ConfigureAwait(false)
                ?? throw new InvalidOperationException("The raw handler returned null instead of a response.");
        }
        catch (Exception e)
        {
            // Every exception of the handler becomes its response.
            if (e is OperationCanceledException && connection.Closing.IsCancellationRequested)
                ServerLog.RawHandlerCanceled(serving.Logger, request, request.RemoteEndPoint);
            else
                ServerLog.RawHandlerThrew(serving.Logger, request, request.RemoteEndPoint, e);
            return e switch
            {
                DubboRemoteException refused when refused.Status != DubboStatus.Ok => RawResponse.Error(refused.Status, refused.Message),
                DubboTimeoutException => RawResponse.Error(DubboStatus.ServerTimeout, e.Message),
                _ => RawResponse.Error(DubboStatus.ServerError, $"{e.GetType().Name}: {e.Message}"),
            };
        }
        finally
        {
            serving.Calls.EndHandler(limit: null);
        }
    }

    private void Encode(FrameBuffer frame, RawResponse response)
    {
        if (response.Body.Length > serving.MaxPayload)
        {
            ResponseEncoder.EncodeError(
                frame, id, DubboStatus.SerializationError,
                $"Data length too large: {response.Body.Length}, max payload: {serving.MaxPayload}");
            return;
        }

        frame.Write(response.Body.Span);
        frame.WriteHeader(FrameFlags.None, response.Serialization, (byte)response.Status, id);
    }
}
