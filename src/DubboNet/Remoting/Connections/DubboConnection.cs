using System.IO.Pipelines;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using DubboNet.Protocol;
using DubboNet.Remoting.Correlation;
using DubboNet.Remoting.Diagnostics;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Remoting.Connections;

/// <summary>
/// Represents one socket and the calls on it in both directions. It exists until one of the sides ends it. It never reconnects. It composes
/// the parts, each of which owns its state.
/// </summary>
/// <remarks>
/// Threading: any thread can invoke. Two loops own the stream. That of the <see cref="FrameReceiver"/> reads, parses and completes calls.
/// That of the <see cref="FrameSender"/> sends the frames in the <see cref="FrameWriter"/>. The first <see cref="Abort"/> decides how the
/// connection ends.
/// </remarks>
internal sealed class DubboConnection : IEdgeTarget, IAsyncDisposable
{
    private readonly DubboTransport _transport;
    private readonly ConnectionOptions _options;
    private readonly FrameWriter _writer;
    private readonly PeerActivity _peer;
    private readonly ConnectionLifetime _lifetime;
    private readonly FrameSender _sender;
    private readonly KeepAlive _keepAlive;
    private readonly CallbackRegistrations _callbacks;
    private readonly OutgoingCalls _calls;
    private readonly RequestSender _requests;
    private readonly ServedCalls _served;
    private readonly FrameReceiver _receiver;

    private DubboConnection(DubboTransport transport, ConnectionOptions options, IRequestHandler? requestHandler)
    {
        _transport = transport;
        _options = options;
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
        _calls = new OutgoingCalls(transport, options, _writer, _keepAlive, _lifetime);
        _requests = new RequestSender(transport, options, _writer, _sender, _calls, _callbacks);
        _served = new ServedCalls(options.Budget);
        _receiver = new FrameReceiver(this, transport, options, requestHandler, _writer, _sender, _calls, _peer, _keepAlive, _lifetime);
    }

    public EndPoint? RemoteEndPoint => _transport.RemoteEndPoint;

    public EndPoint? LocalEndPoint => _transport.LocalEndPoint;

    /// <summary>Gets the scheduler of handlers for requests of the peer.</summary>
    public PipeScheduler UserScheduler => _options.UserScheduler;

    public X509Certificate2? RemoteCertificate => _transport.RemoteCertificate;

    public TimeProvider Time => _options.Time;

    public ConnectionOptions Options => _options;

    /// <summary>Gets the send queue of the connection.</summary>
    public FrameWriter Writer => _writer;

    /// <summary>Gets the number of calls of this side that wait for a response.</summary>
    public int PendingCalls => _calls.Count;

    /// <summary>Gets whether calls of this side wait for a response or for a free slot, or bytes wait for the socket.</summary>
    public bool HasCalls => _calls.Count > 0 || _calls.WaitingForSlot > 0 || _writer.UnsentBytes > 0;

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

    /// <inheritdoc cref="PeerActivity.OnChanged"/>
    public Action? OnPeerChanged { set => _peer.OnChanged = value; }

    /// <inheritdoc cref="PeerActivity.HasClosedListener"/>
    public bool HasClosedListener => _peer.HasClosedListener;

    /// <inheritdoc cref="OutgoingCalls.HasReceivedResponse"/>
    public bool HasReceivedResponse => _calls.HasReceivedResponse;

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

    /// <inheritdoc cref="FrameReceiver.IsTakingIn"/>
    public bool IsTakingIn(TimeSpan recently) => _receiver.IsTakingIn(recently);

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
    /// <param name="method">The method to call.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="token">The encoded attachment with the token of the service, or empty for none.</param>
    /// <param name="options">The options of the call.</param>
    /// <param name="deadline">The deadline of the call.</param>
    /// <param name="cancellationToken">The token that cancels the call.</param>
    public ValueTask<TResult> InvokeAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, byte[] token, in DubboCallOptions options, in CallDeadline deadline,
        CancellationToken cancellationToken) =>
        method.HasCallbacks
            ? _requests.InvokeExportingAsync(method, arguments, token, options, deadline, cancellationToken)
            : _requests.InvokeAsync(method, arguments, token, [], options, deadline, cancellationToken);

    /// <inheritdoc cref="RequestSender.SendOneWayAsync{TArguments,TResult}"/>
    public ValueTask SendOneWayAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, byte[] token, DubboCallOptions options, CallDeadline deadline,
        CancellationToken cancellationToken) =>
        _requests.SendOneWayAsync(method, arguments, token, options, deadline, cancellationToken);

    /// <inheritdoc cref="RequestSender.ForwardAsync"/>
    public ValueTask<RawResponse> ForwardAsync(RawRequest request, CallDeadline deadline, CancellationToken cancellationToken) =>
        _requests.ForwardAsync(request, deadline, cancellationToken);

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

    /// <inheritdoc cref="CallbackRegistrations.Serve"/>
    public void ServeCallbacks(IRequestHandler handler) => _callbacks.Serve(handler);

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
        var deadline = new CallDeadline(timeout, "closing", _options.Time.GetTimestamp());
        bool isDone = await _calls.DrainAsync(timeout).ConfigureAwait(false);
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

    // Called once, by the lifetime.
    private int EndCalls()
    {
        int pending = _calls.Close();
        _callbacks.Clear();
        _keepAlive.Stop();
        return pending;
    }

    private void OnStalled() => Abort(new DubboConnectionException(
        $"{RemoteEndPoint} accepted none of {_writer.UnsentBytes} bytes in {_options.WriteTimeout!.Value.TotalMilliseconds:F0} ms "
            + "(WriteTimeout)."));
}
