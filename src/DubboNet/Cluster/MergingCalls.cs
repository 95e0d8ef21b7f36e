using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;

namespace DubboNet.Cluster;

/// <summary>
/// Makes the calls of some methods at one provider of each group, and merges the results. Other calls, and those without a result, are made
/// as the failure policy says.
/// </summary>
internal sealed class MergingCalls(
    IDubboInvoker others, GroupCalls groups, IReadOnlyDictionary<string, Delegate> functions, ILogger logger) : IDubboInvoker
{
    public ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call) =>
        !call.IsOneWay && functions.TryGetValue(call.Method.Name, out Delegate? function)
            ? MergeAsync(call, function)
            : others.InvokeAsync(call);

    private async ValueTask<TResult> MergeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call, Delegate function)
    {
        if (function is not Func<IReadOnlyList<TResult>, TResult> merge)
        {
            throw new InvalidOperationException(
                $"{call.Method} returns {typeof(TResult)}, but {nameof(DubboClusterOptions.MergeGroups)} has a function for another type. "
                    + $"Call {nameof(DubboClusterOptions.MergeGroups)}<{typeof(TResult)}> for this method.");
        }

        IReadOnlyList<GroupResult<TResult>> results = await groups.InvokeAllAsync(call).ConfigureAwait(false);
        List<TResult> merged = [];
        foreach (GroupResult<TResult> result in results)
        {
            if (result.Error is null)
                merged.Add(result.Result!);
            else
                ClusterLog.GroupFailed(logger, call.Method, PeerText.OneLine(result.Group), result.Error);
        }

        if (merged.Count == 0)
            ExceptionDispatchInfo.Throw(results[^1].Error!);
        return merge(merged);
    }
}
