using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Net;
using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Protocol.Events;
using DubboNet.Remoting.Connections;
using DubboNet.Remoting.Correlation;
using DubboNet.Remoting.Diagnostics;
using DubboNet.Remoting.Scheduling;
using DubboNet.Remoting.Transport;
using DubboNet.Server;
using Microsoft.Extensions.Logging;

namespace DubboNet;

/// <summary>
/// A provider: listens on a port and serves the calls that consumers, Java's or others, send. Safe for concurrent use.
/// </summary>
/// <remarks>
/// Threading: one loop accepts; each connection has its own two loops; handlers run on the pool. Starting and stopping are settled by the state word. The lock
/// sees to it that what a connection was told last is what is true.
/// </remarks>
public sealed class DubboServer : IAsyncDisposable
{
    private const int NotStarted = 0;
    private const int Started = 1;
    private const int Stopping = 2;

    private readonly ConcurrentDictionary<DubboConnection, long> _connections = new();
    private readonly Lock _announcing = new();
    private readonly DubboServerOptions _options;
    private readonly ConnectionOptions _connectionOptions;
    private readonly ServiceTable _services;
    private readonly ServiceDispatcher _dispatcher;
    private readonly ILogger _logger;
    private readonly IdleWatch? _idleWatch;
    private readonly DedicatedThreadScheduler? _handlerScheduler;
    private readonly AsyncLatch _stopped;
    private ITransportListener? _listener;
    private AsyncLatch? _allGone;
    private Task _accepting = Task.CompletedTask;
    private int _state;
    private volatile bool _isReadOnly;

    /// <summary>A provider of these services; it does not listen yet.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A time of the options is negative, or zero where it may not be.</exception>
    /// <exception cref="ArgumentException">Two services have the same key, or handlers are to start both inline and on threads of their own.</exception>
    public DubboServer(DubboServerOptions options, params IEnumerable<DubboService> services)
    {
        if (options is { InlineHandlers: true, HandlerThreads: > 0 })
            throw new ArgumentException("Handlers cannot start both inline (InlineHandlers) and on threads of their own (HandlerThreads): choose one.", nameof(options));
        _options = options;
        _stopped = new AsyncLatch(options.Scheduler);
        _logger = options.LoggerFactory.CreateLogger<DubboServer>();
        CheckTimes(options, _logger);
        IServerInterceptor[] interceptors = [.. options.Interceptors];
        _services = new ServiceTable(interceptors.Length == 0 ? services : services.Select(service => service.Intercept(interceptors)));
        HessianOptions hessian = SubstitutionLog.Attach(options.Hessian, options.LoggerFactory);
        long mostHeld = options.MaxHeldBytes ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / DubboServerOptions.ShareOfMemory;
        var budget = new MemoryBudget(mostHeld, options.MaxHeldBytesPerConnection ?? mostHeld / 2);
        _dispatcher = new ServiceDispatcher(options, hessian, _services, budget, _logger);
        if (options.IdleTimeout > TimeSpan.Zero)
            _idleWatch = new IdleWatch(options.TimeProvider, heartbeat: null, options.IdleTimeout, _logger);
        if (options.HandlerThreads > 0)
            _handlerScheduler = new DedicatedThreadScheduler(options.HandlerThreads, "DubboNet handler");
        _connectionOptions = new ConnectionOptions
        {
            Hessian = hessian,
            MaxPayload = options.MaxPayload,
            MaxPendingCalls = 1 << PendingCallTable.IndexBits,
            MaxQueuedBytes = options.MaxQueuedBytes,
            Budget = budget,
            AttachmentLimits = new(options.MaxAttachments, options.MaxAttachmentBytes),
            TokenAttachment = string.IsNullOrEmpty(options.Token) ? [] : DubboMethod.EncodeStrings(AttachmentKeys.Token, options.Token),
            MaxCallbacks = options.MaxCallbacks,
            WriteTimeout = options.WriteTimeout > TimeSpan.Zero ? options.WriteTimeout : null,
            Time = options.TimeProvider,
            Scheduler = options.Scheduler,
            UserScheduler = options.InlineHandlers ? PipeScheduler.Inline : (PipeScheduler?)_handlerScheduler ?? options.Scheduler,
            Logger = _logger,
        };
    }

    /// <summary>Where it listens, with the real port.</summary>
    /// <exception cref="InvalidOperationException">It was not started.</exception>
    public IPEndPoint LocalEndPoint => _listener?.LocalEndPoint ?? throw new InvalidOperationException("The server has not been started: call Start first.");

    /// <summary>Connections of consumers now.</summary>
    public int ConnectionCount => _connections.Count;

    /// <summary>Calls that run or wait to run now.</summary>
    public int RunningCalls => _dispatcher.Running;

    /// <summary>Bytes that count for <see cref="DubboServerOptions.MaxHeldBytes"/> now.</summary>
    internal long HeldBytes => _connectionOptions.Budget!.Held;

    /// <summary>Whether consumers were asked to send new calls elsewhere.</summary>
    public bool IsReadOnly => _isReadOnly;

    /// <summary>How each connection is now.</summary>
    public IReadOnlyList<ConnectionSnapshot> GetSnapshot() => [.. _connections.Keys.Select(connection => connection.GetSnapshot())];

    /// <summary>Starts to listen and to serve.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The port is taken, or the address is not this machine's.</exception>
    /// <exception cref="InvalidOperationException">It was started before.</exception>
    public void Start()
    {
        if (Interlocked.CompareExchange(ref _state, Started, NotStarted) != NotStarted)
            throw new InvalidOperationException("The server has already been started.");
        try
        {
            _listener = Listen();
        }
        catch
        {
            Volatile.Write(ref _state, NotStarted);
            throw;
        }

        using (ExecutionContext.SuppressFlow())
            _accepting = AcceptAsync();
        ServerLog.Listening(_logger, LocalEndPoint, _services.Describe());
    }

    /// <summary>
    /// Takes this provider out of use, or puts it back: consumers that are connected, or will be, are told to send new calls to other providers (read-only
    /// event), or that it takes calls again (writable event). What they send is served all the same: consumers go on calling a provider that is their only one,
    /// but for Java's 3.x. A server that stops cannot be put back.
    /// </summary>
    public void SetReadOnly(bool isReadOnly)
    {
        lock (_announcing)
        {
            if (_isReadOnly == isReadOnly || (!isReadOnly && Volatile.Read(ref _state) == Stopping))
                return;
            _isReadOnly = isReadOnly;
            foreach (DubboConnection connection in ConnectionsInOrder())
                Announce(connection, isReadOnly);
        }
    }

    /// <summary>Tells all consumers, also those that know that this provider is read-only, that a new connection would reach another provider.</summary>
    private void AnnounceStop()
    {
        lock (_announcing)
        {
            _isReadOnly = true;
            foreach (DubboConnection connection in ConnectionsInOrder())
                Announce(connection, isReadOnly: true);
        }
    }

    /// <summary>
    /// Stops in order: takes no new connections, tells the consumers (read-only event), serves what runs and still arrives until nothing runs and nothing has
    /// arrived for <see cref="DubboServerOptions.ShutdownQuietPeriod"/>, or <see cref="DubboServerOptions.ShutdownTimeout"/> is over, then closes. Idempotent;
    /// all callers wait for the same stop.
    /// </summary>
    /// <param name="cancellationToken">Cuts the waiting for running calls short.</param>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (Interlocked.CompareExchange(ref _state, Stopping, Started) != Started)
        {
            if (Volatile.Read(ref _state) == Stopping)
                await _stopped.WaitAsync().ConfigureAwait(false);
            return;
        }

        var deadline = new CallDeadline(_options.ShutdownTimeout, "stopping", _options.TimeProvider.GetTimestamp());
        _listener!.Stop();
        await _accepting.ConfigureAwait(false);
        _listener.Dispose();
        // Nobody is accepted any more, so the last to go is the last.
        Interlocked.Exchange(ref _allGone, new AsyncLatch(_options.Scheduler));
        AnnounceStop();
        bool isDone = await DrainAsync(deadline, cancellationToken).ConfigureAwait(false);
        if (!isDone && _dispatcher.Running is > 0 and var cut)
            ServerLog.CallsCut(_logger, LocalEndPoint, cut);
        TimeSpan flush = isDone ? deadline.Remaining(_options.TimeProvider) : TimeSpan.Zero;
        await Task.WhenAll(ConnectionsInOrder().Select(connection => connection.CloseAsync(flush))).ConfigureAwait(false);
        _idleWatch?.Dispose();
        _handlerScheduler?.End();
        ServerLog.Stopped(_logger, LocalEndPoint);
        _stopped.Set();
    }

    /// <summary>The same as <see cref="StopAsync"/>.</summary>
    public ValueTask DisposeAsync() => new(StopAsync());

    private static void CheckTimes(DubboServerOptions options, ILogger logger)
    {
        TimerRange.CheckPositive(options.TlsHandshakeTimeout, logger);
        TimerRange.CheckLength(options.IdleTimeout, logger);
        TimerRange.CheckLength(options.WriteTimeout, logger);
        TimerRange.CheckNotNegative(options.ShutdownTimeout, logger, mayBeInfinite: true);
        TimerRange.CheckNotNegative(options.ShutdownQuietPeriod, logger);
    }

    private ITransportListener Listen()
    {
        var listener = new RetryingListener(_options.ListenerFactory(_options.EndPoint), _options.Scheduler, _options.TimeProvider, _logger);
        return _options.Tls is null
            ? listener
            : new TlsListener(listener, new TlsListenerOptions
            {
                Authentication = _options.Tls,
                AcceptPlainText = _options.AcceptPlainText,
                HandshakeTimeout = _options.TlsHandshakeTimeout,
                MaxHandshakes = _options.MaxTlsHandshakes,
                DecisionTimeout = _options.IdleTimeout > TimeSpan.Zero ? _options.IdleTimeout : Timeout.InfiniteTimeSpan,
                MaxUndecided = _options.MaxConnections,
                Time = _options.TimeProvider,
                Logger = _logger,
            });
    }

    /// <summary>
    /// Waits until nothing runs and consumers have been quiet for long enough; false if the time is up before, or the wait was cut short. Consumers that are not
    /// quiet after half of the time are refused, so that they go elsewhere and what runs can end. Those of Java 2.7 that know no other address do so only when
    /// their connection ends, so it is not kept any longer than that takes.
    /// </summary>
    private async Task<bool> DrainAsync(CallDeadline deadline, CancellationToken cancellationToken)
    {
        try
        {
            bool isInfinite = deadline.Timeout == Timeout.InfiniteTimeSpan;
            if (await ServeUntilQuietAsync(isInfinite ? deadline : deadline with { Timeout = deadline.Timeout / 2 }, cancellationToken).ConfigureAwait(false))
                return true;
            _dispatcher.RefuseCalls();
            TimeProvider time = _options.TimeProvider;
            bool isIdle = await _dispatcher.WaitForIdleAsync(deadline.Remaining(time), time, cancellationToken).ConfigureAwait(false);
            // What was sent before the refusals arrived is refused as well, and not lost.
            await _allGone!.WaitAsync(QuietPeriodWithin(deadline), time, cancellationToken).ConfigureAwait(false);
            return isIdle;
        }
        catch (OperationCanceledException)
        {
            // The caller of the stop does not want to wait.
            return false;
        }
        finally
        {
            // What still comes while the connections close must not run, for its response would be lost.
            _dispatcher.RefuseCalls();
        }
    }

    /// <summary>False if the time is up before.</summary>
    private async Task<bool> ServeUntilQuietAsync(CallDeadline deadline, CancellationToken cancellationToken)
    {
        TimeProvider time = _options.TimeProvider;
        while (await _dispatcher.WaitForIdleAsync(deadline.Remaining(time), time, cancellationToken).ConfigureAwait(false))
        {
            long arrived = _dispatcher.ArrivedWhileWaiting;
            TimeSpan quiet = QuietPeriodWithin(deadline);
            if (_connections.IsEmpty || _options.ShutdownQuietPeriod <= TimeSpan.Zero)
                return true;
            if (quiet == TimeSpan.Zero)
                return false;
            // What consumers sent before the event reached them is still on its way.
            await _allGone!.WaitAsync(quiet, time, cancellationToken).ConfigureAwait(false);
            if (arrived == _dispatcher.ArrivedWhileWaiting && !_connections.Keys.Any(connection => connection.IsTakingIn(quiet)) && _dispatcher.IsIdle)
                return true;
        }

        return false;
    }

    private TimeSpan QuietPeriodWithin(CallDeadline deadline)
    {
        TimeSpan left = deadline.Remaining(_options.TimeProvider);
        return left != Timeout.InfiniteTimeSpan && left < _options.ShutdownQuietPeriod ? left : _options.ShutdownQuietPeriod;
    }

    /// <summary>Not awaited: a consumer that reads nothing must hold up nobody. What finds no room is given up when the connection closes.</summary>
    private void Announce(DubboConnection connection, bool isReadOnly)
    {
        FrameBuffer frame = FrameBuffer.Rent();
        bool hasClosedListener = Volatile.Read(ref _state) == Stopping && _accepting.IsCompleted;
        EventCodec.EncodeState(frame, isReadOnly, hasClosedListener ? EventCodec.ClosedListenerId : connection.NextUntrackedId());
        _ = connection.SendFrameAsync(frame).AsTask();
    }

    /// <summary>
    /// As they came: the dictionary's order is another one each time, and a simulation is to find the same again. Its own copy is made in one moment;
    /// sorting the dictionary itself would count first and copy then, and leave gaps for connections that end in between.
    /// </summary>
    private IEnumerable<DubboConnection> ConnectionsInOrder() => _connections.ToArray().OrderBy(entry => entry.Value).Select(entry => entry.Key);

    private async Task AcceptAsync()
    {
        long accepted = 0;
        await _options.Scheduler.SwitchAsync();
        while (await _listener!.AcceptAsync().ConfigureAwait(false) is { } transport)
        {
            if (_connections.Count >= _options.MaxConnections)
            {
                ServerLog.TooManyConnections(_logger, transport.RemoteEndPoint, _options.MaxConnections);
                transport.Dispose();
                continue;
            }

            try
            {
                Admit(transport, accepted++);
            }
            catch (Exception e)
            {
                // An error with one consumer must not keep out the next ones.
                transport.Dispose();
                ServerLog.AdmissionFailed(_logger, transport.RemoteEndPoint, e);
            }
        }
    }

    private void Admit(DubboTransport transport, long number)
    {
        DubboConnection connection = DubboConnection.Start(transport, _connectionOptions, _dispatcher);
        lock (_announcing)
        {
            _connections.TryAdd(connection, number);
            if (_isReadOnly)
                Announce(connection, isReadOnly: true);
        }

        _idleWatch?.Add(connection);
        Edge.Register(new EdgeAction(() => Remove(connection), connection.OnFailed), connection.Closing);
    }

    private void Remove(DubboConnection connection)
    {
        _connections.TryRemove(connection, out _);
        if (_connections.IsEmpty)
            Volatile.Read(ref _allGone)?.Set();
    }
}
