using System.Buffers;
using System.Net;
using DubboNet.Protocol;
using DubboNet.Protocol.Requests;
using DubboNet.Protocol.Responses;
using DubboNet.Remoting.Correlation;

namespace DubboNet.Remoting.Connections;

/// <summary>Encodes the requests of this side and sends them, as calls or without a response.</summary>
/// <remarks>Threading: any thread can send, because this object has no state of its own.</remarks>
internal sealed class RequestSender
{
    private readonly DubboTransport _transport;
    private readonly ConnectionOptions _options;
    private readonly FrameWriter _writer;
    private readonly FrameSender _sender;
    private readonly OutgoingCalls _calls;
    private readonly CallbackRegistrations _callbacks;

    /// <param name="transport">The transport, whose address is in messages.</param>
    /// <param name="options">The settings.</param>
    /// <param name="writer">The send queue, for requests without a response.</param>
    /// <param name="sender">Gives ids to frames whose response is not tracked.</param>
    /// <param name="calls">Sends the requests that get a response.</param>
    /// <param name="callbacks">Registers the callback objects among the arguments.</param>
    public RequestSender(
        DubboTransport transport, ConnectionOptions options, FrameWriter writer, FrameSender sender, OutgoingCalls calls,
        CallbackRegistrations callbacks)
    {
        _transport = transport;
        _options = options;
        _writer = writer;
        _sender = sender;
        _calls = calls;
        _callbacks = callbacks;
    }

    private EndPoint? RemoteEndPoint => _transport.RemoteEndPoint;

    /// <summary>Calls a method and returns its result. All errors, including those of this side, are reported through the task.</summary>
    public ValueTask<TResult> InvokeAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method,
        TArguments arguments,
        byte[] token,
        byte[] callbacks,
        in DubboCallOptions options,
        in CallDeadline deadline,
        CancellationToken cancellationToken)
    {
        FrameBuffer frame = FrameBuffer.Rent();
        try
        {
            Encode(frame, method, arguments, token, callbacks, options, deadline, FrameFlags.Request | FrameFlags.TwoWay, 0);
        }
        catch (Exception e)
        {
            frame.Return();
            return ValueTask.FromException<TResult>(e);
        }

        var target = new ResponseTarget(
            method, method.OptionsFor(_options.Hessian), options.ResponseAttachments, RemoteEndPoint, _options.AttachmentLimits);
        return _calls.SendAsync(frame, method.ResultReader, target, deadline, cancellationToken);
    }

    /// <summary>Calls a method in the same way, and registers the callback objects among its arguments.</summary>
    public async ValueTask<TResult> InvokeExportingAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, byte[] token, DubboCallOptions options, CallDeadline deadline,
        CancellationToken cancellationToken)
    {
        CallbackRegistrations.Exports exports = _callbacks.Export(method, arguments, options);
        try
        {
            return await InvokeAsync(method, arguments, token, exports.Attachments, options, deadline, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (DubboException e) when (
            e is DubboRemoteException { Status: DubboStatus.BadRequest } or { RequestState: RequestState.NotSent })
        {
            // The provider will not call the objects. After all other failures, the provider may have received the call and may use them.
            exports.Withdraw();
            throw;
        }
    }

    /// <summary>Sends a request that gets no response. Completes when the stream has accepted it (W43).</summary>
    public async ValueTask SendOneWayAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, byte[] token, DubboCallOptions options, CallDeadline deadline,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        FrameBuffer frame = FrameBuffer.Rent();
        try
        {
            byte[] callbacks = method.HasCallbacks ? _callbacks.Export(method, arguments, options).Attachments : [];
            Encode(frame, method, arguments, token, callbacks, options, deadline, FrameFlags.Request, _sender.NextUntrackedId());
            await SendOneWayAsync(frame, method, deadline, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            frame.Return();
        }
    }

    /// <summary>
    /// Forwards a request unchanged and returns the response unchanged. For a one-way request, returns an empty response when the stream
    /// has accepted the request.
    /// </summary>
    public async ValueTask<RawResponse> ForwardAsync(RawRequest request, CallDeadline deadline, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        FrameBuffer frame = FrameBuffer.Rent();
        bool isOurs = true;
        try
        {
            frame.Write(request.Body.Span);
            FrameFlags flags = request.IsOneWay ? FrameFlags.Request : FrameFlags.Request | FrameFlags.TwoWay;
            WriteHeader(frame, request, flags, _sender.NextUntrackedId());
            if (request.IsOneWay)
            {
                await SendOneWayAsync(frame, request, deadline, cancellationToken).ConfigureAwait(false);
                return new RawResponse(DubboStatus.Ok, SerializationId.Hessian2, default);
            }

            isOurs = false;
            var target = new ResponseTarget(request, _options.Hessian, null, RemoteEndPoint, _options.AttachmentLimits);
            return await _calls.SendAsync(frame, RawResponseReader.Instance, target, deadline, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (isOurs)
                frame.Return();
        }
    }

    private async ValueTask SendOneWayAsync(FrameBuffer frame, object method, CallDeadline deadline, CancellationToken cancellationToken)
    {
        var state = RequestState.NotSent;
        AppendResult result;
        SendWaiter sent;
        while ((result = _writer.TryAppendAwaitable(frame.FrameMemory, out sent)) == AppendResult.Full)
        {
            if (_options.FailsWhenFull)
                throw _calls.Failures.CreateQueueFull(method);
            if (!await _writer.WaitForRoomAsync(deadline.Remaining(_options.Time), cancellationToken).ConfigureAwait(false))
                throw _calls.Failures.CreateTimeout(method, deadline, null, TimeoutStage.Queue, state);
        }

        if (result == AppendResult.Closed)
            throw _calls.Failures.CreateClosed(method, state);
        state = RequestState.Sent;
        sent.SetTimeout(deadline.Remaining(_options.Time), _options.Time, cancellationToken);
        if (!await sent.Task.ConfigureAwait(false))
            throw _calls.Failures.CreateTimeout(method, deadline, null, TimeoutStage.Queue, state);
        if (!sent.WasSent)
            throw _calls.Failures.CreateClosed(method, state);
    }

    private void Encode<TArguments, TResult>(
        FrameBuffer frame,
        DubboMethod<TArguments, TResult> method,
        TArguments arguments,
        byte[] token,
        byte[] callbacks,
        in DubboCallOptions options,
        in CallDeadline deadline,
        FrameFlags flags,
        long id)
    {
        // The sent timeout is never less than the time that this side waits (trap 47), so it is rounded up to whole milliseconds.
        long? milliseconds = method.IsCallback || deadline.Timeout == Timeout.InfiniteTimeSpan
            ? null
            : (long)Math.Ceiling(deadline.Remaining(_options.Time).TotalMilliseconds);
        var context = new RequestContext(method.OptionsFor(_options.Hessian), _options.ApplicationAttachment, milliseconds, deadline.IsSent)
        {
            CallbackAttachments = callbacks,
            TokenAttachment = token,
        };
        try
        {
            RequestEncoder.Encode(frame, method, arguments, options.Attachments, context);
        }
        catch (Exception e)
        {
            // The exception is a HessianException, or any exception of a formatter or a property of the user.
            throw DubboSerializationException.CreateForArguments(method, RemoteEndPoint, e);
        }

        WriteHeader(frame, method, flags, id);
    }

    private void WriteHeader(FrameBuffer frame, object method, FrameFlags flags, long id)
    {
        if (frame.BodyLength > _options.MaxPayload)
        {
            throw new DubboException(
                $"{method} was not sent to {RemoteEndPoint}: the request has {frame.BodyLength} bytes, and the limit is "
                + $"{_options.MaxPayload} (MaxPayload).")
            {
                RemoteEndPoint = RemoteEndPoint,
                RequestState = RequestState.NotSent,
            };
        }

        frame.WriteHeader(flags, SerializationId.Hessian2, 0, id);
    }
}
