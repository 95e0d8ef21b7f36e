namespace DubboNet.Cluster;

/// <summary>Makes each call at one provider of each group.</summary>
internal sealed class GroupCalls(ClusterCalls calls)
{
    /// <summary>Makes a call in all groups at the same time, and returns the results in the order of the groups in the list.</summary>
    public async Task<GroupResult<object?>[]> InvokeAllAsync(BoxedCall call)
    {
        string[] groups = [];
        while (groups.Length == 0)
        {
            await calls.WaitForListAsync(call).ConfigureAwait(false);
            groups = [.. calls.Providers.Providers.Select(provider => provider.Address.Group ?? "").Distinct()];
        }

        // The response attachments of several providers cannot be told apart, so they are discarded.
        BoxedCall own = call.With(call.Options with { ResponseAttachments = null });
        return await Task.WhenAll(groups.Select(group => InvokeOneAsync(own, group))).ConfigureAwait(false);
    }

    private async Task<GroupResult<object?>> InvokeOneAsync(BoxedCall call, string group)
    {
        try
        {
            return new GroupResult<object?>(group, await call.InvokeAsync(calls, new CallScope(group)).ConfigureAwait(false), null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new GroupResult<object?>(group, default, e);
        }
    }
}
