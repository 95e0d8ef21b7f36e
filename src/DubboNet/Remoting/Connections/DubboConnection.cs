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
/// Represents one socket and the calls on it in both directions. It exists until one of the sides ends it. It never reconnects.
/// </summary>
/// <remarks>
/// Threading: any thread can invoke. Two loops own the stream. One reads, parses and completes calls. The other sends the frames in the
/// <see cref="FrameWriter"/>. The <see cref="PendingCallTable"/> decides which thread completes a call. The first <see cref="Abort"/>
/// decides how the connection ends.
/// </remarks>
internal sealed partial class DubboConnection : IEdgeTarget, IAsyncDisposable
{
    private readonly DubboTransport _transport;
    private readonly ConnectionOptions _options;
    private readonly PendingCallTable _calls;
    private readonly DeadlineSweeper _sweeper;
    private readonly FrameWriter _writer;
    private readonly PeerActivity _peer;
    private readonly ConnectionLifetime _lifetime;
    private readonly FrameSender _sender;
    private readonly KeepAlive _keepAlive;
    private readonly CallbackRegistrations _callbacks;
    private readonly ServedCalls _served;
    private readonly FrameReceiver _receiver;
    private readonly Action<PendingCall> _onCancelled;
    private int _waitingCalls;
    private volatile bool _hasReceivedResponse;

    private DubboConnection(DubboTransport transport, ConnectionOptions options, IRequestHandler? requestHandler)
    {
        _transport = transport;
        _options = options;
        _calls = new PendingCallTable(options.MaxPendingCalls);
        _sweeper = new DeadlineSweeper(options.Time, _calls, OnExpired, OnFailed);
        _writer = new FrameWriter(transport.Stream, options.MaxQueuedBytes, options.Scheduler, options.Time, options.Budget)
        {
            WriteTimeout = options.WriteTimeout,
            OnStalled = OnStalled,
        };
        _peer = new PeerActivity(options.Time, options.Scheduler);
        _lifetime = new ConnectionLifetime(transport, options, _writer, _peer, isConsumerSide: requestHandler is null, EndCalls);
        _sender = new FrameSender(_writer, _lifetime, options.Scheduler);
        _keepAlive = new KeepAlive(_lifetime, _sender, _peer, _writer, options);
        _callbacks = new CallbackRegistrations(this);
        _served = new ServedCalls(options.Budget);
        _receiver = new FrameReceiver(this, transport, options, requestHandler, _writer, _sender, _peer, _keepAlive, _lifetime);
        _onCancelled = OnCancelled;
    }

    public EndPoint? RemoteEndPoint => _transport.RemoteEndPoint;

    public EndPoint? LocalEndPoint => _transport.LocalEndPoint;

    /// <summary>Gets the scheduler of handlers for requests of the peer.</summary>
    public PipeScheduler UserScheduler => _options.UserScheduler;

    public X509Certificate2? RemoteCertificate => _transport.RemoteCertificate;

    public TimeProvider Time => _options.Time;

    public ConnectionOptions Options => _options;

    /// <summary>Gets the number of calls of this side that wait for a response.</summary>
    public int PendingCalls => _calls.Count;

    /// <summary>Gets whether calls of this side wait for a response or for a free slot, or bytes wait for the socket.</summary>
    public bool HasCalls => _calls.Count > 0 || Volatile.Read(ref _waitingCalls) > 0 || _writer.UnsentBytes > 0;

    /// <inheritdoc cref="ServedCalls.Count"/>
    public int ServingCalls => _served.Count;

    /// <inheritdoc cref="ConnectionLifetime.IsConsumerSide"/>
    public bool IsConsumerSide => _lifetime.IsConsumerSide;

    /// <inheritdoc cref="CallbackRegistrations.RequestHandler"/>
    public IRequestHandler? CallbackHandler => _callbacks.RequestHandler;

    /// <inheritdoc cref="ConnectionLifetime.IsOpen"/>
    public bool IsOpen => _lifetime.IsOpen;

    /// <inheritdoc cref="ConnectionLifetime.CloseReason"/>
    public DubboException? CloseReason => _lifetime.CloseReason;

    /// <inheritdoc cref="ConnectionLifetime.Closing"/>
    public CancellationToken Closing => _lifetime.Closing;

    /// <inheritdoc cref="PeerActivity.StartedAt"/>
    public long StartedAt => _peer.StartedAt;

    /// <inheritdoc cref="PeerActivity.LastReadAt"/>
    public long LastReadAt => _peer.LastReadAt;

    /// <inheritdoc cref="PeerActivity.HasReceived"/>
    public bool HasReceived => _peer.HasReceived;

    /// <inheritdoc cref="PeerActivity.IsSuspect"/>
    public bool IsSuspect => _peer.IsSuspect;

    /// <inheritdoc cref="PeerActivity.IsReadOnly"/>
    public bool IsReadOnly => _peer.IsReadOnly;

    /// <inheritdoc cref="PeerActivity.HasClosedListener"/>
    public bool HasClosedListener => _peer.HasClosedListener;

    /// <summary>Gets whether a response to a call of this side has been received.</summary>
    public bool HasReceivedResponse => _hasReceivedResponse;

    /// <summary>Gets whether a response to a heartbeat of this side has been received.</summary>
    public bool HasReceivedHeartbeatResponse => _keepAlive.HasReceivedResponse;

    /// <inheritdoc cref="KeepAlive.LastHeartbeatAt"/>
    public long LastHeartbeatAt => _keepAlive.LastHeartbeatAt;

    /// <inheritdoc cref="KeepAlive.WasSilent"/>
    public bool WasSilent => _keepAlive.WasSilent;

    /// <summary>Gets the time at which bytes were last written to the stream.</summary>
    public long LastWriteAt => _writer.LastWriteAt;

    /// <inheritdoc cref="FrameReceiver.LateResponses"/>
    public long LateResponses => _receiver.LateResponses;

    /// <inheritdoc cref="PeerActivity.SilentFor"/>
    public TimeSpan SilentFor(TimeSpan timeout) => _peer.SilentFor(timeout);

    /// <inheritdoc cref="KeepAlive.SendHeartbeat"/>
    public void SendHeartbeat() => _keepAlive.SendHeartbeat();

    /// <inheritdoc cref="KeepAlive.Probe"/>
    public void Probe() => _keepAlive.Probe();

    /// <inheritdoc cref="ConnectionLifetime.WaitForEndAsync()"/>
    public Task WaitForEndAsync() => _lifetime.WaitForEndAsync();

    /// <inheritdoc cref="ConnectionLifetime.WaitForEndAsync(TimeSpan)"/>
    public Task<bool> WaitForEndAsync(TimeSpan timeout) => _lifetime.WaitForEndAsync(timeout);

    /// <summary>
    /// Waits until the connection has ended or <see cref="IsReadOnly"/> differs from the given value. Completes immediately if that is
    /// already so.
    /// </summary>
    public Task WaitForChangeAsync(bool isReadOnly) => WaitForChangeAsync(isReadOnly, Timeout.InfiniteTimeSpan);

    /// <summary>Waits in the same way for a limited time. Returns false if the time runs out first.</summary>
    public Task<bool> WaitForChangeAsync(bool isReadOnly, TimeSpan timeout)
    {
        // The latch is read before the state, so that no change is missed in between.
        AsyncLatch changed = _peer.Changed;
        return !IsOpen || IsReadOnly != isReadOnly ? Task.FromResult(true) : changed.WaitAsync(timeout, _options.Time);
    }

    /// <summary>Returns the current state of the connection.</summary>
    public ConnectionSnapshot GetSnapshot() => new()
    {
        LocalEndPoint = LocalEndPoint,
        RemoteEndPoint = RemoteEndPoint,
        IsOpen = IsOpen,
        IsReadOnly = IsReadOnly,
        PendingCalls = PendingCalls,
        ServingCalls = ServingCalls,
        QueuedBytes = _writer.UnsentBytes,
        LateResponses = LateResponses,
        Age = _options.Time.GetElapsedTime(StartedAt),
        SinceLastRead = _options.Time.GetElapsedTime(LastReadAt),
    };

    /// <inheritdoc cref="FrameReceiver.IsTakingIn"/>
    public bool IsTakingIn(TimeSpan recently) => _receiver.IsTakingIn(recently);

    /// <summary>Gets the send queue of the connection.</summary>
    public FrameWriter Writer => _writer;

    /// <summary>Starts a connection over a transport. The connection owns the transport from now on.</summary>
    /// <param name="transport">The connected or accepted transport.</param>
    /// <param name="options">The settings.</param>
    /// <param name="requestHandler">Handles the requests of a peer that is a consumer. It is null if the peer is a provider. Requests of a
    /// provider are callbacks, and get the response "service not found" until a callback object is registered.</param>
    public static DubboConnection Start(DubboTransport transport, ConnectionOptions options, IRequestHandler? requestHandler = null)
    {
        var connection = new DubboConnection(transport, options, requestHandler);
        // The loops must not keep the async locals of the code that opened the connection.
        using (ExecutionContext.SuppressFlow())
        {
            _ = connection._receiver.RunAsync();
            _ = connection._sender.RunAsync();
        }

        RemotingLog.Connected(options.Logger, transport.RemoteEndPoint);
        return connection;
    }

    /// <summary>Calls a method and returns its result. All errors, including those of this side, are reported through the task.</summary>
    public ValueTask<TResult> InvokeAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, in DubboCallOptions options, in CallDeadline deadline,
        CancellationToken cancellationToken) =>
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

    /// <summary>Sends a request that gets no response. Completes when the stream has accepted it (W43).</summary>
    public async ValueTask SendOneWayAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, DubboCallOptions options, CallDeadline deadline,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        FrameBuffer frame = FrameBuffer.Rent();
        try
        {
            byte[] callbacks = method.HasCallbacks ? _callbacks.Export(method, arguments, options).Attachments : [];
            Encode(frame, method, arguments, callbacks, options, deadline, FrameFlags.Request, NextUntrackedId());
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
            WriteHeader(
                frame, request, request.IsOneWay ? FrameFlags.Request : FrameFlags.Request | FrameFlags.TwoWay,
                SerializationId.Hessian2, NextUntrackedId());
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

    /// <inheritdoc cref="FrameSender.SendAsync"/>
    public ValueTask SendFrameAsync(FrameBuffer frame) => _sender.SendAsync(frame);

    /// <summary>
    /// Sends the response to a request that <see cref="BeginServing"/> counted. Writes it directly if it has been the only served request
    /// for some time. Received requests that are not handled yet count as served, because an inline handler ends before the next one
    /// begins.
    /// </summary>
    public ValueTask SendResponseAsync(FrameBuffer frame) =>
        _writer.TrySendNow(frame, _receiver.HasBytesLeft ? ServingCalls + 1 : ServingCalls) ? default : SendFrameAsync(frame);

    /// <inheritdoc cref="ServedCalls.HeldBytes"/>
    public long HeldBytes => _served.HeldBytes;

    /// <inheritdoc cref="ServedCalls.HasRoom"/>
    public bool HasRoom => _served.HasRoom;

    /// <inheritdoc cref="ServedCalls.Hold"/>
    public void Hold(long bytes) => _served.Hold(bytes);

    /// <inheritdoc cref="ServedCalls.TryHold"/>
    public bool TryHold(long bytes) => _served.TryHold(bytes);

    /// <inheritdoc cref="ServedCalls.TryHoldResponse"/>
    public bool TryHoldResponse(long bytes) => _served.TryHoldResponse(bytes);

    public void BeginServing() => _served.Begin();

    public void EndServing() => _served.End();

    /// <inheritdoc cref="FrameSender.NextUntrackedId"/>
    public long NextUntrackedId() => _sender.NextUntrackedId();

    /// <inheritdoc cref="CallbackRegistrations.GetOrCreate"/>
    public ConnectionCallbacks GetCallbacks(Func<DubboConnection, ConnectionCallbacks> create) => _callbacks.GetOrCreate(create);

    /// <inheritdoc cref="ConnectionLifetime.Abort"/>
    public void Abort(DubboException reason) => _lifetime.Abort(reason);

    /// <inheritdoc cref="ConnectionLifetime.OnFailed"/>
    public void OnFailed(Exception failure) => _lifetime.OnFailed(failure);

    /// <summary>
    /// Closes the connection after the pending calls have ended and the queued bytes have been sent. New calls fail. After the timeout,
    /// closes the connection in any case.
    /// </summary>
    public async Task CloseAsync(TimeSpan timeout)
    {
        _lifetime.BeginDraining();
        var deadline = new CallDeadline(timeout, "closing", _options.Time.GetTimestamp());
        AfterClaim();
        bool isDone = await _lifetime.WaitForDrainAsync(timeout).ConfigureAwait(false);
        if (isDone)
        {
            _writer.Close();
            isDone = await _sender.WaitForEndAsync(deadline.Remaining(_options.Time), _options.Time).ConfigureAwait(false);
        }

        if (!isDone && (_calls.Count > 0 || _writer.UnsentBytes > 0))
            RemotingLog.CloseTimedOut(_options.Logger, RemoteEndPoint, _calls.Count, _writer.UnsentBytes);
        Abort(new DubboConnectionException($"The connection to {RemoteEndPoint} was closed by this side."));
        await _sender.WaitForEndAsync().ConfigureAwait(false);
        await _receiver.WaitForEndAsync().ConfigureAwait(false);
    }

    /// <summary>Closes the connection immediately.</summary>
    public ValueTask DisposeAsync() => new(CloseAsync(TimeSpan.Zero));

    private void OnStalled() => Abort(new DubboConnectionException(
        $"{RemoteEndPoint} took none of {_writer.UnsentBytes} bytes for {_options.WriteTimeout!.Value.TotalMilliseconds:F0} ms "
            + "(WriteTimeout)."));

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
        // The sent timeout is never less than the time that this side waits (trap 47), so it is rounded up to whole milliseconds.
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
            // The exception is a HessianException, or any exception of a formatter or a property of the user.
            throw DubboSerializationException.CreateForArguments(method, RemoteEndPoint, e);
        }

        WriteHeader(frame, method, flags, SerializationId.Hessian2, id);
    }

    private void WriteHeader(FrameBuffer frame, object method, FrameFlags flags, byte serialization, long id)
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

        frame.WriteHeader(flags, serialization, 0, id);
    }
}
