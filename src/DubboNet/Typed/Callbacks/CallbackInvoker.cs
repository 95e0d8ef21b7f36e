using DubboNet.Client;
using DubboNet.Remoting.Connections;
using DubboNet.Remoting.Diagnostics;

namespace DubboNet.Typed.Callbacks;

/// <summary>Calls an object of a consumer over the connection on which it was handed over; nothing else will do, so nothing is tried again.</summary>
internal sealed class CallbackInvoker(DubboConnection connection, string javaInterface) : IDubboInvoker
{
    private readonly CallLimits _limits = new(new DubboChannelOptions { TimeProvider = connection.Time }, urlTimeout: null);
    private volatile bool _isReleased;

    public ValueTask<TResult> InvokeAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, CallOptions options = default, CancellationToken cancellationToken = default)
    {
        if (_isReleased)
            return ValueTask.FromException<TResult>(CreateReleased());
        return DubboTelemetry.IsClientObserved
            ? CallObservation.ObserveClientAsync(
                method, connection.RemoteEndPoint, connection.Time, options, options => CallAsync(method, arguments, options, cancellationToken))
            : CallAsync(method, arguments, options, cancellationToken);
    }

    public async ValueTask SendOneWayAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, CallOptions options = default, CancellationToken cancellationToken = default)
    {
        if (_isReleased)
            throw CreateReleased();
        await connection.SendOneWayAsync(method, arguments, options, _limits.ForCallback(method, options), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The consumer wants no more calls.</summary>
    public void Release() => _isReleased = true;

    private ValueTask<TResult> CallAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, CallOptions options, CancellationToken cancellationToken) =>
        connection.InvokeAsync(method, arguments, options, _limits.ForCallback(method, options), cancellationToken);

    private DubboException CreateReleased() => new($"The consumer at {connection.RemoteEndPoint} has released this {javaInterface}; it was not called.")
    {
        RemoteEndPoint = connection.RemoteEndPoint,
        RequestState = RequestState.NotSent,
    };
}
