namespace DubboNet.Cluster;

/// <summary>Makes the calls of a cluster whose failures are not handled by <see cref="ClusterCalls"/> alone.</summary>
internal interface IFailurePolicy
{
    /// <summary>Makes a call.</summary>
    /// <returns>The result, or null for the default value of its type.</returns>
    Task<object?> InvokeAsync(BoxedCall call);
}
