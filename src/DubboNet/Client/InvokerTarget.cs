namespace DubboNet.Client;

/// <summary>Makes calls through another invoker.</summary>
internal sealed class InvokerTarget(IDubboInvoker invoker) : ICallTarget
{
    public ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call) => call.IsOneWay
        ? SendAsync(call)
        : invoker.InvokeAsync(call.Method, call.Arguments, call.Options, call.CancellationToken);

    private async ValueTask<TResult> SendAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call)
    {
        await invoker.SendOneWayAsync(call.Method, call.Arguments, call.Options, call.CancellationToken).ConfigureAwait(false);
        return default!;
    }
}
