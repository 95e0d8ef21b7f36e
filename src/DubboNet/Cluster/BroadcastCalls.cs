using System.Runtime.ExceptionServices;

namespace DubboNet.Cluster;

/// <summary>Makes each call at all providers, at a limited number of them at the same time.</summary>
internal sealed class BroadcastCalls(ClusterCalls calls, DubboClusterOptions options) : IDubboInvoker
{
    private const int MaxConcurrent = 32;

    public async ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call)
    {
        IReadOnlyList<BroadcastResult<TResult>> results = await InvokeAllAsync(call).ConfigureAwait(false);
        if (results.LastOrDefault(result => result.Error is not null)?.Error is { } error)
            ExceptionDispatchInfo.Throw(error);
        return results[^1].Result!;
    }

    /// <summary>Makes a call at all providers, and returns the results in their order.</summary>
    public async Task<IReadOnlyList<BroadcastResult<TResult>>> InvokeAllAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call)
    {
        await calls.WaitForListAsync(call).ConfigureAwait(false);
        // A provider that was found in several sources is called once.
        ClusterProvider[] providers =
        [
            .. calls.Providers.Balancer.FindAll(call.Method, call.Arguments, call.Options.Attachments)
                .DistinctBy(provider => provider.Address with { Source = null }),
        ];
        var results = new BroadcastResult<TResult>[providers.Length];
        int next = -1;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(MaxConcurrent, providers.Length)).Select(_ => WorkAsync())).ConfigureAwait(false);
        return results;

        async Task WorkAsync()
        {
            for (int i = Interlocked.Increment(ref next); i < providers.Length; i = Interlocked.Increment(ref next))
                results[i] = await InvokeOneAsync(call, providers[i]).ConfigureAwait(false);
        }
    }

    // The response attachments of several providers cannot be told apart, so they are discarded.
    private async Task<BroadcastResult<TResult>> InvokeOneAsync<TArguments, TResult>(
        ClientCall<TArguments, TResult> call, ClusterProvider provider)
    {
        try
        {
            ClientCall<TArguments, TResult> own = call with { Options = call.Options with { ResponseAttachments = null } };
            long startedAt = options.Channel.TimeProvider.GetTimestamp();
            TResult result = await ClusterCalls.InvokeAtAsync(own, provider, startedAt, mayConnect: true).ConfigureAwait(false);
            return new BroadcastResult<TResult>(provider.Address, result, null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new BroadcastResult<TResult>(provider.Address, default, e);
        }
    }
}
