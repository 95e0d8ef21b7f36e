namespace DubboNet.Cluster;

/// <summary>Merges the results of the groups of providers.</summary>
/// <param name="ResultType">The type of each result and of what they are merged to.</param>
/// <param name="Merge">The function.</param>
internal sealed record GroupMerger(Type ResultType, Func<IEnumerable<object?>, object?> Merge)
{
    /// <summary>Creates a merger from the function for a type.</summary>
    public static GroupMerger Create<TResult>(Func<IReadOnlyList<TResult>, TResult> merge) =>
        new(typeof(TResult), results => merge([.. results.Select(result => (TResult)result!)]));
}
