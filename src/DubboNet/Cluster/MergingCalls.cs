using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;

namespace DubboNet.Cluster;

/// <summary>
/// Makes the calls of some methods at one provider of each group, and merges the results. Other calls, and those without a result, are made
/// as the failure policy says.
/// </summary>
internal sealed class MergingCalls(
    ClusterCalls calls, IFailurePolicy? others, IReadOnlyDictionary<string, GroupMerger> mergers, ILogger logger) : IFailurePolicy
{
    private readonly GroupCalls _groups = new(calls);

    public Task<object?> InvokeAsync(BoxedCall call) =>
        !call.IsOneWay && mergers.TryGetValue(call.Method.Name, out GroupMerger? merger) ? MergeAsync(call, merger)
        : others is not null ? others.InvokeAsync(call)
        : call.InvokeAsync(calls);

    private async Task<object?> MergeAsync(BoxedCall call, GroupMerger merger)
    {
        if (merger.ResultType != call.ResultType)
        {
            throw new InvalidOperationException(
                $"{call.Method} returns {call.ResultType}, but {nameof(DubboClusterOptions.MergeGroups)} has a function for another type. "
                    + $"Call {nameof(DubboClusterOptions.MergeGroups)}<{call.ResultType}> for this method.");
        }

        GroupResult<object?>[] results = await _groups.InvokeAllAsync(call).ConfigureAwait(false);
        List<object?> merged = [];
        foreach (GroupResult<object?> result in results)
        {
            if (result.Error is null)
                merged.Add(result.Result);
            else
                ClusterLog.GroupFailed(logger, call.Method, PeerText.OneLine(result.Group), result.Error);
        }

        if (merged.Count == 0)
            ExceptionDispatchInfo.Throw(results[^1].Error!);
        return merger.Merge(merged);
    }
}
