namespace DubboNet;

/// <summary>Calls methods through any invoker, and adds interceptors to it.</summary>
public static class DubboInvokerExtensions
{
    /// <summary>Calls a method and returns its result.</summary>
    /// <param name="invoker">The invoker, such as a channel.</param>
    /// <param name="method">The method to call.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="options">The options of the call, such as its timeout and attachments.</param>
    /// <param name="cancellationToken">The token that cancels the call.</param>
    /// <inheritdoc cref="IDubboInvoker.InvokeAsync" path="/exception"/>
    public static ValueTask<TResult> InvokeAsync<TArguments, TResult>(
        this IDubboInvoker invoker, DubboMethod<TArguments, TResult> method, TArguments arguments, DubboCallOptions options = default,
        CancellationToken cancellationToken = default) =>
        invoker.InvokeAsync(new ClientCall<TArguments, TResult>(method, arguments, options, IsOneWay: false, cancellationToken));

    /// <summary>
    /// Sends a call without waiting for a response. Completes when the socket has accepted the request. The outcome of the call is not
    /// reported.
    /// </summary>
    /// <inheritdoc cref="InvokeAsync" path="/param"/>
    public static async ValueTask SendOneWayAsync<TArguments, TResult>(
        this IDubboInvoker invoker, DubboMethod<TArguments, TResult> method, TArguments arguments, DubboCallOptions options = default,
        CancellationToken cancellationToken = default) =>
        await invoker.InvokeAsync(new ClientCall<TArguments, TResult>(method, arguments, options, IsOneWay: true, cancellationToken))
            .ConfigureAwait(false);

    /// <summary>
    /// Returns an invoker that makes calls through interceptors and then through this invoker. This invoker is not changed, so that several
    /// users of a channel can have their own interceptors. The first interceptor sees a call first and its result last.
    /// </summary>
    public static IDubboInvoker Intercept(this IDubboInvoker invoker, params IReadOnlyCollection<IClientInterceptor> interceptors) =>
        ClientPipeline.Create(invoker, interceptors);
}
