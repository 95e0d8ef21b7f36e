using System.Diagnostics.CodeAnalysis;
using System.Net;
using DubboNet.Remoting.Connections;
using DubboNet.Remoting.Scheduling;
using DubboNet.Remoting.Transport;

namespace DubboNet.Client;

/// <summary>
/// Keeps one connection to a provider: makes it when it is first wanted, and again whenever it was lost, until it is stopped.
/// </summary>
/// <remarks>Threading: one loop owns the attempts, the delays and the state, which others only read; any thread starts and stops it.</remarks>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A source without a timer holds nothing.")]
internal sealed class ConnectionKeeper
{
    private readonly EndPoint _endPoint;
    private readonly EndPoint _certifiedEndPoint;
    private readonly DubboChannelOptions _options;
    private readonly ConnectionOptions _connectionOptions;
    private readonly IdleWatch? _idleWatch;
    private readonly Action _onChanged;
    private readonly ReconnectDelay _delay;
    private readonly CancellationTokenSource _stop = new();
    private readonly Signal _stopping;
    private readonly Signal _ended;
    private volatile DubboConnection? _connection;
    private volatile Func<DubboException>? _failure;
    private volatile string? _lastError;
    private volatile int _failedAttempts;
    private volatile int _state;
    private long _nextAttemptAt;
    private int _isStarted;

    /// <param name="address">The provider.</param>
    /// <param name="options">Of the channel.</param>
    /// <param name="connectionOptions">Of its connections.</param>
    /// <param name="idleWatch">Watches them; null if heartbeats are off.</param>
    /// <param name="onChanged">Told whenever the state is another: whoever waits for a connection looks again.</param>
    public ConnectionKeeper(
        ProviderAddress address, DubboChannelOptions options, ConnectionOptions connectionOptions, IdleWatch? idleWatch, Action onChanged)
    {
        _endPoint = address.EndPoint;
        _certifiedEndPoint = address.HostName is { } name ? new DnsEndPoint(name, 0) : address.EndPoint;
        _options = options;
        _connectionOptions = connectionOptions;
        _idleWatch = idleWatch;
        _onChanged = onChanged;
        _delay = new ReconnectDelay(options.ReconnectDelay, options.MaxReconnectDelay, options.Random);
        _stopping = new Signal(options.Scheduler);
        _ended = new Signal(options.Scheduler);
    }

    /// <summary>The connection, if it takes calls.</summary>
    public DubboConnection? Open => _connection is { IsOpen: true } open ? open : null;

    /// <summary>The connection, or the one before the next.</summary>
    public DubboConnection? Last => _connection;

    public ChannelState State => (ChannelState)_state == ChannelState.Ready && Open is null ? ChannelState.Connecting : (ChannelState)_state;

    public ChannelAvailability Availability
    {
        get
        {
            if (Open is { } open)
                return open.IsReadOnly ? ChannelAvailability.ReadOnly : ChannelAvailability.Open;
            return (ChannelState)_state is ChannelState.Failed or ChannelState.Closed ? ChannelAvailability.Down : ChannelAvailability.Pending;
        }
    }

    /// <summary>Attempts that failed since the last one that did not.</summary>
    public int FailedAttempts => _failedAttempts;

    public string? LastError => _lastError;

    /// <summary>Sees to it that there is, or will be, a connection.</summary>
    public void Start()
    {
        if (Volatile.Read(ref _isStarted) != 0 || Interlocked.Exchange(ref _isStarted, 1) != 0)
            return;
        _state = (int)ChannelState.Connecting;
        // The loop must not keep the async locals of whoever happened to call first.
        using (ExecutionContext.SuppressFlow())
            _ = KeepAsync();
    }

    /// <summary>Makes no more attempts and closes the connection, after the calls on it have ended or the time is up.</summary>
    public async Task StopAsync(TimeSpan timeout)
    {
        bool wasStarted = Interlocked.Exchange(ref _isStarted, 1) != 0;
        _stopping.Set();
        _options.Scheduler.ScheduleCancellation(_stop, _connectionOptions.Logger);
        if (wasStarted)
        {
            if (_connection is { } connection)
                await connection.CloseAsync(timeout).ConfigureAwait(false);
            await _ended.WaitAsync().ConfigureAwait(false);
        }

        _state = (int)ChannelState.Closed;
    }

    /// <summary>What a call gets that does not wait for the next attempt; null if none has failed.</summary>
    public DubboException? CreateFailure()
    {
        if (_failure is not { } create)
            return null;
        // Each caller has an exception of its own: one object thrown at several places would mix up their stacks.
        return create();
    }

    private async Task KeepAsync()
    {
        await _options.Scheduler.SwitchAsync();
        while (!_stopping.IsSet)
        {
            _state = (int)ChannelState.Connecting;
            if (await TryConnectAsync().ConfigureAwait(false) is { } connection)
            {
                await UseAsync(connection).ConfigureAwait(false);
                if (_stopping.IsSet)
                    break;
            }

            await DelayAsync().ConfigureAwait(false);
        }

        _onChanged();
        _ended.Set();
    }

    private async Task<DubboConnection?> TryConnectAsync()
    {
        using var attempt = new TimedCancellation(_options.ConnectTimeout, _options.TimeProvider, _connectionOptions.Logger, _stop.Token);
        string to = EndPointText.Of(_endPoint);
        bool isConnected = false;
        try
        {
            DubboTransport transport = await _options.Connector(_endPoint, attempt.Token).ConfigureAwait(false);
            isConnected = true;
            if (_options.Tls is { } tls)
                transport = await TlsTransport.ConnectAsync(transport, _certifiedEndPoint, tls, attempt.Token).ConfigureAwait(false);
            return DubboConnection.Start(transport, _connectionOptions);
        }
        catch (OperationCanceledException)
        {
            Fail($"{(isConnected ? $"The TLS handshake with {to} did not complete" : $"Could not connect to {to}")} within {_options.ConnectTimeout.TotalMilliseconds:F0} ms (ConnectTimeout).", null);
        }
        catch (Exception e)
        {
            // Mostly the socket's or that of TLS, whose callbacks are the user's; whatever it is, the calls that wait for this attempt get it.
            Fail($"{(isConnected ? $"The TLS handshake with {to} failed" : $"Could not connect to {to}")}: {TransportFailure.Describe(e)}", e);
        }

        return null;
    }

    /// <summary>Lets calls use a connection until it ends.</summary>
    private async Task UseAsync(DubboConnection connection)
    {
        _connection = connection;
        _idleWatch?.Add(connection);
        _failedAttempts = 0;
        _failure = null;
        _state = (int)ChannelState.Ready;
        _onChanged();
        if (_stopping.IsSet)
            await connection.CloseAsync(TimeSpan.Zero).ConfigureAwait(false);
        await connection.WaitForEndAsync().ConfigureAwait(false);
        _lastError = connection.CloseReason!.Message;
        bool wasOfUse = connection.HasReceived || _options.TimeProvider.GetElapsedTime(connection.StartedAt) >= _options.MaxReconnectDelay;
        if (wasOfUse)
            _delay.Reset();
        // One that has said that it stops may listen a moment longer than it serves: calls on what it still accepts would be lost.
        if (connection.IsReadOnly)
            _delay.SkipToLongest();
        // A provider that accepts and closes at once must not be met with attempts without delay.
        if (!wasOfUse || connection.IsReadOnly)
            Fail(connection.CloseReason.Message, connection.CloseReason);
    }

    private async Task DelayAsync()
    {
        TimeSpan delay = _delay.Next();
        // After the first failure the next attempt is not at once either.
        if (delay == TimeSpan.Zero && _failedAttempts > 0)
            delay = _delay.Next();
        if (delay > TimeSpan.Zero)
        {
            Volatile.Write(ref _nextAttemptAt, _options.TimeProvider.GetTimestamp() + (long)(delay.TotalSeconds * _options.TimeProvider.TimestampFrequency));
            _state = (int)ChannelState.Failed;
        }

        _onChanged();
        if (delay > TimeSpan.Zero)
            await _stopping.WaitAsync(delay, _options.TimeProvider).ConfigureAwait(false);
    }

    private void Fail(string reason, Exception? cause)
    {
        _failedAttempts++;
        _lastError = reason;
        _failure = () =>
        {
            long ticks = Volatile.Read(ref _nextAttemptAt) - _options.TimeProvider.GetTimestamp();
            string next = ticks > 0 ? $" The next attempt is in {1000.0 * ticks / _options.TimeProvider.TimestampFrequency:F0} ms." : "";
            string message = $"{reason}{next}";
            return cause is null
                ? new DubboTimeoutException(message, TimeoutStage.Connect) { RemoteEndPoint = _endPoint, RequestState = RequestState.NotSent }
                : new DubboConnectionException(message, cause) { RemoteEndPoint = _endPoint, RequestState = RequestState.NotSent };
        };
    }
}
