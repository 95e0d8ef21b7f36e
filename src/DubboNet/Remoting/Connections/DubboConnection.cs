using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using DubboNet.Protocol;
using DubboNet.Protocol.Requests;
using DubboNet.Protocol.Responses;
using DubboNet.Remoting.Correlation;
using DubboNet.Remoting.Diagnostics;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Remoting.Connections;

/// <summary>
/// One socket and the calls on it, in both directions. It lives until the peer or this side ends it; it never reconnects.
/// </summary>
/// <remarks>
/// Threading: any thread invokes. Two loops own the stream: one reads, parses and completes calls, the other sends what the <see cref="FrameWriter"/>
/// gathered. Who completes a call is settled by the <see cref="PendingCallTable"/>; how the connection ends, by the first <see cref="Abort"/>.
/// </remarks>
internal sealed partial class DubboConnection : IEdgeTarget, IAsyncDisposable
{
    /// <summary>Bodies up to this size are decoded on the receive loop; longer ones on the pool, so that they hold up nobody.</summary>
    private const int MaxInlineBody = 32 * 1024;

    private readonly DubboTransport _transport;
    private readonly ConnectionOptions _options;
    private readonly IRequestHandler? _requestHandler;
    private readonly PendingCallTable _calls;
    private readonly DeadlineSweeper _sweeper;
    private readonly FrameWriter _writer;
    private readonly Action<PendingCall> _onCancelled;
    private long _lastUntrackedId = long.MinValue;
    private int _serving;
    private long _heldBytes;
    private int _waitingCalls;

    private DubboConnection(DubboTransport transport, ConnectionOptions options, IRequestHandler? requestHandler)
    {
        _transport = transport;
        _options = options;
        _requestHandler = requestHandler;
        _calls = new PendingCallTable(options.MaxPendingCalls);
        _sweeper = new DeadlineSweeper(options.Time, _calls, OnExpired, OnFailed);
        _writer = new FrameWriter(transport.Stream, options.MaxQueuedBytes, options.Scheduler, options.Time, options.Budget) { WriteTimeout = options.WriteTimeout, OnStalled = OnStalled };
        StartedAt = _lastReadAt = _lastHeartbeatAt = options.Time.GetTimestamp();
        _onCancelled = OnCancelled;
        _changed = new AsyncLatch(options.Scheduler);
        _drained = new AsyncLatch(options.Scheduler);
        _ended = new AsyncLatch(options.Scheduler);
        _receivingEnded = new AsyncLatch(options.Scheduler);
        _sendingEnded = new AsyncLatch(options.Scheduler);
    }

    public EndPoint? RemoteEndPoint => _transport.RemoteEndPoint;

    public EndPoint? LocalEndPoint => _transport.LocalEndPoint;

    /// <summary>Runs handlers of the peer's requests.</summary>
    public PipeScheduler UserScheduler => _options.UserScheduler;

    public X509Certificate2? RemoteCertificate => _transport.RemoteCertificate;

    public TimeProvider Time => _options.Time;

    /// <summary>Its settings.</summary>
    public ConnectionOptions Options => _options;

    /// <summary>Calls of this side that wait for a response.</summary>
    public int PendingCalls => _calls.Count;

    /// <summary>Whether calls of this side wait for a response or for a place, or bytes for the socket.</summary>
    public bool HasCalls => _calls.Count > 0 || Volatile.Read(ref _waitingCalls) > 0 || _writer.UnsentBytes > 0;

    /// <summary>Requests of the peer that were taken in and not answered yet.</summary>
    public int ServingCalls => Volatile.Read(ref _serving);

    /// <summary>What was queued and sent so far.</summary>
    public FrameWriter Writer => _writer;

    /// <summary>Starts a connection over a transport, which it owns from here on.</summary>
    /// <param name="transport">Connected, or accepted.</param>
    /// <param name="options">Settings.</param>
    /// <param name="requestHandler">
    /// Serves the peer's requests, where the peer is a consumer. A provider's are callbacks; as long as it was handed none they are answered "service not found".
    /// </param>
    public static DubboConnection Start(DubboTransport transport, ConnectionOptions options, IRequestHandler? requestHandler = null)
    {
        var connection = new DubboConnection(transport, options, requestHandler);
        // The loops must not keep the async locals of whoever happened to connect.
        using (ExecutionContext.SuppressFlow())
        {
            _ = connection.ReceiveAsync();
            _ = connection.SendAsync();
        }

        RemotingLog.Connected(options.Logger, transport.RemoteEndPoint);
        return connection;
    }

    /// <summary>Calls a method and gives its result. Errors of this side come through the task, too.</summary>
    public ValueTask<TResult> InvokeAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, in DubboCallOptions options, in CallDeadline deadline, CancellationToken cancellationToken) =>
        method.HasCallbacks
            ? InvokeExportingAsync(method, arguments, options, deadline, cancellationToken)
            : InvokeAsync(method, arguments, [], options, deadline, cancellationToken);

    private ValueTask<TResult> InvokeAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method,
        TArguments arguments,
        byte[] callbacks,
        in DubboCallOptions options,
        in CallDeadline deadline,
        CancellationToken cancellationToken)
    {
        FrameBuffer frame = FrameBuffer.Rent();
        try
        {
            Encode(frame, method, arguments, callbacks, options, deadline, FrameFlags.Request | FrameFlags.TwoWay, 0);
        }
        catch (Exception e)
        {
            frame.Return();
            return ValueTask.FromException<TResult>(e);
        }

        var target = new ResponseTarget(
            method, method.OptionsFor(_options.Hessian), options.ResponseAttachments, RemoteEndPoint, _options.AttachmentLimits);
        return SendRequestAsync(frame, method.ResultReader, target, deadline, cancellationToken);
    }

    /// <summary>Sends a request that nobody answers. Done when the stream has taken it (W43).</summary>
    public async ValueTask SendOneWayAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, DubboCallOptions options, CallDeadline deadline, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        FrameBuffer frame = FrameBuffer.Rent();
        try
        {
            byte[] callbacks = method.HasCallbacks ? Export(method, arguments, options).Attachments : [];
            Encode(frame, method, arguments, callbacks, options, deadline, FrameFlags.Request, NextUntrackedId());
            await SendOneWayAsync(frame, method, deadline, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            frame.Return();
        }
    }

    /// <summary>Sends somebody else's request as it is and gives the response as it is; of one that wants none, an empty one when the stream has taken it.</summary>
    public async ValueTask<RawResponse> ForwardAsync(RawRequest request, CallDeadline deadline, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        FrameBuffer frame = FrameBuffer.Rent();
        bool isOurs = true;
        try
        {
            frame.Write(request.Body.Span);
            WriteHeader(frame, request, request.IsOneWay ? FrameFlags.Request : FrameFlags.Request | FrameFlags.TwoWay, SerializationId.Hessian2, NextUntrackedId());
            if (request.IsOneWay)
            {
                await SendOneWayAsync(frame, request, deadline, cancellationToken).ConfigureAwait(false);
                return new RawResponse(DubboStatus.Ok, SerializationId.Hessian2, default);
            }

            isOurs = false;
            var target = new ResponseTarget(request, _options.Hessian, null, RemoteEndPoint, _options.AttachmentLimits);
            return await SendRequestAsync(frame, RawResponseReader.Instance, target, deadline, cancellationToken).ConfigureAwait(false);
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
                throw CreateQueueFullException(method);
            if (!await _writer.WaitForRoomAsync(deadline.Remaining(_options.Time), cancellationToken).ConfigureAwait(false))
                throw CreateTimeoutException(method, deadline, null, TimeoutStage.Queue, state);
        }

        if (result == AppendResult.Closed)
            throw CreateClosedException(method, state);
        state = RequestState.Sent;
        sent.SetTimeout(deadline.Remaining(_options.Time), _options.Time, cancellationToken);
        if (!await sent.Task.ConfigureAwait(false))
            throw CreateTimeoutException(method, deadline, null, TimeoutStage.Queue, state);
        if (!sent.WasSent)
            throw CreateClosedException(method, state);
    }

    /// <summary>
    /// Sends a response or an event and returns the buffer. Waits for room in the queue; a connection that has ended swallows it, since nobody is left to
    /// read it.
    /// </summary>
    public ValueTask SendFrameAsync(FrameBuffer frame)
    {
        if (_writer.TryAppend(frame.FrameMemory) == AppendResult.Full)
            return new ValueTask(AppendWhenRoomAsync(frame));
        frame.Return();
        return default;
    }

    /// <summary>
    /// Sends the response to a request that <see cref="BeginServing"/> counted; at once, if it has long been the only one served. Requests
    /// that were read with it and not handled yet count, too: handlers that run inline end before the next one begins.
    /// </summary>
    public ValueTask SendResponseAsync(FrameBuffer frame) =>
        _writer.TrySendNow(frame, _hasBytesLeft ? ServingCalls + 1 : ServingCalls) ? default : SendFrameAsync(frame);

    /// <summary>Bytes that its requests in hand and their responses hold, small ones excepted.</summary>
    public long HeldBytes => Volatile.Read(ref _heldBytes);

    /// <summary>Counts bytes that a request or its response holds; negative ones are not held any longer. They are in the budget of the server, too.</summary>
    public void Hold(long bytes)
    {
        if (bytes == 0)
            return;
        Interlocked.Add(ref _heldBytes, bytes);
        _options.Budget?.Add(bytes);
    }

    /// <summary>Counts bytes of a request if the budgets of connection and server have room for them.</summary>
    public bool TryHold(long bytes)
    {
        if (bytes == 0)
            return HasRoom;
        if (_options.Budget?.TryAddRequest(bytes, HeldBytes) == false)
            return false;
        Interlocked.Add(ref _heldBytes, bytes);
        return true;
    }

    /// <summary>Counts bytes of a response if the budget of the server has room for them.</summary>
    public bool TryHoldResponse(long bytes)
    {
        if (_options.Budget?.TryAddResponse(bytes) == false)
            return false;
        Interlocked.Add(ref _heldBytes, bytes);
        return true;
    }

    /// <summary>Whether the budgets have room for what a request of this connection may come to.</summary>
    public bool HasRoom => _options.Budget?.HasRoom(HeldBytes) != false;

    public void BeginServing() => Interlocked.Increment(ref _serving);

    public void EndServing() => Interlocked.Decrement(ref _serving);

    /// <summary>An id for a frame whose response nobody waits for; ids of calls are never negative.</summary>
    public long NextUntrackedId() => Interlocked.Increment(ref _lastUntrackedId);

    private void Encode<TArguments, TResult>(
        FrameBuffer frame,
        DubboMethod<TArguments, TResult> method,
        TArguments arguments,
        byte[] callbacks,
        in DubboCallOptions options,
        in CallDeadline deadline,
        FrameFlags flags,
        long id)
    {
        // What is sent is never less than what this side waits (trap 47), so a part of a millisecond counts as one.
        long? milliseconds = method.IsCallback || deadline.Timeout == Timeout.InfiniteTimeSpan
            ? null
            : (long)Math.Ceiling(deadline.Remaining(_options.Time).TotalMilliseconds);
        var context = new RequestContext(method.OptionsFor(_options.Hessian), _options.ApplicationAttachment, milliseconds, deadline.IsSent)
        {
            CallbackAttachments = callbacks,
            TokenAttachment = _options.TokenAttachment,
        };
        try
        {
            RequestEncoder.Encode(frame, method, arguments, options.Attachments, context);
        }
        catch (Exception e)
        {
            // HessianException, or whatever a formatter or a property of the user's throws.
            throw DubboSerializationException.CreateForArguments(method, RemoteEndPoint, e);
        }

        WriteHeader(frame, method, flags, SerializationId.Hessian2, id);
    }

    private void WriteHeader(FrameBuffer frame, object method, FrameFlags flags, byte serialization, long id)
    {
        if (frame.BodyLength > _options.MaxPayload)
        {
            throw new DubboException($"{method} was not sent to {RemoteEndPoint}: the request has {frame.BodyLength} bytes, and the limit is {_options.MaxPayload} (MaxPayload).")
            {
                RemoteEndPoint = RemoteEndPoint,
                RequestState = RequestState.NotSent,
            };
        }

        frame.WriteHeader(flags, serialization, 0, id);
    }

    private async Task AppendWhenRoomAsync(FrameBuffer frame)
    {
        while (_writer.TryAppend(frame.FrameMemory) == AppendResult.Full)
            await _writer.WaitForRoomAsync().ConfigureAwait(false);
        frame.Return();
    }
}
