using System.Diagnostics.CodeAnalysis;
using System.Net;
using DubboNet.Remoting.Diagnostics;
using DubboNet.Remoting.Scheduling;
using DubboNet.Remoting.Transport;
using Microsoft.Extensions.Logging;

namespace DubboNet.Remoting.Connections;

/// <summary>Decides when and why a connection ends, and informs the code that waits for its end.</summary>
/// <remarks>
/// Threading: any thread can end the connection. The first one sets the reason with one compare-and-swap, and ends the other parts.
/// </remarks>
[SuppressMessage(
    "Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A source without a timer holds nothing.")]
internal sealed class ConnectionLifetime : IEdgeTarget
{
    private readonly DubboTransport _transport;
    private readonly ConnectionOptions _options;
    private readonly FrameWriter _writer;
    private readonly PeerActivity _peer;
    private readonly Func<int> _endCalls;
    private readonly CancellationTokenSource _closing = new();
    private readonly AsyncLatch _drained;
    private readonly AsyncLatch _ended;
    private DubboException? _closeReason;
    private volatile bool _isDraining;

    /// <param name="transport">The transport, which is disposed at the end.</param>
    /// <param name="options">The settings.</param>
    /// <param name="writer">The send queue, which is closed at the end.</param>
    /// <param name="peer">The activity of the peer. Code that waits for its changes is released at the end.</param>
    /// <param name="isConsumerSide">Whether this side opened the connection.</param>
    /// <param name="endCalls">Ends the calls and the other parts. It is called once, after the reason is set and the transport is disposed.
    /// Returns the number of calls that were pending.</param>
    public ConnectionLifetime(
        DubboTransport transport, ConnectionOptions options, FrameWriter writer, PeerActivity peer, bool isConsumerSide, Func<int> endCalls)
    {
        _transport = transport;
        _options = options;
        _writer = writer;
        _peer = peer;
        IsConsumerSide = isConsumerSide;
        _endCalls = endCalls;
        _drained = new AsyncLatch(options.Scheduler);
        _ended = new AsyncLatch(options.Scheduler);
    }

    public EndPoint? RemoteEndPoint => _transport.RemoteEndPoint;

    /// <summary>Gets whether this side opened the connection. If so, requests of the peer are callbacks.</summary>
    public bool IsConsumerSide { get; }

    /// <summary>Gets whether the connection can start calls. It is false after the connection has ended, and while it closes.</summary>
    public bool IsOpen => Volatile.Read(ref _closeReason) is null && !_isDraining;

    /// <summary>Gets whether the connection accepts no new calls and waits for the pending ones.</summary>
    public bool IsDraining => _isDraining;

    /// <summary>Gets the reason why the connection ended, or null if it has not ended.</summary>
    public DubboException? CloseReason => Volatile.Read(ref _closeReason);

    /// <summary>Gets a token that is canceled when the connection has ended.</summary>
    public CancellationToken Closing => _closing.Token;

    /// <summary>Waits until the connection has ended.</summary>
    public Task WaitForEndAsync() => _ended.WaitAsync();

    /// <summary>Waits in the same way for a limited time. Returns false if the time runs out first.</summary>
    public Task<bool> WaitForEndAsync(TimeSpan timeout) => _ended.WaitAsync(timeout, _options.Time);

    /// <summary>Rejects new calls from now on.</summary>
    public void BeginDraining() => _isDraining = true;

    /// <summary>Waits until no calls are pending after <see cref="BeginDraining"/>. Returns false if the time runs out first.</summary>
    public Task<bool> WaitForDrainAsync(TimeSpan timeout) => _drained.WaitAsync(timeout, _options.Time);

    /// <summary>Records that no calls are pending.</summary>
    public void OnDrained() => _drained.Set();

    /// <summary>
    /// Ends the connection for a reason. The first reason wins and is set before the socket closes. Each pending call fails once, with this
    /// reason (W65).
    /// </summary>
    public void Abort(DubboException reason)
    {
        if (Interlocked.CompareExchange(ref _closeReason, reason, null) is not null)
            return;
        _writer.Close();
        _transport.Dispose();
        int pending = _endCalls();
        _drained.Set();
        _ended.Set();
        _peer.Change();
        // Handlers listen to this token, so it is canceled on a thread where handlers can run.
        _options.Scheduler.ScheduleCancellation(_closing, _options.Logger);
        // A peer that connects and sends nothing usually only checks the port, so its entry has a lower level.
        RemotingLog.Disconnected(
            _options.Logger, _peer.HasReceived ? LogLevel.Information : LogLevel.Debug, RemoteEndPoint, reason.Message, pending);
    }

    /// <summary>Ends the connection because the stream has failed.</summary>
    public void AbortLost(Exception failure) =>
        AbortLost($"The connection to {RemoteEndPoint} was lost: {TransportFailure.Describe(failure)}", failure);

    /// <summary>Ends the connection because it was lost.</summary>
    /// <param name="what">What was lost and how, as a sentence.</param>
    /// <param name="cause">The exception of the stream, or null if the peer has closed the connection.</param>
    public void AbortLost(string what, Exception? cause = null)
    {
        // In TLS 1.3, the handshake completes for the client before the server checks its certificate. So a rejection looks like a lost
        // connection.
        bool mayBeRejected = _transport.IsSecure && IsConsumerSide && !_peer.HasReceived;
        Abort(new DubboConnectionException(
            mayBeRejected
                ? $"{what} Nothing was received after the TLS handshake: the provider may require a client certificate, "
                    + "or may have rejected this one."
                : what,
            cause));
    }

    /// <summary>Ends the connection because of an internal error.</summary>
    public void OnFailed(Exception failure)
    {
        Abort(new DubboConnectionException($"The connection to {RemoteEndPoint} was ended by an internal error.", failure));
        RemotingLog.LoopFailed(_options.Logger, RemoteEndPoint, failure);
    }
}
