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
/// Makes calls to one provider over one or more shared connections. The first call connects, and lost connections are established again
/// automatically. Safe for any number of threads. Create one channel for each address and keep it for the lifetime of the application.
/// </summary>
/// <remarks>
/// Each connection has a keeper, whose loop is the only code that connects. Callers look for an open connection. If there is none, they
/// wait for a latch that is set after each change. Calls on an open connection do not take locks.
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

    /// <summary>Initializes a channel for an address. Does not connect yet.</summary>
    public DubboChannel(EndPoint endPoint, DubboChannelOptions? options = null)
        : this(new ProviderAddress(endPoint), options)
    {
    }

    /// <summary>
    /// Initializes a channel for an address such as <c>dubbo://inventory:20880</c>. The default port is 20880. The URL's parameters for
    /// connections and calls apply where the options do not specify a value. For the parameters, see <see cref="ProviderAddress"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The address is not a dubbo URL, or the value of a parameter is not a number.</exception>
    public DubboChannel(string address, DubboChannelOptions? options = null)
        : this(ProviderAddress.Parse(address), options)
    {
    }

    /// <summary>Initializes a channel for an address with additional settings.</summary>
    public DubboChannel(ProviderAddress address, DubboChannelOptions? options = null)
        : this(address, options ?? new DubboChannelOptions(), withInterceptors: true, onChanged: null)
    {
    }

    /// <param name="address">The provider's address.</param>
    /// <param name="options">The settings of the channel.</param>
    /// <param name="withInterceptors">Whether the channel calls the interceptors of the options. Otherwise its owner does.</param>
    /// <param name="onChanged">Called after each change of the state.</param>
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
        // A cluster has already checked the times for all its channels.
        if (onChanged is null)
            CheckTimes(_options, _connectionOptions.Logger);
        TimeSpan heartbeat = TimerRange.Cap(_options.HeartbeatInterval ?? address.HeartbeatInterval ?? DefaultHeartbeat);
        if (heartbeat > TimeSpan.Zero)
        {
            TimeSpan heartbeatTimeout = _options.HeartbeatTimeout ?? address.HeartbeatTimeout ?? (3 * heartbeat);
            TimerRange.CheckPositive(heartbeatTimeout, _connectionOptions.Logger, name: nameof(options.HeartbeatTimeout));
            _idleWatch = new IdleWatch(_options.TimeProvider, heartbeat, heartbeatTimeout, _connectionOptions.Logger);
            // The time for a connection attempt is long enough for the response to a heartbeat.
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

    /// <summary>Gets the number of calls of this channel that wait for a response.</summary>
    public int PendingCalls => _keepers.Sum(keeper => keeper.PendingCalls);

    /// <summary>Gets the first connection, or its predecessor until a new one replaces it.</summary>
    internal DubboConnection? Connection => _keepers[0].Last;

    /// <summary>Gets what the channel can do for a call at the moment.</summary>
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
        DubboMethod<TArguments, TResult> method, TArguments arguments, DubboCallOptions options = default,
        CancellationToken cancellationToken = default)
    {
        var call = new ClientCall<TArguments, TResult>(method, arguments, options, IsOneWay: false, cancellationToken);
        return _interceptors is null ? InvokeAsync(call) : _interceptors.InvokeAsync(call);
    }

    /// <inheritdoc/>
    public async ValueTask SendOneWayAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, DubboCallOptions options = default,
        CancellationToken cancellationToken = default)
    {
        var call = new ClientCall<TArguments, TResult>(method, arguments, options, IsOneWay: true, cancellationToken);
        if (_interceptors is null)
            await InvokeAsync(call).ConfigureAwait(false);
        else
            await _interceptors.InvokeAsync(call).ConfigureAwait(false);
    }

    /// <summary>
    /// Forwards a request that a provider of this application received without decoding it. Sends the body unchanged, and returns the
    /// response unchanged, including errors. Intended for proxies. The timeout is <paramref name="timeout"/>, that of the client or that of
    /// the URL, in this order, and otherwise 1,000 ms. Interceptors are not called.
    /// </summary>
    /// <exception cref="DubboException">No response was received, because there was no connection or the call timed out.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async ValueTask<RawResponse> ForwardAsync(
        RawRequest request, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        CallDeadline deadline = _deadlines.Create(null, new DubboCallOptions { Timeout = timeout }, _options.TimeProvider.GetTimestamp());
        DubboConnection connection =
            Pick() ?? await ConnectAsync(request, waitForReady: false, deadline, cancellationToken).ConfigureAwait(false);
        return await connection.ForwardAsync(request, deadline, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Connects before the first call does. Use it to fail at the start of an application if its provider is not available.
    /// </summary>
    /// <exception cref="DubboException">No connection could be established.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task ConnectAsync(CancellationToken cancellationToken = default) =>
        WaitForConnectionAsync(waitForReady: false, cancellationToken);

    /// <summary>Waits until there is a connection, regardless of the number of attempts.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task WaitForReadyAsync(CancellationToken cancellationToken = default) =>
        WaitForConnectionAsync(waitForReady: true, cancellationToken);

    /// <summary>Gets the current state of the channel and its connections.</summary>
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

    /// <summary>
    /// Rejects new calls, waits for pending calls up to <see cref="DubboChannelOptions.ShutdownTimeout"/>, and closes the connections. Can
    /// be called several times.
    /// </summary>
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

    /// <summary>Gets the reason why the last attempt failed or the last connection ended. Null if neither has happened.</summary>
    internal string? LastError => _keepers.Select(keeper => keeper.LastError).FirstOrDefault(error => error is not null);

    /// <summary>Starts to connect before the first call does.</summary>
    internal void Start()
    {
        foreach (ConnectionKeeper keeper in _keepers)
            keeper.Start();
    }

    /// <summary>Returns the remaining time of a call that started at the specified time.</summary>
    internal TimeSpan Remaining(DubboMethod method, in DubboCallOptions options, long startedAt) =>
        _deadlines.Create(method, options, startedAt).Remaining(_options.TimeProvider);

    /// <summary>Makes a call that has passed the interceptors.</summary>
    /// <param name="call">The call.</param>
    /// <param name="startedAt">The start of the call, as returned by <see cref="TimeProvider.GetTimestamp"/>.</param>
    /// <param name="mayConnect">Whether the call waits for a connection if there is none. Otherwise it fails immediately without being
    /// sent, so that a cluster can choose another channel.</param>
    internal ValueTask<TResult> InvokeAsync<TArguments, TResult>(in ClientCall<TArguments, TResult> call, long startedAt, bool mayConnect)
    {
        if (call.CancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<TResult>(call.CancellationToken);
        return DubboTelemetry.IsClientObserved
            ? InvokeObservedAsync(call, startedAt, mayConnect)
            : InvokeUnobservedAsync(call, startedAt, mayConnect);
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
        TokenAttachment = (_options.Token ?? _address.Token) is { Length: > 0 } token
            ? DubboMethod.EncodeStrings(AttachmentKeys.Token, token)
            : [],
        Time = _options.TimeProvider,
        Scheduler = _options.Scheduler,
        UserScheduler = _options.InlineCompletions ? PipeScheduler.Inline : _options.Scheduler,
        Logger = _options.LoggerFactory.CreateLogger<DubboChannel>(),
    };

    /// <summary>
    /// Returns an open connection. If there are several, compares two random ones and returns the one with less load. Returns a connection
    /// whose provider is about to stop only if no other one is open.
    /// </summary>
    /// <param name="handsOver">Whether the call passes or releases callbacks. All these calls use the first connection, so that a release
    /// finds its callback.</param>
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

    private ValueTask<TResult> InvokeUnobservedAsync<TArguments, TResult>(
        in ClientCall<TArguments, TResult> call, long startedAt, bool mayConnect)
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
        {
            return await connection.InvokeAsync(call.Method, call.Arguments, call.Options, deadline, call.CancellationToken)
                .ConfigureAwait(false);
        }

        await connection.SendOneWayAsync(call.Method, call.Arguments, call.Options, deadline, call.CancellationToken).ConfigureAwait(false);
        return default!;
    }

    private DubboConnectionException CreateLostException() => new(
        $"The connection to {EndPointText.Format(_address.EndPoint)} has just been lost. {LastError}".TrimEnd())
    {
        RemoteEndPoint = _address.EndPoint,
        RequestState = RequestState.NotSent,
    };

    private Task<DubboConnection> WaitForConnectionAsync(bool waitForReady, CancellationToken cancellationToken)
    {
        var forever = new CallDeadline(Timeout.InfiniteTimeSpan, "no one", _options.TimeProvider.GetTimestamp());
        return ConnectAsync("Connecting", waitForReady, forever, cancellationToken);
    }

    /// <summary>
    /// Waits for a connection. Unless the call waits for ready, throws an exception if an attempt has just failed or fails in the meantime.
    /// </summary>
    private async Task<DubboConnection> ConnectAsync(
        object method, bool waitForReady, CallDeadline deadline, CancellationToken cancellationToken)
    {
        int failed = _keepers.Sum(keeper => keeper.FailedAttempts);
        while (true)
        {
            // The latch is read before the state, so that no change is missed.
            AsyncLatch changed = Volatile.Read(ref _changed);
            ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
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

    private void OnChanged()
    {
        Interlocked.Exchange(ref _changed, new AsyncLatch(_options.Scheduler)).Set();
        _onChanged?.Invoke();
    }
}
