using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Net;
using DubboNet.Protocol;
using DubboNet.Protocol.Events;
using DubboNet.Remoting.Connections;
using DubboNet.Remoting.Scheduling;
using DubboNet.Remoting.Transport;
using Microsoft.Extensions.Logging;

namespace DubboNet.Server;

/// <summary>
/// A provider: listens on a port and serves the calls that consumers, Java's or others, send. Safe for concurrent use.
/// </summary>
/// <remarks>
/// Threading: one loop accepts; each connection has its own two loops; handlers run on the pool. Starting and stopping are settled by the state word.
/// </remarks>
public sealed class DubboServer : IAsyncDisposable
{
    private const int NotStarted = 0;
    private const int Started = 1;
    private const int Stopping = 2;

    private readonly ConcurrentDictionary<DubboConnection, long> _connections = new();
    private readonly DubboServerOptions _options;
    private readonly ConnectionOptions _connectionOptions;
    private readonly ServiceTable _services;
    private readonly ServiceDispatcher _dispatcher;
    private readonly ILogger _logger;
    private readonly IdleWatch? _idleWatch;
    private readonly Signal _stopped;
    private ITransportListener? _listener;
    private Task _accepting = Task.CompletedTask;
    private int _state;

    /// <summary>A provider of these services; it does not listen yet.</summary>
    /// <exception cref="ArgumentException">Two services have the same key.</exception>
    public DubboServer(DubboServerOptions options, params IEnumerable<DubboService> services)
    {
        _options = options;
        _stopped = new Signal(options.Scheduler);
        _logger = options.LoggerFactory.CreateLogger<DubboServer>();
        IServerInterceptor[] interceptors = [.. options.Interceptors];
        _services = new ServiceTable(interceptors.Length == 0 ? services : services.Select(service => service.Intercept(interceptors)));
        _dispatcher = new ServiceDispatcher(options, _services, _logger);
        if (options.IdleTimeout > TimeSpan.Zero)
            _idleWatch = new IdleWatch(options.TimeProvider, heartbeat: null, options.IdleTimeout);
        _connectionOptions = new ConnectionOptions
        {
            Hessian = options.Hessian,
            MaxPayload = options.MaxPayload,
            MaxPendingCalls = 1,
            MaxQueuedBytes = options.MaxQueuedBytes,
            Time = options.TimeProvider,
            Scheduler = options.Scheduler,
            UserScheduler = options.InlineHandlers ? PipeScheduler.Inline : options.Scheduler,
            Logger = _logger,
        };
    }

    /// <summary>Where it listens, with the real port.</summary>
    /// <exception cref="InvalidOperationException">It was not started.</exception>
    public IPEndPoint LocalEndPoint => _listener?.LocalEndPoint ?? throw new InvalidOperationException("The server was not started.");

    /// <summary>Connections of consumers now.</summary>
    public int ConnectionCount => _connections.Count;

    /// <summary>Calls that run or wait to run now.</summary>
    public int RunningCalls => _dispatcher.Running;

    /// <summary>How each connection is now.</summary>
    public IReadOnlyList<ConnectionSnapshot> GetSnapshot() => [.. _connections.Keys.Select(connection => connection.GetSnapshot())];

    /// <summary>Starts to listen and to serve.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The port is taken, or the address is not this machine's.</exception>
    /// <exception cref="InvalidOperationException">It was started before.</exception>
    public void Start()
    {
        if (Interlocked.CompareExchange(ref _state, Started, NotStarted) != NotStarted)
            throw new InvalidOperationException("The server was started before.");
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
    /// Stops in order: takes no new connections, tells the consumers (read-only event), serves what runs and still arrives until nothing runs or the time is
    /// up, then closes. Idempotent; all callers wait for the same stop.
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

        _listener!.Dispose();
        await _accepting.ConfigureAwait(false);
        // Not awaited: a consumer that reads nothing must not hold up the stop. What finds no room is given up when the connection closes.
        foreach (DubboConnection connection in ConnectionsInOrder())
            _ = AnnounceStopAsync(connection);

        Task<bool> drained = _dispatcher.DrainAsync(_options.ShutdownTimeout, _options.TimeProvider, cancellationToken);
        await ((Task)drained).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        TimeSpan flush = drained is { IsCompletedSuccessfully: true, Result: true } ? _options.ShutdownTimeout : TimeSpan.Zero;
        await Task.WhenAll(ConnectionsInOrder().Select(connection => connection.CloseAsync(flush))).ConfigureAwait(false);
        _idleWatch?.Dispose();
        ServerLog.Stopped(_logger, LocalEndPoint);
        _stopped.Set();
    }

    /// <summary>The same as <see cref="StopAsync"/>.</summary>
    public ValueTask DisposeAsync() => new(StopAsync());

    private ITransportListener Listen()
    {
        ITransportListener listener = _options.ListenerFactory(_options.EndPoint);
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

    private static Task AnnounceStopAsync(DubboConnection connection)
    {
        FrameBuffer frame = FrameBuffer.Rent();
        EventCodec.EncodeReadOnly(frame, connection.NextUntrackedId());
        return connection.SendFrameAsync(frame).AsTask();
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

            DubboConnection connection = DubboConnection.Start(transport, _connectionOptions, _dispatcher);
            _connections.TryAdd(connection, accepted++);
            _idleWatch?.Add(connection);
            connection.Closing.UnsafeRegister(_ => _connections.TryRemove(connection, out long _), null);
        }
    }
}
