using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Protocol.Generic;
using DubboNet.Protocol.Responses;
using DubboNet.Remoting.Connections;
using DubboNet.Remoting.Correlation;
using DubboNet.Remoting.Diagnostics;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Server;

/// <summary>
/// A request that was decoded and waits for the pool or runs. It answers exactly once if a response is wanted, whatever its handler does (W56), and is used
/// again for a later request after that.
/// </summary>
internal abstract class ServerCall : ServedRequest
{
    private DubboConnection _connection = null!;
    private ServiceDispatcher _dispatcher = null!;
    private long _id;
    private bool _isTwoWay;
    private bool _withAttachments;
    private CallObservation? _observation;

    /// <summary>The method whose arguments were decoded.</summary>
    public abstract HostedMethod Hosted { get; }

    public ServerCallState Context { get; } = new();

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

    /// <summary>Ends the connection: the call has not been answered, and cannot be.</summary>
    public override void OnFailed(Exception failure) => _connection.OnFailed(failure);

    /// <summary>Starts the handler. Async locals that it sets, the deadline and the activity among them, do not stay on the thread.</summary>
    protected sealed override void Run()
    {
        ExecutionContext? context = ExecutionContext.Capture();
        if (Context.Deadline is not null)
            AmbientDeadline.Current = Context.Deadline;
        if (DubboTelemetry.IsServerObserved)
            _observation = CallObservation.StartServer(Hosted.Method, ReadAttachments, _connection.RemoteEndPoint, _connection.Time, _dispatcher.Logger);
        StartHandler();
        // The call may have ended by now, and this object may serve another one.
        if (context is not null)
            ExecutionContext.Restore(context);
    }

    /// <summary>Puts what calls the consumer back in place of arguments that did not travel. What it throws refuses the request.</summary>
    protected abstract void ImportCallbacks(DubboConnection connection);

    /// <summary>Starts the handler; <see cref="Complete"/> is called when it has ended.</summary>
    protected abstract void StartHandler();

    /// <exception cref="DubboRefusalException">There is no memory for the response.</exception>
    protected void ThrowIfNoRoom() => _dispatcher.ThrowIfNoRoom(_connection);

    /// <summary>Gives the object back unused: its request is refused after all.</summary>
    public abstract void Discard();

    /// <summary>Writes the result that the handler has, or throws what the handler threw.</summary>
    /// <exception cref="EncodingFailedException">The result cannot be written.</exception>
    protected abstract void Encode(FrameBuffer response, long id, in ResponseContext responseContext);

    /// <summary>The handler has ended: answers, and gives this object back.</summary>
    protected void Complete()
    {
        Context.End(Hosted.HasContext);
        // The place is free, whether or not the consumer reads the response.
        Hosted.ConcurrencyLimit?.Exit();
        _dispatcher.OnHandlerEnded();
        ValueTask sending;
        try
        {
            sending = RespondAsync();
        }
        catch (Exception e)
        {
            sending = ValueTask.FromException(e);
        }

        if (sending.IsCompletedSuccessfully)
            End();
        else
            _ = EndAsync(sending);
    }

    private ValueTask RespondAsync()
    {
        FrameBuffer response = FrameBuffer.Rent();
        Encode(response);
        _observation?.End();
        _observation = null;
        if (!TryHold(_connection, response))
        {
            string reason = _dispatcher.DescribeNoRoom(response.BodyLength);
            ServerLog.ResponseTooLarge(_dispatcher.Logger, Hosted.Method, Hosted.Method.Service, reason);
            response = Replace(response, _id, reason);
        }

        if (_isTwoWay)
            return _connection.SendResponseAsync(response);
        response.Return();
        return default;
    }

    /// <summary>Attachments that cannot be read are for the handler to find, if it asks for them.</summary>
    private Attachments ReadAttachments()
    {
        try
        {
            return Context.Attachments;
        }
        catch (HessianException e)
        {
            ServerLog.AttachmentsNotReadable(_dispatcher.Logger, Hosted.Method, _connection.RemoteEndPoint, e);
            return [];
        }
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
        try
        {
            await sending.ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Edge.Fail(this, e);
        }

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
        try
        {
            for (int i = resources.Count - 1; i >= 0; i--)
                await DisposeAsync(resources[i]).ConfigureAwait(false);
        }
        finally
        {
            Leave();
        }
    }

    private async ValueTask DisposeAsync(IAsyncDisposable resource)
    {
        try
        {
            await resource.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // It is the user's; the call has been answered and the other resources are still to go.
            ServerLog.DisposalFailed(_dispatcher.Logger, Hosted.Method, Hosted.Method.Service, e);
        }
    }

    private void Leave()
    {
        Release(_connection);
        _dispatcher.OnCompleted(_connection);
        (_connection, _dispatcher) = (null!, null!);
        Discard();
    }

    /// <summary>The response; of a one-way call, too, because what its handler threw is logged on the way.</summary>
    private void Encode(FrameBuffer response)
    {
        try
        {
            EncodeOutcome(response);
        }
        catch (Exception e)
        {
            // The text of an exception, or a logger, threw an exception itself.
            response.Clear();
            ResponseEncoder.EncodeError(
                response, _id, DubboStatus.ServerError, $"{Hosted.Method} failed, and why cannot be told: that threw {e.GetType().FullName}.");
        }
    }

    private void EncodeOutcome(FrameBuffer response)
    {
        ResponseContext responseContext = _dispatcher.ResponseContext with
        {
            Hessian = Hosted.Method.OptionsFor(_dispatcher.ResponseContext.Hessian),
            WithAttachments = _withAttachments,
        };
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
            ServerLog.Refused(_dispatcher.Logger, _connection.RemoteEndPoint, _id, e.Status, PeerText.OneLine(e.Message));
            response.Clear();
            ResponseEncoder.EncodeError(response, _id, e.Status, e.Message);
        }
        catch (Exception e)
        {
            // Whatever the handler throws is its response.
            EncodeThrown(response, e, responseContext);
        }

        if (response.BodyLength > _dispatcher.MaxPayload)
            EncodeTooLarge(response);
    }

    private void EncodeThrown(FrameBuffer response, Exception thrown, in ResponseContext responseContext)
    {
        _observation?.Fail(thrown);
        if (_isTwoWay)
            LogThrown(thrown, responseContext.Hessian.Types);
        else
            ServerLog.OneWayThrew(_dispatcher.Logger, Hosted.Method, Hosted.Method.Service, _connection.RemoteEndPoint, thrown);
        try
        {
            response.Clear();
            if (Form != GenericForm.None)
                thrown = GenericException.ToGeneric(thrown, responseContext);
            ResponseEncoder.EncodeException(response, _id, thrown, Context.ResponseAttachmentsOrNull, responseContext);
        }
        catch (Exception e)
        {
            // A formatter of the user's failed on the exception's fields.
            EncodeFailure(response, e);
        }
    }

    /// <summary>What the consumer receives as the class that the handler means is a result. Anything else is a failure that the consumer cannot explain.</summary>
    private void LogThrown(Exception thrown, IHessianTypeResolver types)
    {
        string? javaType = (thrown as JavaException)?.JavaType;
        if (javaType is null && types.TryGet(thrown.GetType(), out HessianClassFormatter? formatter))
            javaType = formatter.Definition.ClassName;
        if (javaType is not null)
            ServerLog.HandlerThrewDeclared(_dispatcher.Logger, Hosted.Method, Hosted.Method.Service, PeerText.OneLine(javaType), _connection.RemoteEndPoint, thrown);
        else if (thrown is OperationCanceledException && Context.CancellationToken.IsCancellationRequested)
            ServerLog.HandlerCanceled(_dispatcher.Logger, Hosted.Method, Hosted.Method.Service, _connection.RemoteEndPoint);
        else
            ServerLog.HandlerThrew(_dispatcher.Logger, Hosted.Method, Hosted.Method.Service, _connection.RemoteEndPoint, thrown);
    }

    /// <summary>Nothing of a response that failed half-way is sent (W35).</summary>
    private void EncodeFailure(FrameBuffer response, Exception cause)
    {
        string problem = DubboSerializationException.DescribeServed(Hosted.Method, _connection.RemoteEndPoint, "the result cannot be written", cause);
        ServerLog.ResponseNotEncodable(_dispatcher.Logger, problem, cause);
        response.Clear();
        ResponseEncoder.EncodeError(response, _id, DubboStatus.BadResponse, $"Failed to send response: {Hosted.Method}, cause: {problem}");
    }

    private void EncodeTooLarge(FrameBuffer response)
    {
        string text = $"Data length too large: {response.BodyLength}, max payload: {_dispatcher.MaxPayload}";
        ServerLog.ResponseTooLarge(_dispatcher.Logger, Hosted.Method, Hosted.Method.Service, text);
        response.Clear();
        ResponseEncoder.EncodeError(response, _id, DubboStatus.SerializationError, text);
    }

    /// <summary>Tells a result that cannot be written from a handler that threw.</summary>
    protected sealed class EncodingFailedException(Exception cause) : Exception(cause.Message, cause);
}
