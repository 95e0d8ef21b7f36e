using System.IO.Pipelines;
using System.Net;
using DubboNet.Client;
using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Remoting.Connections;
using DubboNet.Remoting.Correlation;
using DubboNet.Remoting.Diagnostics;
using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Logging;

namespace DubboNet;

/// <summary>
/// Calls to one provider over one shared connection, or a few. They are made by the first call, and made anew by themselves whenever one is lost. Safe for
/// any number of threads; keep one channel an address for the life of the application.
/// </summary>
/// <remarks>
/// Threading: each connection has a keeper, whose loop alone makes it anew; callers look for one that is open and else wait for the latch that opens when something
/// has changed. Calls on an open connection take no lock.
/// </remarks>
public sealed class DubboChannel : IDubboInvoker, ICallTarget, IAsyncDisposable
{
    private const int DefaultPayload = 8 * 1024 * 1024;

    private static readonly TimeSpan DefaultHeartbeat = TimeSpan.FromSeconds(60);

    private readonly ProviderAddress _address;
    private readonly HessianOptions _hessian;
    private readonly DubboChannelOptions _options;
    private readonly DeadlineFactory _deadlines;
    private readonly IdleWatch? _idleWatch;
    private readonly ConnectionOptions _connectionOptions;
    private readonly ConnectionKeeper[] _keepers;
    private readonly ClientPipeline? _interceptors;
    private readonly Action? _onChanged;
    private readonly AsyncLatch _closed;
    private AsyncLatch _changed;
    private int _isDisposed;

    /// <summary>A channel to an address. Nothing is connected yet.</summary>
    public DubboChannel(EndPoint endPoint, DubboChannelOptions? options = null)
        : this(new ProviderAddress(endPoint), options)
    {
    }

    /// <summary>
    /// A channel to an address such as <c>dubbo://inventory:20880</c>; without a port, 20880. What its parameters say of connections and calls counts where the
    /// options leave it open; see <see cref="ProviderAddress"/>.
    /// </summary>
    /// <exception cref="ArgumentException">It is no dubbo URL, or one of those parameters is no number.</exception>
    public DubboChannel(string address, DubboChannelOptions? options = null)
        : this(ProviderAddress.Parse(address), options)
    {
    }

    /// <summary>A channel to an address that says more than where the provider is.</summary>
    public DubboChannel(ProviderAddress address, DubboChannelOptions? options = null)
        : this(address, options ?? new DubboChannelOptions(), withInterceptors: true, onChanged: null)
    {
    }

    /// <param name="address">The provider.</param>
    /// <param name="options">The settings.</param>
    /// <param name="withInterceptors">Whether their interceptors are the channel's, and not its owner's.</param>
    /// <param name="onChanged">Told whenever the state is another.</param>
    internal DubboChannel(ProviderAddress address, DubboChannelOptions options, bool withInterceptors, Action? onChanged)
    {
        _address = address;
        _options = options;
        _onChanged = onChanged;
        _hessian = SubstitutionLog.Attach(_options.Hessian, _options.LoggerFactory);
        _deadlines = new DeadlineFactory(_options, address.Timeout);
        _closed = new AsyncLatch(_options.Scheduler);
        _changed = new AsyncLatch(_options.Scheduler);
        _connectionOptions = CreateConnectionOptions();
        // A cluster has checked them for all its channels.
        if (onChanged is null)
            CheckTimes(_options, _connectionOptions.Logger);
        TimeSpan heartbeat = TimerRange.Cap(_options.HeartbeatInterval ?? address.HeartbeatInterval ?? DefaultHeartbeat);
        if (heartbeat > TimeSpan.Zero)
        {
            TimeSpan heartbeatTimeout = _options.HeartbeatTimeout ?? address.HeartbeatTimeout ?? (3 * heartbeat);
            TimerRange.CheckPositive(heartbeatTimeout, _connectionOptions.Logger, name: nameof(options.HeartbeatTimeout));
            _idleWatch = new IdleWatch(_options.TimeProvider, heartbeat, heartbeatTimeout, _connectionOptions.Logger);
            // What a connection attempt may take is long enough for the response to a heartbeat.
            TimeSpan probe = _options.ConnectTimeout < heartbeatTimeout ? _options.ConnectTimeout : heartbeatTimeout;
            _connectionOptions = _connectionOptions with { ProbeTimeout = probe };
        }

        int connections = _options.Connections ?? address.Connections ?? 1;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(connections, nameof(options));
        _keepers = [.. Enumerable.Range(0, connections)
            .Select(_ => new ConnectionKeeper(address, _options, _connectionOptions, _idleWatch, OnChanged))];
        if (withInterceptors && _options.Interceptors.Count > 0)
            _interceptors = ClientPipeline.Create(this, _options.Interceptors);
    }

    /// <summary>Calls of this channel that wait for a response.</summary>
    public int PendingCalls => _keepers.Sum(keeper => keeper.PendingCalls);

    /// <summary>The first connection, or the one before the next.</summary>
    internal DubboConnection? Connection => _keepers[0].Last;

    /// <summary>What it can do for a call just now.</summary>
    internal ChannelAvailability Availability
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

    /// <inheritdoc/>
    public ValueTask<TResult> InvokeAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, DubboCallOptions options = default, CancellationToken cancellationToken = default)
    {
        var call = new ClientCall<TArguments, TResult>(method, arguments, options, IsOneWay: false, cancellationToken);
        return _interceptors is null ? InvokeAsync(call) : _interceptors.InvokeAsync(call);
    }

    /// <inheritdoc/>
    public async ValueTask SendOneWayAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, DubboCallOptions options = default, CancellationToken cancellationToken = default)
    {
        var call = new ClientCall<TArguments, TResult>(method, arguments, options, IsOneWay: true, cancellationToken);
        if (_interceptors is null)
            await InvokeAsync(call).ConfigureAwait(false);
        else
            await _interceptors.InvokeAsync(call).ConfigureAwait(false);
    }

    /// <summary>
    /// Sends a request that a provider of this application took undecoded, its body as it is, and gives the response as it is, errors included: for proxies.
    /// The time-out is <paramref name="timeout"/> or else the client's, the URL's or 1,000 ms. Interceptors are not asked.
    /// </summary>
    /// <exception cref="DubboException">No response came: no connection, or time-out.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async ValueTask<RawResponse> ForwardAsync(RawRequest request, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        CallDeadline deadline = _deadlines.Create(null, new DubboCallOptions { Timeout = timeout }, _options.TimeProvider.GetTimestamp());
        DubboConnection connection = Pick() ?? await ConnectAsync(request, waitForReady: false, deadline, cancellationToken).ConfigureAwait(false);
        return await connection.ForwardAsync(request, deadline, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Connects now, where otherwise the first call would: to fail at the start of an application whose provider is not there.</summary>
    /// <exception cref="DubboException">No connection could be made.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task ConnectAsync(CancellationToken cancellationToken = default) => WaitForConnectionAsync(waitForReady: false, cancellationToken);

    /// <summary>Waits until there is a connection, however many attempts it takes.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task WaitForReadyAsync(CancellationToken cancellationToken = default) => WaitForConnectionAsync(waitForReady: true, cancellationToken);

    /// <summary>How the channel and its connections are now.</summary>
    public ChannelSnapshot GetSnapshot()
    {
        ConnectionSnapshot[] open = [.. _keepers.Select(keeper => keeper.Open).OfType<DubboConnection>().Select(connection => connection.GetSnapshot())];
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

    /// <summary>Lets no more calls start, waits for those under way up to <see cref="DubboChannelOptions.ShutdownTimeout"/>, and closes. Idempotent.</summary>
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

    /// <summary>Why the last attempt failed or the last connection ended; null if neither has happened.</summary>
    internal string? LastError => _keepers.Select(keeper => keeper.LastError).FirstOrDefault(error => error is not null);

    /// <summary>Begins to connect, where otherwise the first call would.</summary>
    internal void Start()
    {
        foreach (ConnectionKeeper keeper in _keepers)
            keeper.Start();
    }

    /// <summary>How much longer a call may take that began then.</summary>
    internal TimeSpan Remaining(DubboMethod method, in DubboCallOptions options, long startedAt) =>
        _deadlines.Create(method, options, startedAt).Remaining(_options.TimeProvider);

    /// <summary>Makes a call that has passed the interceptors.</summary>
    /// <param name="call">The call.</param>
    /// <param name="startedAt">When it began, as <see cref="TimeProvider.GetTimestamp"/>.</param>
    /// <param name="mayConnect">
    /// Whether it waits for a connection if there is none. Otherwise it fails at once and is not sent, so that a cluster can choose another channel.
    /// </param>
    internal ValueTask<TResult> InvokeAsync<TArguments, TResult>(in ClientCall<TArguments, TResult> call, long startedAt, bool mayConnect)
    {
        if (call.CancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<TResult>(call.CancellationToken);
        return DubboTelemetry.IsClientObserved ? InvokeObservedAsync(call, startedAt, mayConnect) : InvokeUnobservedAsync(call, startedAt, mayConnect);
    }

    /// <inheritdoc/>
    ValueTask<TResult> ICallTarget.InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call) => InvokeAsync(call);

    internal static void CheckTimes(DubboChannelOptions options, ILogger logger)
    {
        if (options.Timeout is { } timeout)
            TimerRange.CheckPositive(timeout, logger, mayBeInfinite: true, nameof(options.Timeout));
        if (options.HeartbeatInterval is { } interval)
            TimerRange.CheckLength(interval, logger, nameof(options.HeartbeatInterval));
        if (options.HeartbeatTimeout is { } limit)
            TimerRange.CheckPositive(limit, logger, name: nameof(options.HeartbeatTimeout));
        TimerRange.CheckNotNegative(options.ReconnectDelay, logger);
        TimerRange.CheckPositive(options.MaxReconnectDelay, logger);
        TimerRange.CheckPositive(options.ConnectTimeout, logger);
        TimerRange.CheckNotNegative(options.ShutdownTimeout, logger, mayBeInfinite: true);
    }

    private ConnectionOptions CreateConnectionOptions() => new()
    {
        Hessian = _hessian,
        MaxPayload = _options.MaxPayload ?? _address.MaxPayload ?? DefaultPayload,
        MaxPendingCalls = _options.MaxPendingCalls,
        MaxQueuedBytes = _options.MaxQueuedBytes,
        AttachmentLimits = new(_options.MaxAttachments, _options.MaxAttachmentBytes),
        FailsWhenFull = _options.FailWhenFull,
        ApplicationAttachment = string.IsNullOrEmpty(_options.ApplicationName)
            ? []
            : DubboMethod.EncodeStrings(AttachmentKeys.RemoteApplication, _options.ApplicationName),
        TokenAttachment = (_options.Token ?? _address.Token) is { Length: > 0 } token ? DubboMethod.EncodeStrings(AttachmentKeys.Token, token) : [],
        Time = _options.TimeProvider,
        Scheduler = _options.Scheduler,
        UserScheduler = _options.InlineCompletions ? PipeScheduler.Inline : _options.Scheduler,
        Logger = _options.LoggerFactory.CreateLogger<DubboChannel>(),
    };

    /// <summary>An open connection; of several the less loaded of two at random, and one whose provider is about to stop only if there is no other.</summary>
    /// <param name="handsOver">
    /// Whether the call hands something over to be called back, or releases it: all these take the first connection, so that a release finds what it means.
    /// </param>
    private DubboConnection? Pick(bool handsOver = false)
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

    private ValueTask<TResult> InvokeAsync<TArguments, TResult>(in ClientCall<TArguments, TResult> call) =>
        InvokeAsync(call, _options.TimeProvider.GetTimestamp(), mayConnect: true);

    private ValueTask<TResult> InvokeUnobservedAsync<TArguments, TResult>(in ClientCall<TArguments, TResult> call, long startedAt, bool mayConnect)
    {
        if (_address.IsGeneric && GenericCallConverter.CanConvert(call.Method))
            return InvokeGenericAsync(call, startedAt, mayConnect);
        CallDeadline deadline = _deadlines.Create(call.Method, call.Options, startedAt);
        DubboConnection? connection = Pick(call.Method.HasCallbacks);
        if (connection is null && !mayConnect)
            return ValueTask.FromException<TResult>(CreateLostException());
        return connection is not null && !call.IsOneWay
            ? connection.InvokeAsync(call.Method, call.Arguments, call.Options, deadline, call.CancellationToken)
            : ConnectAndInvokeAsync(call, connection, deadline);
    }

    private async ValueTask<TResult> InvokeGenericAsync<TArguments, TResult>(
        ClientCall<TArguments, TResult> call, long startedAt, bool mayConnect)
    {
        HessianOptions hessian = call.Method.OptionsFor(_hessian);
        object? result = await InvokeUnobservedAsync(
            GenericCallConverter.ToGenericCall(call, _address.EndPoint, hessian), startedAt, mayConnect).ConfigureAwait(false);
        return call.IsOneWay ? default! : GenericCallConverter.ToTypedResult(call.Method, result, _address.EndPoint, hessian);
    }

    private ValueTask<TResult> InvokeObservedAsync<TArguments, TResult>(
        ClientCall<TArguments, TResult> call, long startedAt, bool mayConnect) => CallObservation.ObserveClientAsync(
            call.Method,
            _address.EndPoint,
            _connectionOptions,
            call.Options,
            options => InvokeUnobservedAsync(call with { Options = options }, startedAt, mayConnect));

    private async ValueTask<TResult> ConnectAndInvokeAsync<TArguments, TResult>(
        ClientCall<TArguments, TResult> call, DubboConnection? connection, CallDeadline deadline)
    {
        connection ??= await ConnectAsync(call.Method, call.Options.WaitForReady, deadline, call.CancellationToken).ConfigureAwait(false);
        if (!call.IsOneWay)
            return await connection.InvokeAsync(call.Method, call.Arguments, call.Options, deadline, call.CancellationToken).ConfigureAwait(false);
        await connection.SendOneWayAsync(call.Method, call.Arguments, call.Options, deadline, call.CancellationToken).ConfigureAwait(false);
        return default!;
    }

    private DubboConnectionException CreateLostException() => new($"The connection to {EndPointText.Format(_address.EndPoint)} has just been lost. {LastError}".TrimEnd())
    {
        RemoteEndPoint = _address.EndPoint,
        RequestState = RequestState.NotSent,
    };

    private Task<DubboConnection> WaitForConnectionAsync(bool waitForReady, CancellationToken cancellationToken)
    {
        var forever = new CallDeadline(Timeout.InfiniteTimeSpan, "no one", _options.TimeProvider.GetTimestamp());
        return ConnectAsync("Connecting", waitForReady, forever, cancellationToken);
    }

    /// <summary>Waits for a connection. Unless the call waits for ready, an attempt that fails meanwhile, or has just failed, ends it.</summary>
    private async Task<DubboConnection> ConnectAsync(object method, bool waitForReady, CallDeadline deadline, CancellationToken cancellationToken)
    {
        int failed = _keepers.Sum(keeper => keeper.FailedAttempts);
        while (true)
        {
            // The latch is read before the state, so that no change falls in between.
            AsyncLatch changed = Volatile.Read(ref _changed);
            ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
            if (Pick(method is DubboMethod { HasCallbacks: true }) is { } connection)
                return connection;
            Start();
            bool hasFailed = Array.TrueForAll(_keepers, keeper => keeper.State == ChannelState.Failed)
                || _keepers.Sum(keeper => keeper.FailedAttempts) >= failed + _keepers.Length;
            if (!waitForReady && hasFailed && _keepers[0].CreateException() is { } failure)
                throw failure;
            if (!await changed.WaitAsync(deadline.Remaining(_options.TimeProvider), _options.TimeProvider, cancellationToken).ConfigureAwait(false))
            {
                throw new DubboTimeoutException(
                    $"{method} timed out (limit {deadline}) waiting for a connection to {EndPointText.Format(_address.EndPoint)}; the request was not sent. {_keepers[0].LastError}".TrimEnd(),
                    TimeoutStage.Connect)
                {
                    RemoteEndPoint = _address.EndPoint,
                    RequestState = RequestState.NotSent,
                };
            }
        }
    }

    private void OnChanged()
    {
        Interlocked.Exchange(ref _changed, new AsyncLatch(_options.Scheduler)).Set();
        _onChanged?.Invoke();
    }
}
