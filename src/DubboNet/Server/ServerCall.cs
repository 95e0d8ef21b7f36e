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
/// Represents a decoded request that waits to run or runs. If the request expects a response, exactly one is sent, whatever its handler
/// does (W56). The object is then reused for a later request.
/// </summary>
internal abstract class ServerCall : ServedRequest
{
    private DubboConnection _connection = null!;
    private ServingOptions _serving = null!;
    private long _id;
    private bool _isTwoWay;
    private bool _withAttachments;
    private CallObservation? _observation;

    /// <summary>Gets the method whose arguments have been decoded.</summary>
    public abstract override HostedMethod Hosted { get; }

    public ServerCallState Context { get; } = new();

    /// <summary>Gets or sets the form in which a generic consumer expects the result.</summary>
    public GenericForm Form { get; set; }

    /// <summary>
    /// Runs another method with the same types instead. The decoder of one service may have read a request for the same service in another
    /// group.
    /// </summary>
    public abstract bool TrySwitch(HostedMethod other);

    public void Prepare(ServingOptions serving, DubboConnection connection, in FrameHeader header, bool withAttachments)
    {
        _serving = serving;
        _connection = connection;
        _id = header.Id;
        _isTwoWay = header.IsTwoWay;
        _withAttachments = withAttachments;
        Context.Prepare(Hosted.Method, connection);
        if (Hosted.Method.HasCallbacks)
            ImportCallbacks();
    }

    /// <summary>Ends the connection, because a response can no longer be sent.</summary>
    public override void OnFailed(Exception failure) => _connection.OnFailed(failure);

    /// <summary>
    /// Starts the handler. Async locals that it sets do not stay on the thread. These include the deadline and the activity.
    /// </summary>
    protected sealed override void Run()
    {
        ExecutionContext? context = ExecutionContext.Capture();
        if (Context.Deadline is not null)
            AmbientDeadline.Current = Context.Deadline;
        if (DubboTelemetry.IsServerObserved)
        {
            _observation = CallObservation.StartServer(
                Hosted.Method, Context, _connection.RemoteEndPoint, _connection.Time, _serving.Logger);
        }

        StartHandler();
        // The call may have ended by now, and this object may serve another one.
        if (context is not null)
            ExecutionContext.Restore(context);
    }

    /// <summary>Creates the callbacks for arguments that are not on the wire. An exception refuses the request.</summary>
    protected abstract void ImportCallbacks(DubboConnection connection);

    /// <summary>Starts the handler. The implementation calls <see cref="Complete"/> when the handler has ended.</summary>
    protected abstract void StartHandler();

    /// <exception cref="DubboRefusalException">There is not enough memory for the response.</exception>
    protected void ThrowIfNoRoom()
    {
        // Responses that were written since the request was accepted may have used up the memory.
        if (!_connection.HasRoom)
            throw Refusal.NoMemory(_connection, _serving.Budget).ToException();
    }

    /// <summary>Writes the result of the handler, or throws its exception.</summary>
    /// <exception cref="EncodingFailedException">The result cannot be written.</exception>
    protected abstract void Encode(FrameBuffer response, long id, in ResponseContext responseContext);

    /// <summary>Sends the response after the handler has ended, and returns this object to its pool.</summary>
    protected void Complete()
    {
        Context.End(Hosted.HasContext);
        _serving.Calls.EndHandler(Hosted.ConcurrencyLimit);
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
        if (Context.AsksForLoad)
            Context.ResponseAttachments[AttachmentKeys.Load] = MachineLoad.Describe(_connection.Time);
        FrameBuffer response = FrameBuffer.Rent();
        Encode(response);
        _observation?.End();
        _observation = null;
        if (!TryHold(_connection, response))
        {
            string reason = DescribeNoRoom(response, _serving.Budget);
            ServerLog.ResponseTooLarge(_serving.Logger, Hosted.Method, Hosted.Method.Service, reason);
            response = Replace(response, _id, reason);
        }

        if (_isTwoWay)
            return _connection.SendResponseAsync(response);
        response.Return();
        return default;
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

    /// <summary>
    /// Disposes of the registered objects before the call counts as completed. A stop waits for this, because they may depend on services
    /// that the application disposes of after the provider.
    /// </summary>
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
            // This is an error of the application. The response has been sent, and the other objects still have to be disposed of.
            ServerLog.DisposalFailed(_serving.Logger, Hosted.Method, Hosted.Method.Service, e);
        }
    }

    private void Leave()
    {
        Release(_connection);
        _serving.Calls.Complete(_connection);
        (_connection, _serving) = (null!, null!);
        Discard();
    }

    /// <summary>Writes the response. One-way calls are also encoded, because this logs the exception of a handler.</summary>
    private void Encode(FrameBuffer response)
    {
        try
        {
            EncodeOutcome(response);
        }
        catch (Exception e)
        {
            // The message of an exception or a logger has thrown an exception itself.
            response.Clear();
            ResponseEncoder.EncodeError(
                response, _id, DubboStatus.ServerError,
                $"{Hosted.Method} failed. Describing its exception threw {e.GetType().FullName}.");
        }
    }

    private void EncodeOutcome(FrameBuffer response)
    {
        var responseContext = new ResponseContext(
            Hosted.Method.OptionsFor(_serving.Hessian), _withAttachments, _serving.IncludeStackTraces);
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
            ServerLog.Refused(_serving.Logger, _connection.RemoteEndPoint, _id, e.Status, PeerText.OneLine(e.Message));
            response.Clear();
            ResponseEncoder.EncodeError(response, _id, e.Status, e.Message);
        }
        catch (Exception e)
        {
            // Every exception of the handler becomes its response.
            EncodeThrown(response, e, responseContext);
        }

        if (response.BodyLength > _serving.MaxPayload)
            EncodeTooLarge(response);
    }

    private void EncodeThrown(FrameBuffer response, Exception thrown, in ResponseContext responseContext)
    {
        _observation?.Fail(thrown);
        if (_isTwoWay)
            LogThrown(thrown, responseContext.Hessian.Types);
        else
            ServerLog.OneWayThrew(_serving.Logger, Hosted.Method, Hosted.Method.Service, _connection.RemoteEndPoint, thrown);
        try
        {
            response.Clear();
            if (Form != GenericForm.None)
                thrown = GenericException.ToGeneric(thrown, responseContext);
            ResponseEncoder.EncodeException(response, _id, thrown, Context.ResponseAttachmentsOrNull, responseContext);
        }
        catch (Exception e)
        {
            // A formatter of the application failed on the fields of the exception.
            EncodeFailure(response, e);
        }
    }

    /// <summary>
    /// Logs an exception of a handler. An exception that the consumer receives with its Java class is a result. Any other exception is an
    /// error that the consumer cannot explain.
    /// </summary>
    private void LogThrown(Exception thrown, IHessianTypeResolver types)
    {
        string? javaType = (thrown as JavaException)?.JavaType;
        if (javaType is null && types.TryGet(thrown.GetType(), out HessianClassFormatter? formatter))
            javaType = formatter.Definition.ClassName;
        if (javaType is not null)
        {
            ServerLog.HandlerThrewDeclared(
                _serving.Logger, Hosted.Method, Hosted.Method.Service, PeerText.OneLine(javaType), _connection.RemoteEndPoint, thrown);
        }
        else if (thrown is OperationCanceledException && Context.CancellationToken.IsCancellationRequested)
        {
            ServerLog.HandlerCanceled(_serving.Logger, Hosted.Method, Hosted.Method.Service, _connection.RemoteEndPoint);
        }
        else
        {
            ServerLog.HandlerThrew(_serving.Logger, Hosted.Method, Hosted.Method.Service, _connection.RemoteEndPoint, thrown);
        }
    }

    /// <summary>Replaces a response that failed partway with an error, so that no part of it is sent (W35).</summary>
    private void EncodeFailure(FrameBuffer response, Exception cause)
    {
        string problem =
            DubboSerializationException.DescribeServed(Hosted.Method, _connection.RemoteEndPoint, "the result cannot be written", cause);
        ServerLog.ResponseNotEncodable(_serving.Logger, problem, cause);
        response.Clear();
        ResponseEncoder.EncodeError(response, _id, DubboStatus.BadResponse, $"Failed to send response: {Hosted.Method}, cause: {problem}");
    }

    private void EncodeTooLarge(FrameBuffer response)
    {
        string text = $"Data length too large: {response.BodyLength}, max payload: {_serving.MaxPayload}";
        ServerLog.ResponseTooLarge(_serving.Logger, Hosted.Method, Hosted.Method.Service, text);
        response.Clear();
        ResponseEncoder.EncodeError(response, _id, DubboStatus.SerializationError, text);
    }

    /// <summary>Distinguishes a result that cannot be written from an exception of the handler.</summary>
    protected sealed class EncodingFailedException(Exception cause) : Exception(cause.Message, cause);
}
