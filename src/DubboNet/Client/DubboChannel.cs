using System.IO.Pipelines;
using System.Net;
using DubboNet.Protocol;
using DubboNet.Remoting.Connections;
using DubboNet.Remoting.Scheduling;
using DubboNet.Remoting.Transport;
using Microsoft.Extensions.Logging;

namespace DubboNet.Client;

/// <summary>
/// Calls to one provider over one shared connection, which is made by the first call and made anew by the first call after it was lost. Safe for any
/// number of threads; keep one for the life of the application.
/// </summary>
/// <remarks>Threading: the lock guards which connection is current and which attempt to connect is under way; calls on an open connection do not take it.</remarks>
public sealed class DubboChannel : IDubboInvoker, IAsyncDisposable
{
    private const int DefaultPort = 20880;

    private readonly Lock _lock = new();
    private readonly EndPoint _endPoint;
    private readonly DubboChannelOptions _options;
    private readonly ConnectionOptions _connectionOptions;
    private volatile DubboConnection? _connection;
    private ConnectAttempt? _connecting;
    private bool _isDisposed;

    /// <summary>A channel to an address. Nothing is connected yet.</summary>
    public DubboChannel(EndPoint endPoint, DubboChannelOptions? options = null)
    {
        _endPoint = endPoint;
        _options = options ?? new DubboChannelOptions();
        _connectionOptions = new ConnectionOptions
        {
            Hessian = _options.Hessian,
            MaxPayload = _options.MaxPayload,
            MaxPendingCalls = _options.MaxPendingCalls,
            MaxQueuedBytes = _options.MaxQueuedBytes,
            Timeout = _options.Timeout,
            ApplicationAttachment = string.IsNullOrEmpty(_options.ApplicationName)
                ? []
                : DubboMethod.EncodeStrings(AttachmentKeys.RemoteApplication, _options.ApplicationName),
            Time = _options.TimeProvider,
            Scheduler = _options.Scheduler,
            UserScheduler = _options.InlineCompletions ? PipeScheduler.Inline : _options.Scheduler,
            Logger = _options.LoggerFactory.CreateLogger<DubboChannel>(),
        };
    }

    /// <summary>A channel to an address such as <c>dubbo://inventory:20880</c>; without a port, 20880. Path and parameters are not looked at.</summary>
    /// <exception cref="ArgumentException">It is no dubbo URL.</exception>
    public DubboChannel(string address, DubboChannelOptions? options = null)
        : this(Parse(address), options)
    {
    }

    /// <summary>Calls of this channel that wait for an answer.</summary>
    public int PendingCalls => _connection?.PendingCalls ?? 0;

    internal DubboConnection? Connection => _connection;

    /// <inheritdoc/>
    public ValueTask<TResult> InvokeAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, CallOptions options = default, CancellationToken cancellationToken = default)
    {
        DubboConnection? connection = _connection;
        return connection is { IsOpen: true }
            ? connection.InvokeAsync(method, arguments, options, cancellationToken)
            : ConnectAndInvokeAsync(method, arguments, options, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask SendOneWayAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, CallOptions options = default, CancellationToken cancellationToken = default)
    {
        (DubboConnection connection, CallOptions rest) = await ConnectWithinAsync(method, options, cancellationToken).ConfigureAwait(false);
        await connection.SendOneWayAsync(method, arguments, rest, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lets no more calls start, waits for those under way up to <see cref="DubboChannelOptions.ShutdownTimeout"/>, and closes. Idempotent.</summary>
    public async ValueTask DisposeAsync()
    {
        DubboConnection? connection;
        ConnectAttempt? connecting;
        lock (_lock)
        {
            _isDisposed = true;
            connection = _connection;
            connecting = _connecting;
        }

        if (connecting is not null)
        {
            await connecting.Ended.WaitAsync().ConfigureAwait(false);
            connection = connecting.Connection ?? connection;
        }

        if (connection is not null)
            await connection.CloseAsync(_options.ShutdownTimeout).ConfigureAwait(false);
    }

    private async ValueTask<TResult> ConnectAndInvokeAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, CallOptions options, CancellationToken cancellationToken)
    {
        (DubboConnection connection, CallOptions rest) = await ConnectWithinAsync(method, options, cancellationToken).ConfigureAwait(false);
        return await connection.InvokeAsync(method, arguments, rest, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A connection, and the options of a call with the time that is left of it.</summary>
    private async ValueTask<(DubboConnection Connection, CallOptions Remaining)> ConnectWithinAsync(
        DubboMethod method, CallOptions options, CancellationToken cancellationToken)
    {
        TimeSpan timeout = options.Timeout ?? _options.Timeout;
        long start = _options.TimeProvider.GetTimestamp();
        try
        {
            DubboConnection connection = await GetConnectionAsync(timeout, cancellationToken).ConfigureAwait(false);
            if (timeout == Timeout.InfiniteTimeSpan)
                return (connection, options);
            TimeSpan left = timeout - _options.TimeProvider.GetElapsedTime(start);
            return (connection, options with { Timeout = left > TimeSpan.Zero ? left : TimeSpan.Zero });
        }
        catch (TimeoutException)
        {
            throw new DubboTimeoutException(
                $"{method} timed out after {timeout.TotalMilliseconds:F0} ms waiting for a connection to {_endPoint}; it was not sent.", TimeoutStage.Connect)
            {
                RequestState = RequestState.NotSent,
            };
        }
    }

    /// <summary>The open connection, or the one attempt to make it that all callers share.</summary>
    private async Task<DubboConnection> GetConnectionAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        ConnectAttempt attempt;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_connection is { IsOpen: true } open)
                return open;
            attempt = _connecting is { Ended.IsSet: false } underWay ? underWay : _connecting = StartConnecting();
        }

        await attempt.Ended.WaitAsync().WaitAsync(timeout, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
        return attempt.Connection ?? throw attempt.Failure!();
    }

    private ConnectAttempt StartConnecting()
    {
        var attempt = new ConnectAttempt(new Signal(_options.Scheduler));
        using (ExecutionContext.SuppressFlow())
            _ = ConnectAsync(attempt);
        return attempt;
    }

    /// <summary>Each waiter gets an exception of its own: one object thrown at several places at once would mix up their stacks.</summary>
    private async Task ConnectAsync(ConnectAttempt attempt)
    {
        await _options.Scheduler.SwitchAsync();
        using var timeout = new CancellationTokenSource(_options.ConnectTimeout, _options.TimeProvider);
        string wanted = "connection to";
        try
        {
            DubboTransport transport = await _options.Connector(_endPoint, timeout.Token).ConfigureAwait(false);
            wanted = "TLS handshake with";
            if (_options.Tls is { } tls)
                transport = await TlsTransport.ConnectAsync(transport, _endPoint, tls, timeout.Token).ConfigureAwait(false);
            attempt.Connection = _connection = DubboConnection.Start(transport, _connectionOptions);
        }
        catch (OperationCanceledException)
        {
            attempt.Failure = () => new DubboTimeoutException(
                $"No {wanted} {_endPoint} within {_options.ConnectTimeout.TotalMilliseconds:F0} ms (ConnectTimeout).", TimeoutStage.Connect)
            {
                RequestState = RequestState.NotSent,
            };
        }
        catch (Exception e)
        {
            // Mostly the socket's or that of TLS, whose callbacks are the user's; whatever it is, the calls that wait for this attempt get it.
            attempt.Failure = () => new DubboConnectionException($"No {wanted} {_endPoint}: {TransportFailure.Describe(e)}", e)
            {
                RemoteEndPoint = _endPoint,
                RequestState = RequestState.NotSent,
            };
        }

        attempt.Ended.Set();
    }

    private static EndPoint Parse(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Scheme != "dubbo" || uri.Host.Length == 0)
            throw new ArgumentException($"'{address}' is not an address such as dubbo://inventory:20880.", nameof(address));
        int port = uri.Port < 0 ? DefaultPort : uri.Port;
        return IPAddress.TryParse(uri.DnsSafeHost, out IPAddress? ip) ? new IPEndPoint(ip, port) : new DnsEndPoint(uri.DnsSafeHost, port);
    }

    /// <summary>One attempt to connect, that all callers share who need it.</summary>
    private sealed class ConnectAttempt(Signal ended)
    {
        public Signal Ended => ended;

        public DubboConnection? Connection { get; set; }

        public Func<DubboException>? Failure { get; set; }
    }
}
