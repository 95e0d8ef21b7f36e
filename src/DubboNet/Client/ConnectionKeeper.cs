using System.Diagnostics.CodeAnalysis;
using System.Net;
using DubboNet.Remoting.Connections;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Client;

/// <summary>
/// Maintains a connection to a provider. Connects on first use and again after each loss, until it is stopped. When the provider announces
/// that it will stop, a second connection is established next to the old one, because another instance may have the same address. The old
/// connection is closed after its calls have ended.
/// </summary>
/// <remarks>
/// A single loop owns the attempts, the delays and the state, which other threads only read. Any thread can start and stop the keeper.
/// </remarks>
[SuppressMessage(
    "Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A source without a timer holds nothing.")]
internal sealed class ConnectionKeeper
{
    /// <summary>The longest delay between attempts while a provider has announced its stop but still serves calls.</summary>
    private static readonly TimeSpan LongestReplacementDelay = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The time for which a new connection must outlive the one to a stopped provider. A Java provider that ends closes both within a few
    /// milliseconds if its machine is not busy.
    /// </summary>
    private static readonly TimeSpan ProvingTime = TimeSpan.FromMilliseconds(100);

    /// <summary>The time to wait for the response to a heartbeat on a new connection before the next heartbeat is sent.</summary>
    private static readonly TimeSpan HeartbeatStep = TimeSpan.FromMilliseconds(250);

    private readonly EndPoint _endPoint;
    private readonly DubboChannelOptions _options;
    private readonly ConnectionOptions _connectionOptions;
    private readonly IdleWatch? _idleWatch;
    private readonly Action _onChanged;
    private readonly ProviderConnector _connector;
    private readonly ReconnectPause _pause;
    private readonly CancellationTokenSource _stop = new();
    private readonly AsyncLatch _stopping;
    private readonly AsyncLatch _ended;
    private readonly ProviderState _provider;
    private readonly RetiredConnections _retired;
    private volatile DubboConnection? _connection;
    private volatile DubboConnection? _unproven;
    private volatile ConnectFailure? _failure;
    private volatile string? _lastError;
    private volatile int _failedAttempts;
    private volatile int _state;
    private int _isStarted;

    /// <param name="address">The provider's address.</param>
    /// <param name="options">The options of the channel.</param>
    /// <param name="connectionOptions">The options of its connections.</param>
    /// <param name="idleWatch">Watches the connections, or null if heartbeats are off.</param>
    /// <param name="onChanged">Called after each change of the state, so that calls that wait for a connection look again.</param>
    public ConnectionKeeper(
        ProviderAddress address, DubboChannelOptions options, ConnectionOptions connectionOptions, IdleWatch? idleWatch, Action onChanged)
    {
        _endPoint = address.EndPoint;
        _options = options;
        _connectionOptions = connectionOptions;
        _idleWatch = idleWatch;
        _onChanged = onChanged;
        _connector = new ProviderConnector(address, options, connectionOptions);
        _pause = new ReconnectPause(options);
        _retired = new RetiredConnections(options.ShutdownTimeout);
        _provider = new ProviderState(address.EndPoint, options.MaxReconnectDelay, options.TimeProvider, connectionOptions.Logger);
        _stopping = new AsyncLatch(options.Scheduler);
        _ended = new AsyncLatch(options.Scheduler);
    }

    /// <summary>
    /// Gets the connection if calls can be made on it. If its provider is about to stop, gets the next connection as soon as a heartbeat
    /// response was received there.
    /// </summary>
    public DubboConnection? Open => _connection switch
    {
        { IsOpen: true, IsReadOnly: true } when _unproven is { IsOpen: true, IsReadOnly: false, HasReceivedHeartbeatResponse: true } next
            => next,
        { IsOpen: true } open => open,
        _ => null,
    };

    /// <summary>Gets the current connection, or the previous one until a new one replaces it.</summary>
    public DubboConnection? Last => _connection;

    /// <summary>Gets the number of calls that wait for a response.</summary>
    public int PendingCalls => (_connection?.PendingCalls ?? 0) + (_unproven?.PendingCalls ?? 0) + _retired.PendingCalls;

    public ChannelState State => (Open, (ChannelState)_state) switch
    {
        (_, ChannelState.Closed) => ChannelState.Closed,
        (not null, _) => ChannelState.Ready,
        (null, ChannelState.Ready) => ChannelState.Connecting,
        (null, ChannelState.Failed) when _pause.IsOver => ChannelState.Connecting,
        (null, var state) => state,
    };

    public ChannelAvailability Availability
    {
        get
        {
            if (Open is { } open)
            {
                // It is not known yet which provider the next connection leads to.
                if (_connection is { IsReadOnly: true })
                    return ChannelAvailability.ReadOnly;
                return open.IsSuspect ? ChannelAvailability.Suspect : ChannelAvailability.Open;
            }

            return State is ChannelState.Failed or ChannelState.Closed ? ChannelAvailability.Down : ChannelAvailability.Pending;
        }
    }

    /// <summary>Gets the number of attempts that failed since the last successful one.</summary>
    public int FailedAttempts => _failedAttempts;

    public string? LastError => _lastError;

    /// <summary>
    /// Starts to connect if the keeper is not started yet. Otherwise, if the last attempt was refused, makes the next one earlier.
    /// </summary>
    public void Start()
    {
        if (Volatile.Read(ref _isStarted) != 0 || Interlocked.Exchange(ref _isStarted, 1) != 0)
        {
            _pause.RequestAttempt();
            return;
        }

        _state = (int)ChannelState.Connecting;
        // The loop must not capture the async locals of the caller that happens to be the first.
        using (ExecutionContext.SuppressFlow())
            _ = KeepAsync();
    }

    /// <summary>Stops connecting, and closes the connections after their calls have ended or the timeout has expired.</summary>
    public async Task StopAsync(TimeSpan timeout)
    {
        bool wasStarted = Interlocked.Exchange(ref _isStarted, 1) != 0;
        _stopping.Set();
        _pause.RequestAttempt();
        _options.Scheduler.ScheduleCancellation(_stop, _connectionOptions.Logger);
        if (wasStarted)
        {
            // A connection is added to the retired ones before it is removed from its field.
            DubboConnection?[] all = [_connection, _unproven, .. _retired.All];
            await Task.WhenAll(all.OfType<DubboConnection>().Select(connection => connection.CloseAsync(timeout))).ConfigureAwait(false);
            await _ended.WaitAsync().ConfigureAwait(false);
        }

        _state = (int)ChannelState.Closed;
    }

    /// <summary>Creates the exception for a call that does not wait for the next attempt. Returns null if no attempt has failed.</summary>
    public DubboException? CreateException() => _failure?.CreateException(_endPoint, _pause.Left);

    private async Task KeepAsync()
    {
        await _options.Scheduler.SwitchAsync();
        while (!_stopping.IsSet)
        {
            try
            {
                await KeepOneAsync().ConfigureAwait(false);
            }
            catch (Exception e)
            {
                ClientLog.KeeperFailed(_connectionOptions.Logger, _endPoint, e);
                Fail(new ConnectFailure($"Could not connect to {EndPointText.Format(_endPoint)}: {e.Message}", e));
            }

            if (!_stopping.IsSet)
                await DelayAsync().ConfigureAwait(false);
        }

        _onChanged();
        _ended.Set();
    }

    /// <summary>Connects if necessary, and returns when the connection can no longer be used for calls or the attempt has failed.</summary>
    private async Task KeepOneAsync()
    {
        DubboConnection? before = _connection;
        if (before is { IsOpen: true, IsReadOnly: false })
        {
            await UseAsync(before).ConfigureAwait(false);
            return;
        }

        _state = (int)ChannelState.Connecting;
        (DubboConnection? made, ConnectFailure? failure) = await _connector.TryConnectAsync(_stop.Token).ConfigureAwait(false);
        if (made is null)
        {
            Fail(failure!);
            return;
        }

        made.OnPeerChanged = _onChanged;
        _idleWatch?.Add(made);
        if (before is { IsOpen: true, IsReadOnly: false })
        {
            // The provider accepts calls on the old connection again, and can call the callbacks that it received there.
            await made.CloseAsync(TimeSpan.Zero).ConfigureAwait(false);
            return;
        }

        if (before is { IsReadOnly: true, HasClosedListener: false } && !await ProveAsync(made, before).ConfigureAwait(false))
            return;
        Adopt(made, before);
        await UseAsync(made).ConfigureAwait(false);
    }

    /// <summary>
    /// Returns whether a new connection leads to another provider than the one that announced its stop. Waits until this is known. A
    /// stopping Java provider continues to serve. When it ends, it cuts the calls on all its connections, including those that it accepted
    /// last. Calls are made on the new connection as soon as a heartbeat response was received there, so that none is left on the old
    /// connection when it ends. The end of the old connection shows which provider responded. The new connection leads to another provider
    /// if it does not end at the same time, and if the address still accepts connections. A Java provider on a busy machine can close the
    /// new connection late, but it stops listening before it closes the first one.
    /// </summary>
    private async Task<bool> ProveAsync(DubboConnection made, DubboConnection before)
    {
        _unproven = made;
        if (_stopping.IsSet)
            await made.CloseAsync(TimeSpan.Zero).ConfigureAwait(false);
        bool hasChanged;
        do
        {
            // A Java provider that has just started may lose the first heartbeat.
            if (!made.HasReceivedHeartbeatResponse)
                made.SendHeartbeat();
            TimeSpan step = made.HasReceivedHeartbeatResponse ? Timeout.InfiniteTimeSpan : HeartbeatStep;
            Task<bool> change = await Task.WhenAny(
                before.WaitForChangeAsync(isReadOnly: true, step), made.WaitForChangeAsync(isReadOnly: false, step)).ConfigureAwait(false);
            hasChanged = await change.ConfigureAwait(false);
        }
        while (!hasChanged);
        bool isProven = !before.IsOpen && !await made.WaitForEndAsync(ProvingTime).ConfigureAwait(false)
            && await _connector.RespondsAsync(_stop.Token).ConfigureAwait(false) && made.IsOpen;
        if (!isProven)
        {
            if (HasLasted(made))
                _pause.Reset(hasLasted: true);
            if (!before.IsOpen)
                Fail(made.CloseReason ?? before.CloseReason!);
            _retired.Add(made);
        }

        _unproven = null;
        return isProven;
    }

    /// <summary>
    /// Makes a new connection available to calls. The previous one, if it is still open, gets no more calls and is closed after its calls
    /// have ended.
    /// </summary>
    private void Adopt(DubboConnection connection, DubboConnection? before)
    {
        if (before is { IsOpen: true })
            _retired.Add(before);
        _connection = connection;
        if (before is { WasSilent: true })
            connection.Probe();
        _failedAttempts = 0;
        _failure = null;
        _state = (int)ChannelState.Ready;
        _onChanged();
    }

    /// <summary>Waits until a connection ends or its provider announces that it will stop.</summary>
    private async Task UseAsync(DubboConnection connection)
    {
        if (_stopping.IsSet)
            await connection.CloseAsync(TimeSpan.Zero).ConfigureAwait(false);
        if (_provider.IsDown && !await connection.WaitForChangeAsync(isReadOnly: false, _options.MaxReconnectDelay).ConfigureAwait(false))
            _provider.Succeed();
        await connection.WaitForChangeAsync(isReadOnly: false).ConfigureAwait(false);
        if (_stopping.IsSet)
            return;
        if (connection.CloseReason is { } reason)
        {
            Lose(connection, reason);
            return;
        }

        ClientLog.ProviderStops(_connectionOptions.Logger, _endPoint);
        // A connection on which this is announced soon after it was made leads to the same provider again. It does not reset the pause.
        if (connection.HasClosedListener)
            _pause.Replace(HasLasted(connection), connection.HasReceivedResponse);
        else if (HasLasted(connection))
            _pause.Reset(hasLasted: true);
        _onChanged();
    }

    private bool HasLasted(DubboConnection connection) =>
        _options.TimeProvider.GetElapsedTime(connection.StartedAt) >= _options.MaxReconnectDelay;

    private void Lose(DubboConnection connection, DubboException reason)
    {
        _lastError = reason.Message;
        if (connection.WasSilent)
            Fail(reason);
        else if (connection.IsReadOnly)
            _pause.Replace(HasLasted(connection), connection.HasReceivedResponse);
        else if (HasLasted(connection) || connection.HasReceivedResponse)
            _pause.Reset(HasLasted(connection));
        else
            Fail(reason);
    }

    private async Task DelayAsync()
    {
        DubboConnection? serving = Open;
        bool wasRefused = _failure is { WasRefused: true };
        bool waits = _pause.Begin(serving is null ? null : LongestReplacementDelay, hasFailed: _failedAttempts > 0, wasRefused);
        if (waits && serving is null)
            _state = (int)ChannelState.Failed;
        _onChanged();
        if (!waits)
            return;
        if (serving is null)
        {
            await _pause.WaitAsync(_stopping).ConfigureAwait(false);
        }
        else if (await serving.WaitForEndAsync(_pause.Longest).ConfigureAwait(false) && !_stopping.IsSet)
        {
            Lose(serving, serving.CloseReason!);
            await DelayAsync().ConfigureAwait(false);
        }
    }

    private void Fail(DubboException lost) => Fail(new ConnectFailure(lost.Message, lost));

    private void Fail(ConnectFailure failure)
    {
        _failedAttempts++;
        _lastError = failure.Reason;
        if (Open is null && !_stopping.IsSet)
            _provider.Fail(failure.Reason);
        _failure = failure;
    }
}
