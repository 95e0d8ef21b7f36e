namespace DubboNet.Cluster;

/// <summary>Makes the calls of a cluster as its failure policy says.</summary>
internal sealed class PolicyCalls(IFailurePolicy policy) : IDubboInvoker
{
    public async ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call) =>
        BoxedCall.Unbox<TResult>(await policy.InvokeAsync(new BoxedCall<TArguments, TResult>(call)).ConfigureAwait(false))!;
}
