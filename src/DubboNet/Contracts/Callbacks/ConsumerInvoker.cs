using DubboNet.Client;
using DubboNet.Remoting.Connections;
using DubboNet.Remoting.Correlation;
using DubboNet.Remoting.Diagnostics;

namespace DubboNet.Contracts.Callbacks;

/// <summary>
/// Calls a consumer's callback over the connection on which it was passed. There are no retries, because no other connection can reach it.
/// </summary>
internal sealed class ConsumerInvoker(DubboConnection connection, string javaInterface) : IDubboInvoker
{
    private readonly DeadlineFactory _deadlines = new(new DubboChannelOptions { TimeProvider = connection.Time }, address: null);
    private volatile bool _isReleased;

    public ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call)
    {
        if (_isReleased)
            return ValueTask.FromException<TResult>(CreateReleasedException());
        return DubboTelemetry.IsClientObserved
            ? CallObservation.ObserveClientAsync(
                call.Method,
                connection.RemoteEndPoint,
                connection.Options,
                call.Options,
                (Invoker: this, Call: call),
                static (state, options) => state.Invoker.InvokeUnobservedAsync(state.Call with { Options = options }))
            : InvokeUnobservedAsync(call);
    }

    /// <summary>Makes further calls fail, because the consumer has released the callback.</summary>
    public void Release() => _isReleased = true;

    private ValueTask<TResult> InvokeUnobservedAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call)
    {
        CallDeadline deadline = _deadlines.CreateForCallback(call.Method, call.Options);
        return call.IsOneWay
            ? SendOneWayAsync(call, deadline)
            : connection.InvokeAsync(
                call.Method, call.Arguments, connection.Options.CallbackToken, call.Options, deadline, call.CancellationToken);
    }

    private async ValueTask<TResult> SendOneWayAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call, CallDeadline deadline)
    {
        await connection.SendOneWayAsync(
            call.Method, call.Arguments, connection.Options.CallbackToken, call.Options, deadline, call.CancellationToken)
            .ConfigureAwait(false);
        return default!;
    }

    private DubboException CreateReleasedException() => new(
        $"The consumer at {connection.RemoteEndPoint} has released this {javaInterface}; it was not called.")
    {
        RemoteEndPoint = connection.RemoteEndPoint,
        RequestState = RequestState.NotSent,
    };
}
