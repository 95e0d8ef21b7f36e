namespace DubboNet.Client;

/// <summary>Makes calls through a chain of interceptors.</summary>
internal sealed class InterceptedInvoker(ClientPipeline pipeline) : IDubboInvoker
{
    public ValueTask<TResult> InvokeAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, DubboCallOptions options = default,
        CancellationToken cancellationToken = default) =>
        pipeline.InvokeAsync(new ClientCall<TArguments, TResult>(method, arguments, options, IsOneWay: false, cancellationToken));

    public async ValueTask SendOneWayAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, DubboCallOptions options = default,
        CancellationToken cancellationToken = default) =>
        await pipeline.InvokeAsync(new ClientCall<TArguments, TResult>(method, arguments, options, IsOneWay: true, cancellationToken))
            .ConfigureAwait(false);
}
