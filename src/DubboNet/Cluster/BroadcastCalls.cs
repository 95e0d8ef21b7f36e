using System.Runtime.ExceptionServices;

namespace DubboNet.Cluster;

/// <summary>Makes each call at all providers, at a limited number of them at the same time.</summary>
internal sealed class BroadcastCalls(ClusterCalls calls, DubboClusterOptions options) : IFailurePolicy
{
    private const int MaxConcurrent = 32;

    public async Task<object?> InvokeAsync(BoxedCall call)
    {
        BroadcastResult<object?>[] results = await InvokeAllAsync(call).ConfigureAwait(false);
        if (results.LastOrDefault(result => result.Error is not null)?.Error is { } error)
            ExceptionDispatchInfo.Throw(error);
        return results[^1].Result;
    }

    /// <summary>Makes a call at all providers, and returns the results in their order.</summary>
    public async Task<BroadcastResult<object?>[]> InvokeAllAsync(BoxedCall call)
    {
        await calls.WaitForListAsync(call).ConfigureAwait(false);
        // A provider that was found in several sources is called once.
        ClusterProvider[] providers =
        [
            .. call.FindAll(calls.Providers.Balancer).DistinctBy(provider => provider.Address with { Source = null }),
        ];
        var results = new BroadcastResult<object?>[providers.Length];
        // The response attachments of several providers cannot be told apart, so they are discarded.
        BoxedCall own = call.With(call.Options with { ResponseAttachments = null });
        int next = -1;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(MaxConcurrent, providers.Length)).Select(_ => WorkAsync())).ConfigureAwait(false);
        return results;

        async Task WorkAsync()
        {
            for (int i = Interlocked.Increment(ref next); i < providers.Length; i = Interlocked.Increment(ref next))
                results[i] = await InvokeOneAsync(own, providers[i]).ConfigureAwait(false);
        }
    }

    private async Task<BroadcastResult<object?>> InvokeOneAsync(BoxedCall call, ClusterProvider provider)
    {
        try
        {
            long startedAt = options.Channel.TimeProvider.GetTimestamp();
            object? result = await call.InvokeAtAsync(provider, startedAt, mayConnect: true).ConfigureAwait(false);
            return new BroadcastResult<object?>(provider.Address, result, null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new BroadcastResult<object?>(provider.Address, default, e);
        }
    }
}
