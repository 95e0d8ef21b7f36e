using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Remoting.Connections;
using DubboNet.Remoting.Correlation;
using DubboNet.Remoting.Diagnostics;

namespace DubboNet.Client;

/// <summary>Makes the calls of a channel, after its interceptors or those of its cluster.</summary>
/// <param name="address">The address, whose timeout, token and kind of calls apply.</param>
/// <param name="options">The options of the channel.</param>
/// <param name="connections">The connections, which other channels to the same end point can share.</param>
internal sealed class ChannelCalls(ProviderAddress address, DubboChannelOptions options, ChannelConnections connections) : IDubboInvoker
{
    private readonly ProviderAddress _address = address;
    private readonly TimeProvider _time = options.TimeProvider;
    private readonly ConnectionOptions _connectionOptions = connections.Settings.Connection;
    private readonly DeadlineFactory _deadlines = new(options, address);
    private readonly UrlSetting? _retries = UrlSetting.Find(address, "retries", least: int.MinValue);
    private readonly ActiveCallLimits? _activeCallLimits = ActiveCallLimits.Create(address, options);
    private readonly byte[] _token = (options.Token ?? address.Token) is { Length: > 0 } token
        ? DubboMethod.EncodeStrings(AttachmentKeys.Token, token)
        : [];

    public ChannelConnections Connections { get; } = connections;

    /// <inheritdoc/>
    public ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call) =>
        InvokeAsync(call, _time.GetTimestamp(), mayConnect: true);

    /// <summary>Makes a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="startedAt">The start of the call, as returned by <see cref="TimeProvider.GetTimestamp"/>.</param>
    /// <param name="mayConnect">Whether the call waits for a connection if there is none. Otherwise it fails immediately without being
    /// sent, so that a cluster can choose another channel.</param>
    public ValueTask<TResult> InvokeAsync<TArguments, TResult>(in ClientCall<TArguments, TResult> call, long startedAt, bool mayConnect)
    {
        if (call.CancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<TResult>(call.CancellationToken);
        return DubboTelemetry.IsClientObserved
            ? InvokeObservedAsync(call, startedAt, mayConnect)
            : InvokeUnobservedAsync(call, startedAt, mayConnect);
    }

    /// <summary>Sends a request that was received, and returns the response as it is (<see cref="DubboChannel.ForwardAsync"/>).</summary>
    public async ValueTask<RawResponse> ForwardAsync(RawRequest request, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        CallDeadline deadline = _deadlines.Create(null, new DubboCallOptions { Timeout = timeout }, _time.GetTimestamp());
        DubboConnection connection = Connections.Pick()
            ?? await Connections.ConnectAsync(request, waitForReady: false, deadline, cancellationToken).ConfigureAwait(false);
        return await connection.ForwardAsync(request, deadline, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns how often a failed call is retried. A negative number in a URL means never.</summary>
    /// <param name="method">The method.</param>
    /// <param name="ofConsumer">The setting of the consumer, or null.</param>
    public int RetriesOf(DubboMethod method, int? ofConsumer)
    {
        const int JavasDefault = 2;
        return _retries is null
            ? ofConsumer ?? JavasDefault
            : Math.Max(0, _retries.RuleOf(method.Name) ?? _retries.ProviderOf(method.Name) ?? _retries.Rule ?? ofConsumer
                ?? _retries.Provider ?? JavasDefault);
    }

    /// <summary>Returns the remaining time of a call that started at the specified time.</summary>
    public TimeSpan Remaining(DubboMethod method, in DubboCallOptions options, long startedAt) =>
        _deadlines.Create(method, options, startedAt).Remaining(_time);

    private ValueTask<TResult> InvokeUnobservedAsync<TArguments, TResult>(
        in ClientCall<TArguments, TResult> call, long startedAt, bool mayConnect) =>
        _activeCallLimits?.Find(call.Method.Name) is { } limit
            ? InvokeLimitedAsync(limit, call, startedAt, mayConnect)
            : InvokeUnlimitedAsync(call, startedAt, mayConnect);

    private async ValueTask<TResult> InvokeLimitedAsync<TArguments, TResult>(
        ActiveCallLimit limit, ClientCall<TArguments, TResult> call, long startedAt, bool mayConnect)
    {
        if (limit.Enter() is { } waiter)
        {
            CallDeadline deadline = _deadlines.Create(call.Method, call.Options, startedAt);
            waiter.SetTimeout(deadline.Remaining(_time), _time, call.CancellationToken);
            if (!await waiter.Task.ConfigureAwait(false))
                throw CreateTooManyActiveException(call.Method, limit, deadline);
        }

        try
        {
            return await InvokeUnlimitedAsync(call, startedAt, mayConnect).ConfigureAwait(false);
        }
        finally
        {
            limit.Exit();
        }
    }

    private ValueTask<TResult> InvokeUnlimitedAsync<TArguments, TResult>(
        in ClientCall<TArguments, TResult> call, long startedAt, bool mayConnect)
    {
        if (_address.IsGeneric && GenericCallConverter.CanConvert(call.Method))
            return InvokeGenericAsync(call, startedAt, mayConnect);
        CallDeadline deadline = _deadlines.Create(call.Method, call.Options, startedAt);
        DubboConnection? connection = Connections.Pick(call.Method.HasCallbacks);
        if (connection is null && !mayConnect)
            return ValueTask.FromException<TResult>(CreateLostException());
        return connection is not null && !call.IsOneWay
            ? connection.InvokeAsync(call.Method, call.Arguments, _token, call.Options, deadline, call.CancellationToken)
            : ConnectAndInvokeAsync(call, connection, deadline);
    }

    private async ValueTask<TResult> InvokeGenericAsync<TArguments, TResult>(
        ClientCall<TArguments, TResult> call, long startedAt, bool mayConnect)
    {
        HessianOptions hessian = call.Method.OptionsFor(_connectionOptions.Hessian);
        object? result = await InvokeUnlimitedAsync(
            GenericCallConverter.ToGenericCall(call, _address.EndPoint, hessian), startedAt, mayConnect).ConfigureAwait(false);
        return call.IsOneWay ? default! : GenericCallConverter.ToTypedResult(call.Method, result, _address.EndPoint, hessian);
    }

    private ValueTask<TResult> InvokeObservedAsync<TArguments, TResult>(
        in ClientCall<TArguments, TResult> call, long startedAt, bool mayConnect) => CallObservation.ObserveClientAsync(
            call.Method,
            _address.EndPoint,
            _connectionOptions,
            call.Options,
            (Calls: this, Call: call, startedAt, mayConnect),
            static (state, options) =>
                state.Calls.InvokeUnobservedAsync(state.Call with { Options = options }, state.startedAt, state.mayConnect));

    private async ValueTask<TResult> ConnectAndInvokeAsync<TArguments, TResult>(
        ClientCall<TArguments, TResult> call, DubboConnection? connection, CallDeadline deadline)
    {
        connection ??= await Connections.ConnectAsync(call.Method, call.Options.WaitForReady, deadline, call.CancellationToken)
            .ConfigureAwait(false);
        if (!call.IsOneWay)
        {
            return await connection.InvokeAsync(call.Method, call.Arguments, _token, call.Options, deadline, call.CancellationToken)
                .ConfigureAwait(false);
        }

        await connection.SendOneWayAsync(call.Method, call.Arguments, _token, call.Options, deadline, call.CancellationToken)
            .ConfigureAwait(false);
        return default!;
    }

    private DubboTimeoutException CreateTooManyActiveException(DubboMethod method, ActiveCallLimit limit, CallDeadline deadline) => new(
        $"{method} on {EndPointText.Format(_address.EndPoint)} was not sent within {deadline}, because {limit.Max} calls of {method.Name} "
            + "are waiting for this provider (MaxConcurrentCalls of the client, or actives of the provider or a rule).",
        TimeoutStage.Queue)
    {
        RemoteEndPoint = _address.EndPoint,
        RequestState = RequestState.NotSent,
    };

    private DubboConnectionException CreateLostException() => new(
        $"The connection to {EndPointText.Format(_address.EndPoint)} has just been lost. {Connections.LastError}".TrimEnd())
    {
        RemoteEndPoint = _address.EndPoint,
        RequestState = RequestState.NotSent,
    };
}
