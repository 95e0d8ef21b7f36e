using DubboNet.Remoting.Connections;
using DubboNet.Remoting.Correlation;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Client;

/// <summary>Holds the connections of a channel. Chooses one for each call. Calls that find none wait here.</summary>
/// <remarks>
/// Each connection has a keeper, whose loop is the only code that connects. Callers look for an open connection. If there is none, they
/// wait for a latch that is set after each change. Calls on an open connection do not take locks.
/// </remarks>
internal sealed class ChannelConnections : IAsyncDisposable
{
    private readonly ProviderAddress _address;
    private readonly DubboChannelOptions _options;
    private readonly IdleWatch? _idleWatch;
    private readonly ConnectionKeeper[] _keepers;
    private readonly AsyncLatch _closed;
    private readonly ChangeLatch _changed;
    private int _isDisposed;

    public ChannelConnections(ChannelSettings settings)
    {
        Settings = settings;
        _address = settings.Address;
        _options = settings.Options;
        _closed = new AsyncLatch(_options.Scheduler);
        _changed = new ChangeLatch(_options.Scheduler);
        if (settings.HasHeartbeats)
        {
            _idleWatch = new IdleWatch(
                _options.TimeProvider, settings.HeartbeatInterval, settings.HeartbeatTimeout, settings.Connection.Logger);
        }

        _keepers = [.. Enumerable.Range(0, settings.Connections)
            .Select(_ => new ConnectionKeeper(_address, _options, settings.Connection, _idleWatch, OnChanged))];
    }

    /// <summary>Occurs after each change of the state, on the thread that made it. Handlers must only take note.</summary>
    public event Action? Changed;

    /// <summary>Gets the settings of the connections.</summary>
    public ChannelSettings Settings { get; }

    /// <summary>Gets the number of calls that wait for a response.</summary>
    public int PendingCalls => _keepers.Sum(keeper => keeper.PendingCalls);

    /// <summary>Gets the first connection, or its predecessor until a new one replaces it.</summary>
    public DubboConnection? First => _keepers[0].Last;

    /// <summary>Gets the reason why the last attempt failed or the last connection ended. Null if neither has happened.</summary>
    public string? LastError => _keepers.Select(keeper => keeper.LastError).FirstOrDefault(error => error is not null);

    /// <summary>Gets what the connections can do for a call at the moment.</summary>
    public ChannelAvailability Availability
    {
        get
        {
            if (_isDisposed != 0)
                return ChannelAvailability.Down;
            var best = ChannelAvailability.Down;
            foreach (ConnectionKeeper keeper in _keepers)
            {
                ChannelAvailability one = keeper.Availability;
                if (one < best)
                    best = one;
            }

            return best;
        }
    }

    public ChannelSnapshot GetSnapshot()
    {
        ConnectionSnapshot[] open =
            [.. _keepers.Select(keeper => keeper.Open).OfType<DubboConnection>().Select(connection => connection.GetSnapshot())];
        ChannelState[] states = [.. _keepers.Select(keeper => keeper.State)];
        ReadOnlySpan<ChannelState> fromBest = [ChannelState.Ready, ChannelState.Connecting, ChannelState.Failed, ChannelState.Idle];
        ChannelState state = ChannelState.Closed;
        foreach (ChannelState candidate in fromBest)
        {
            if (state == ChannelState.Closed && states.Contains(candidate))
                state = candidate;
        }

        return new ChannelSnapshot
        {
            Address = _address.EndPoint,
            State = state,
            IsReadOnly = Availability == ChannelAvailability.ReadOnly,
            LastError = LastError,
            FailedAttempts = _keepers.Max(keeper => keeper.FailedAttempts),
            Connections = open,
        };
    }

    /// <summary>Starts to connect before the first call does.</summary>
    public void Start()
    {
        foreach (ConnectionKeeper keeper in _keepers)
            keeper.Start();
    }

    /// <summary>
    /// Returns an open connection. If there are several, compares two random ones and returns the one with less load. Returns a connection
    /// whose provider is about to stop only if no other one is open.
    /// </summary>
    /// <param name="handsOver">Whether the call passes or releases callbacks. All these calls use the first connection, so that a release
    /// finds its callback.</param>
    public DubboConnection? Pick(bool handsOver = false)
    {
        if (_isDisposed != 0)
            return null;
        if (handsOver || _keepers.Length == 1)
            return _keepers[0].Open;
        int first = _options.Random.Next(_keepers.Length);
        int second = (first + 1 + _options.Random.Next(_keepers.Length - 1)) % _keepers.Length;
        DubboConnection? picked = ChooseBetter(_keepers[first].Open, _keepers[second].Open);
        if (picked is { IsReadOnly: false })
            return picked;
        foreach (ConnectionKeeper keeper in _keepers)
            picked = ChooseBetter(picked, keeper.Open);
        return picked;
    }

    /// <summary>Waits for a connection without a time limit.</summary>
    public Task<DubboConnection> ConnectAsync(bool waitForReady, CancellationToken cancellationToken)
    {
        var forever = new CallDeadline(Timeout.InfiniteTimeSpan, "no one", _options.TimeProvider.GetTimestamp());
        return ConnectAsync("Connecting", waitForReady, forever, cancellationToken);
    }

    /// <summary>
    /// Waits for a connection. Unless the call waits for ready, throws an exception if an attempt has just failed or fails in the meantime.
    /// </summary>
    public async Task<DubboConnection> ConnectAsync(
        object method, bool waitForReady, CallDeadline deadline, CancellationToken cancellationToken)
    {
        int failed = _keepers.Sum(keeper => keeper.FailedAttempts);
        while (true)
        {
            // The latch is read before the state, so that no change is missed.
            AsyncLatch changed = _changed.Next;
            ObjectDisposedException.ThrowIf(_isDisposed != 0, typeof(DubboChannel));
            if (Pick(method is DubboMethod { HasCallbacks: true }) is { } connection)
                return connection;
            Start();
            bool hasFailed = Array.TrueForAll(_keepers, keeper => keeper.State == ChannelState.Failed)
                || _keepers.Sum(keeper => keeper.FailedAttempts) >= failed + _keepers.Length;
            if (!waitForReady && hasFailed && _keepers[0].CreateException() is { } failure)
                throw failure;
            if (!await changed.WaitAsync(deadline.Remaining(_options.TimeProvider), _options.TimeProvider, cancellationToken)
                .ConfigureAwait(false))
            {
                throw new DubboTimeoutException(
                    ($"{method} timed out (limit {deadline}) waiting for a connection to {EndPointText.Format(_address.EndPoint)}; "
                        + $"the request was not sent. {_keepers[0].LastError}").TrimEnd(),
                    TimeoutStage.Connect)
                {
                    RemoteEndPoint = _address.EndPoint,
                    RequestState = RequestState.NotSent,
                };
            }
        }
    }

    /// <summary>Rejects new calls, waits for pending calls up to the shutdown timeout, and closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            await _closed.WaitAsync().ConfigureAwait(false);
            return;
        }

        OnChanged();
        await Task.WhenAll(_keepers.Select(keeper => keeper.StopAsync(_options.ShutdownTimeout))).ConfigureAwait(false);
        _idleWatch?.Dispose();
        _closed.Set();
    }

    private static DubboConnection? ChooseBetter(DubboConnection? one, DubboConnection? other)
    {
        if (one is null || other is null)
            return one ?? other;
        if (one.IsReadOnly != other.IsReadOnly)
            return one.IsReadOnly ? other : one;
        if (one.IsSuspect != other.IsSuspect)
            return one.IsSuspect ? other : one;
        return one.PendingCalls <= other.PendingCalls ? one : other;
    }

    private void OnChanged()
    {
        _changed.Change();
        Changed?.Invoke();
    }
}
