using DubboNet.Protocol;
using DubboNet.Protocol.Responses;
using DubboNet.Remoting.Connections;

namespace DubboNet.Server;

/// <summary>
/// A request that was decoded and waits for the pool or runs. It answers exactly once if an answer is wanted, whatever its handler does (W56).
/// </summary>
internal abstract class ServerCall(HostedMethod hosted) : IThreadPoolWorkItem
{
    private DubboConnection _connection = null!;
    private ServiceDispatcher _dispatcher = null!;
    private long _id;
    private bool _isTwoWay;
    private bool _withAttachments;

    /// <summary>The method whose arguments were decoded.</summary>
    public HostedMethod Hosted => hosted;

    protected ServerCallContext Context { get; private set; } = null!;

    /// <summary>Lets another method of the same shape run instead: one service's decoder may have read what is meant for its twin in another group.</summary>
    public abstract bool TrySwitch(HostedMethod other);

    public void Prepare(ServiceDispatcher dispatcher, DubboConnection connection, in FrameHeader header, bool withAttachments, ServerCallContext context)
    {
        _dispatcher = dispatcher;
        _connection = connection;
        _id = header.Id;
        _isTwoWay = header.IsTwoWay;
        _withAttachments = withAttachments;
        Context = context;
    }

    public void Execute() => _ = RunAsync();

    /// <summary>Runs the handler and writes its result, once it has one.</summary>
    protected abstract ValueTask InvokeAsync(FrameBuffer response, long id, ResponseContext responseContext);

    private async Task RunAsync()
    {
        FrameBuffer response = FrameBuffer.Rent();
        ResponseContext responseContext = _dispatcher.ResponseContext with { WithAttachments = _withAttachments };
        try
        {
            await InvokeAsync(response, _id, responseContext).ConfigureAwait(false);
        }
        catch (EncodingFailedException e)
        {
            EncodeFailure(response, e.InnerException!);
        }
        catch (Exception e)
        {
            // Whatever the handler throws is its answer.
            EncodeThrown(response, e, responseContext);
        }

        if (!_isTwoWay)
        {
            response.Return();
        }
        else
        {
            if (response.BodyLength > _dispatcher.MaxPayload)
                EncodeTooLarge(response);
            await _connection.SendFrameAsync(response).ConfigureAwait(false);
        }

        _dispatcher.OnCompleted();
    }

    private void EncodeThrown(FrameBuffer response, Exception thrown, in ResponseContext responseContext)
    {
        if (thrown is not JavaException)
            ServerLog.HandlerThrew(_dispatcher.Logger, Context.Method, Context.Service, thrown);
        try
        {
            response.Clear();
            ResponseEncoder.EncodeException(response, _id, thrown, Context.ResponseAttachmentsOrNull, responseContext);
        }
        catch (Exception e)
        {
            // A formatter of the user's failed on the exception's fields.
            EncodeFailure(response, e);
        }
    }

    /// <summary>Nothing of a response that failed half-way is sent (W35).</summary>
    private void EncodeFailure(FrameBuffer response, Exception cause)
    {
        ServerLog.ResponseNotEncodable(_dispatcher.Logger, Context.Method, Context.Service, cause);
        response.Clear();
        ResponseEncoder.EncodeError(response, _id, DubboStatus.BadResponse, $"Failed to send response: {Context.Method}, cause: {cause.Message}");
    }

    private void EncodeTooLarge(FrameBuffer response)
    {
        string text = $"Data length too large: {response.BodyLength}, max payload: {_dispatcher.MaxPayload}";
        ServerLog.ResponseTooLarge(_dispatcher.Logger, Context.Method, Context.Service, text);
        response.Clear();
        ResponseEncoder.EncodeError(response, _id, DubboStatus.SerializationError, text);
    }

    /// <summary>Tells a result that cannot be written from a handler that threw.</summary>
    protected sealed class EncodingFailedException(Exception cause) : Exception(cause.Message, cause);
}
