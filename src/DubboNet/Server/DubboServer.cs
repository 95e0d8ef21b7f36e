using System.IO.Pipelines;
using System.Net;
using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Remoting.Connections;
using DubboNet.Remoting.Correlation;
using DubboNet.Remoting.Diagnostics;
using DubboNet.Remoting.Scheduling;
using DubboNet.Remoting.Transport;
using DubboNet.Server;
using Microsoft.Extensions.Logging;

namespace DubboNet;

/// <summary>
/// Represents a provider. It listens on a port and serves the calls of Java consumers and others. All members are safe for concurrent use.
/// </summary>
/// <remarks>
/// Threading: one loop accepts connections, and each connection has two loops of its own. Handlers run on the thread pool. The state word
/// decides which caller starts and which one stops the server.
/// </remarks>
public sealed class DubboServer : IAsyncDisposable
{
    private const int NotStarted = 0;
    private const int Started = 1;
    private const int Stopping = 2;

    private readonly DubboServerOptions _options;
    private readonly ConnectionOptions _connectionOptions;
    private readonly ServerConnections _connections;
    private readonly ServiceTable _services;
    private readonly RunningCalls _calls;
    private readonly ServiceDispatcher _dispatcher;
    private readonly ILogger _logger;
    private readonly IdleWatch? _idleWatch;
    private readonly DedicatedThreadScheduler? _handlerScheduler;
    private readonly AsyncLatch _stopped;
    private ITransportListener? _listener;
    private Task _accepting = Task.CompletedTask;
    private int _state;

    /// <summary>Initializes a provider of the given services. It does not listen until <see cref="Start"/> is called.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number or a time of the options is not in its range. The message names the option.
    /// </exception>
    /// <exception cref="ArgumentException">Two services have the same key, or the options set both
    /// <see cref="DubboServerOptions.InlineHandlers"/> and <see cref="DubboServerOptions.HandlerThreads"/>.</exception>
    public DubboServer(DubboServerOptions options, params IEnumerable<DubboService> services)
    {
        if (options is { InlineHandlers: true, HandlerThreads: > 0 })
        {
            throw new ArgumentException(
                "Handlers cannot start both inline (InlineHandlers) and on their own threads (HandlerThreads). Choose one.",
                nameof(options));
        }

        _options = options;
        _stopped = new AsyncLatch(options.Scheduler);
        _connections = new ServerConnections(options.Scheduler);
        _logger = options.LoggerFactory.CreateLogger<DubboServer>();
        Check(options, _logger);
        IServerInterceptor[] interceptors = [.. options.Interceptors];
        _services = new ServiceTable(interceptors.Length == 0 ? services : services.Select(service => service.Intercept(interceptors)));
        HessianOptions hessian = SubstitutionLog.Attach(options.Hessian, options.LoggerFactory);
        long mostHeld = options.MaxHeldBytes ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / DubboServerOptions.ShareOfMemory;
        var budget = new MemoryBudget(mostHeld, options.MaxHeldBytesPerConnection ?? mostHeld / 2);
        _calls = new RunningCalls(options.MaxConcurrentCalls, options.TimeProvider, options.Scheduler);
        _dispatcher = new ServiceDispatcher(CreateServingOptions(hessian, budget), _services);
        if (options.IdleTimeout > TimeSpan.Zero)
            _idleWatch = new IdleWatch(options.TimeProvider, heartbeat: null, options.IdleTimeout, _logger);
        if (options.HandlerThreads > 0)
            _handlerScheduler = new DedicatedThreadScheduler(options.HandlerThreads, "DubboNet handler");
        _connectionOptions = CreateConnectionOptions(hessian, budget);
    }

    /// <summary>Gets the address on which the server listens, with the actual port.</summary>
    /// <exception cref="InvalidOperationException">The server has not been started.</exception>
    public IPEndPoint LocalEndPoint =>
        _listener?.LocalEndPoint ?? throw new InvalidOperationException("The server has not been started: call Start first.");

    /// <summary>Gets the number of open connections from consumers.</summary>
    public int ConnectionCount => _connections.Count;

    /// <summary>Gets the number of calls that run or wait to run.</summary>
    public int RunningCalls => _calls.Count;

    /// <summary>Gets the number of bytes that currently count toward <see cref="DubboServerOptions.MaxHeldBytes"/>.</summary>
    internal long HeldBytes => _connectionOptions.Budget!.Held;

    /// <summary>Gets a value indicating whether consumers have been told to send new calls to other providers.</summary>
    public bool IsReadOnly => _connections.IsReadOnly;

    /// <summary>Returns the current state of each connection.</summary>
    public IReadOnlyList<ConnectionSnapshot> GetSnapshot() => _connections.GetSnapshot();

    /// <summary>Starts to listen and to serve calls.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The port is in use, or the address does not belong to this machine.</exception>
    /// <exception cref="InvalidOperationException">The server has already been started.</exception>
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
    /// Takes this provider out of service, or puts it back. Current and future consumers are told to send new calls to other providers
    /// (read-only event) or that they can send calls again (writable event). Calls that still arrive are served. Consumers other than Java
    /// 3.x continue to call a provider that is their only one. A server that is stopping cannot be put back into service.
    /// </summary>
    public void SetReadOnly(bool isReadOnly)
    {
        if (isReadOnly || Volatile.Read(ref _state) != Stopping)
            _connections.SetReadOnly(isReadOnly);
    }

    /// <summary>
    /// Stops the server gracefully. It closes the listener and tells consumers to send new calls to other providers (read-only event). It
    /// continues to serve calls until none runs and none has arrived for <see cref="DubboServerOptions.ShutdownQuietPeriod"/>, but for
    /// <see cref="DubboServerOptions.ShutdownTimeout"/> at most. Then it closes the connections. The method can be called several times,
    /// and all callers wait for the same stop.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait for running calls early.</param>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (Interlocked.CompareExchange(ref _state, Stopping, Started) != Started)
        {
            if (Volatile.Read(ref _state) == Stopping)
                await _stopped.WaitAsync().ConfigureAwait(false);
            return;
        }

        var deadline = new CallDeadline(_options.ShutdownTimeout, "stopping", _options.TimeProvider.GetTimestamp());
        // A listener of the user need not know its address after it is disposed of.
        IPEndPoint localEndPoint = LocalEndPoint;
        _listener!.Stop();
        await _accepting.ConfigureAwait(false);
        _listener.Dispose();
        _connections.AnnounceStop();
        bool isDone = await DrainAsync(deadline, cancellationToken).ConfigureAwait(false);
        if (!isDone && _calls.Count is > 0 and var cut)
            ServerLog.CallsCut(_logger, localEndPoint, cut);
        TimeSpan flush = isDone ? deadline.Remaining(_options.TimeProvider) : TimeSpan.Zero;
        await _connections.CloseAsync(flush).ConfigureAwait(false);
        _idleWatch?.Dispose();
        _handlerScheduler?.End();
        ServerLog.Stopped(_logger, localEndPoint);
        _stopped.Set();
    }

    /// <summary>Stops the server as <see cref="StopAsync"/> does.</summary>
    public ValueTask DisposeAsync() => new(StopAsync());

    private static void Check(DubboServerOptions options, ILogger logger)
    {
        OptionRanges.AtLeastOne.Check(options.MaxTlsHandshakes);
        OptionRanges.AtLeastOne.Check(options.MaxPayload);
        OptionRanges.AtLeastOne.Check(options.MaxAttachments);
        OptionRanges.AtLeastOne.Check(options.MaxAttachmentBytes);
        OptionRanges.AtLeastOne.Check(options.MaxQueuedBytes);
        OptionRanges.Bytes.Check(options.MaxHeldBytes);
        OptionRanges.Bytes.Check(options.MaxHeldBytesPerConnection);
        OptionRanges.AtLeastOne.Check(options.MaxConnections);
        OptionRanges.AtLeastOne.Check(options.MaxConcurrentCalls);
        OptionRanges.Callbacks.Check(options.MaxCallbacks);
        OptionRanges.HandlerThreads.Check(options.HandlerThreads);
        TimerRange.CheckPositive(options.TlsHandshakeTimeout, logger);
        TimerRange.CheckLength(options.IdleTimeout, logger);
        TimerRange.CheckLength(options.WriteTimeout, logger);
        TimerRange.CheckNotNegative(options.ShutdownTimeout, logger, mayBeInfinite: true);
        TimerRange.CheckNotNegative(options.ShutdownQuietPeriod, logger);
    }

    private ConnectionOptions CreateConnectionOptions(HessianOptions hessian, MemoryBudget budget) => new()
    {
        Hessian = hessian,
        MaxPayload = _options.MaxPayload,
        MaxPendingCalls = 1 << PendingCallTable.IndexBits,
        MaxQueuedBytes = _options.MaxQueuedBytes,
        Budget = budget,
        AttachmentLimits = new(_options.MaxAttachments, _options.MaxAttachmentBytes),
        CallbackToken = string.IsNullOrEmpty(_options.Token) ? [] : DubboMethod.EncodeStrings(AttachmentKeys.Token, _options.Token),
        MaxCallbacks = _options.MaxCallbacks,
        WriteTimeout = _options.WriteTimeout > TimeSpan.Zero ? _options.WriteTimeout : null,
        Time = _options.TimeProvider,
        Scheduler = _options.Scheduler,
        UserScheduler = _options.InlineHandlers ? PipeScheduler.Inline : (PipeScheduler?)_handlerScheduler ?? _options.Scheduler,
        Logger = _logger,
    };

    private ServingOptions CreateServingOptions(HessianOptions hessian, MemoryBudget budget) => new()
    {
        Hessian = hessian,
        MaxPayload = _options.MaxPayload,
        AttachmentLimits = new(_options.MaxAttachments, _options.MaxAttachmentBytes),
        IncludeStackTraces = _options.IncludeStackTraces,
        Token = string.IsNullOrEmpty(_options.Token) ? null : new TokenCheck(_options.Token),
        RawHandler = _options.RawHandler,
        Budget = budget,
        Calls = _calls,
        Logger = _logger,
    };

    private ITransportListener Listen()
    {
        var listener =
            new RetryingListener(_options.ListenerFactory(_options.EndPoint), _options.Scheduler, _options.TimeProvider, _logger);
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

    // Waits until no call runs and no request has arrived for the quiet period. Returns false if the time is up first or the wait was
    // canceled. If consumers are still sending after half of the time, new calls are refused, so that consumers send them elsewhere and
    // running calls can finish. Java 2.7 consumers that know no other address do so only when their connection ends. Connections are
    // therefore not kept longer than the refusals need to arrive.
    private async Task<bool> DrainAsync(CallDeadline deadline, CancellationToken cancellationToken)
    {
        try
        {
            bool isInfinite = deadline.Timeout == Timeout.InfiniteTimeSpan;
            if (await ServeUntilQuietAsync(
                isInfinite ? deadline : deadline with { Timeout = deadline.Timeout / 2 }, cancellationToken).ConfigureAwait(false))
            {
                return true;
            }

            _calls.RefuseAll();
            TimeProvider time = _options.TimeProvider;
            bool isIdle = await _calls.WaitForIdleAsync(deadline.Remaining(time), cancellationToken).ConfigureAwait(false);
            // Requests that were sent before the refusals arrived are also refused, so that they are not lost.
            await _connections.WaitUntilEmptyAsync(QuietPeriodWithin(deadline), time, cancellationToken).ConfigureAwait(false);
            return isIdle;
        }
        catch (OperationCanceledException)
        {
            // The caller of StopAsync does not want to wait.
            return false;
        }
        finally
        {
            // Requests that arrive while the connections close must not run, because their responses would be lost.
            _calls.RefuseAll();
        }
    }

    /// <summary>Serves calls until consumers are quiet. Returns false if the time is up first.</summary>
    private async Task<bool> ServeUntilQuietAsync(CallDeadline deadline, CancellationToken cancellationToken)
    {
        TimeProvider time = _options.TimeProvider;
        while (await _calls.WaitForIdleAsync(deadline.Remaining(time), cancellationToken).ConfigureAwait(false))
        {
            long arrived = _calls.ArrivedWhileWaiting;
            TimeSpan quiet = QuietPeriodWithin(deadline);
            if (_connections.IsEmpty || _options.ShutdownQuietPeriod <= TimeSpan.Zero)
                return true;
            if (quiet == TimeSpan.Zero)
                return false;
            // Requests that consumers sent before they received the event may still arrive.
            await _connections.WaitUntilEmptyAsync(quiet, time, cancellationToken).ConfigureAwait(false);
            if (arrived == _calls.ArrivedWhileWaiting && !_connections.IsAnyTakingIn(quiet) && _calls.IsIdle)
                return true;
        }

        return false;
    }

    private TimeSpan QuietPeriodWithin(CallDeadline deadline)
    {
        TimeSpan left = deadline.Remaining(_options.TimeProvider);
        return left != Timeout.InfiniteTimeSpan && left < _options.ShutdownQuietPeriod ? left : _options.ShutdownQuietPeriod;
    }

    private async Task AcceptAsync()
    {
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
                Admit(transport);
            }
            catch (Exception e)
            {
                // An error with one consumer must not prevent the next ones from connecting.
                transport.Dispose();
                ServerLog.AdmissionFailed(_logger, transport.RemoteEndPoint, e);
            }
        }
    }

    private void Admit(DubboTransport transport)
    {
        DubboConnection connection = DubboConnection.Start(transport, _connectionOptions, _dispatcher);
        _connections.Add(connection);
        _idleWatch?.Add(connection);
    }
}
