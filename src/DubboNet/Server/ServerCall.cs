using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Protocol.Generic;
using DubboNet.Protocol.Responses;
using DubboNet.Remoting.Connections;
using DubboNet.Remoting.Correlation;
using DubboNet.Remoting.Diagnostics;

namespace DubboNet.Server;

/// <summary>
/// A request that was decoded and waits for the pool or runs. It answers exactly once if an answer is wanted, whatever its handler does (W56), and is used
/// again for a later request after that.
/// </summary>
internal abstract class ServerCall : IThreadPoolWorkItem
{
    private DubboConnection _connection = null!;
    private ServiceDispatcher _dispatcher = null!;
    private long _id;
    private bool _isTwoWay;
    private bool _withAttachments;
    private CallObservation? _observation;

    /// <summary>The method whose arguments were decoded.</summary>
    public abstract HostedMethod Hosted { get; }

    public ServerCallContext Context { get; } = new();

    /// <summary>In what form a generic caller wants the result.</summary>
    public GenericForm Form { get; set; }

    /// <summary>Lets another method of the same shape run instead: one service's decoder may have read what is meant for its twin in another group.</summary>
    public abstract bool TrySwitch(HostedMethod other);

    public void Prepare(ServiceDispatcher dispatcher, DubboConnection connection, in FrameHeader header, bool withAttachments)
    {
        _dispatcher = dispatcher;
        _connection = connection;
        _id = header.Id;
        _isTwoWay = header.IsTwoWay;
        _withAttachments = withAttachments;
        Context.Prepare(Hosted.Method, connection);
        if (Hosted.Method.HasCallbacks)
            ImportCallbacks();
    }

    /// <summary>Runs the handler; what it leaves on the thread, a deadline or an activity, is taken away again.</summary>
    public void Execute()
    {
        // The handler's calls inherit the deadline; what runs on this thread after it must not.
        if (Context.Deadline is not null)
            AmbientDeadline.Current = Context.Deadline;
        if (DubboTelemetry.IsServerObserved)
            _observation = CallObservation.StartServer(Context.Method, Context.Attachments, _connection.RemoteEndPoint, _connection.Time);
        bool isObserved = _observation is not null;
        bool hasDeadline = Context.Deadline is not null;
        Run();
        // The call may have ended by now, and this object may serve another one.
        if (hasDeadline)
            AmbientDeadline.Current = null;
        if (isObserved)
            CallObservation.Leave();
    }

    /// <summary>Puts what calls the consumer back in place of arguments that did not travel. What it throws refuses the request.</summary>
    protected abstract void ImportCallbacks(DubboConnection connection);

    /// <summary>Starts the handler and sees to it that <see cref="Complete"/> is called when it has ended.</summary>
    protected abstract void Run();

    /// <summary>Gives the object back unused: its request is refused after all.</summary>
    public abstract void Discard();

    /// <summary>Writes the result that the handler has, or throws what the handler threw.</summary>
    /// <exception cref="EncodingFailedException">The result cannot be written.</exception>
    protected abstract void Encode(FrameBuffer response, long id, in ResponseContext responseContext);

    /// <summary>The handler has ended: answers, and gives this object back.</summary>
    protected void Complete()
    {
        FrameBuffer response = FrameBuffer.Rent();
        Encode(response);
        _observation?.End();
        _observation = null;
        if (_isTwoWay)
        {
            ValueTask sending = _connection.SendResponseAsync(response);
            if (!sending.IsCompletedSuccessfully)
            {
                _ = EndAsync(sending);
                return;
            }
        }
        else
        {
            response.Return();
        }

        End();
    }

    private void ImportCallbacks()
    {
        try
        {
            ImportCallbacks(_connection);
        }
        catch
        {
            Discard();
            throw;
        }
    }

    private async Task EndAsync(ValueTask sending)
    {
        await sending.ConfigureAwait(false);
        End();
    }

    private void End()
    {
        if (Context.TakeResources() is { } resources)
            _ = DisposeAndLeaveAsync(resources);
        else
            Leave();
    }

    /// <summary>A stop waits for this, too: what is disposed of may need what the application disposes of after the provider.</summary>
    private async Task DisposeAndLeaveAsync(List<IAsyncDisposable> resources)
    {
        for (int i = resources.Count - 1; i >= 0; i--)
        {
            try
            {
                await resources[i].DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception e)
            {
                // It is the user's; the call has been answered and the other resources are still to go.
                ServerLog.DisposalFailed(_dispatcher.Logger, Context.Method, Context.Service, e);
            }
        }

        Leave();
    }

    private void Leave()
    {
        Hosted.Limit?.Exit();
        _dispatcher.OnCompleted(_connection);
        (_connection, _dispatcher) = (null!, null!);
        Discard();
    }

    /// <summary>The answer; of a one-way call, too, because what its handler threw is logged on the way.</summary>
    private void Encode(FrameBuffer response)
    {
        ResponseContext responseContext = _dispatcher.ResponseContext with { WithAttachments = _withAttachments };
        try
        {
            Encode(response, _id, responseContext);
        }
        catch (EncodingFailedException e)
        {
            EncodeFailure(response, e.InnerException!);
        }
        catch (DubboRefusalException e)
        {
            _observation?.Fail(e);
            ServerLog.Refused(_dispatcher.Logger, Context.RemoteEndPoint, _id, e.Status, PeerText.OneLine(e.Message));
            response.Clear();
            ResponseEncoder.EncodeError(response, _id, e.Status, e.Message);
        }
        catch (Exception e)
        {
            // Whatever the handler throws is its answer.
            EncodeThrown(response, e, responseContext);
        }

        if (response.BodyLength > _dispatcher.MaxPayload)
            EncodeTooLarge(response);
    }

    private void EncodeThrown(FrameBuffer response, Exception thrown, in ResponseContext responseContext)
    {
        _observation?.Fail(thrown);
        LogThrown(thrown, responseContext.Hessian.Types);
        try
        {
            response.Clear();
            if (Form != GenericForm.None)
                thrown = GenericException.Of(thrown, responseContext);
            ResponseEncoder.EncodeException(response, _id, thrown, Context.ResponseAttachmentsOrNull, responseContext);
        }
        catch (Exception e)
        {
            // A formatter of the user's failed on the exception's fields.
            EncodeFailure(response, e);
        }
    }

    /// <summary>What the consumer receives as the class that the handler means is a result. Anything else is a failure that the consumer cannot explain.</summary>
    private void LogThrown(Exception thrown, HessianTypeRegistry types)
    {
        string? javaType = (thrown as JavaException)?.JavaType;
        if (javaType is null && types.TryGet(thrown.GetType(), out HessianClassFormatter? formatter))
            javaType = formatter.Definition.ClassName;
        if (javaType is not null)
            ServerLog.HandlerThrewDeclared(_dispatcher.Logger, Context.Method, Context.Service, PeerText.OneLine(javaType), Context.RemoteEndPoint, thrown);
        else if (thrown is OperationCanceledException && Context.CancellationToken.IsCancellationRequested)
            ServerLog.HandlerCanceled(_dispatcher.Logger, Context.Method, Context.Service, Context.RemoteEndPoint);
        else
            ServerLog.HandlerThrew(_dispatcher.Logger, Context.Method, Context.Service, Context.RemoteEndPoint, thrown);
    }

    /// <summary>Nothing of a response that failed half-way is sent (W35).</summary>
    private void EncodeFailure(FrameBuffer response, Exception cause)
    {
        string problem = DubboSerializationException.DescribeServed(Context.Method, Context.RemoteEndPoint, "the result cannot be written", cause);
        ServerLog.ResponseNotEncodable(_dispatcher.Logger, problem, cause);
        response.Clear();
        ResponseEncoder.EncodeError(response, _id, DubboStatus.BadResponse, $"Failed to send response: {Context.Method}, cause: {problem}");
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
