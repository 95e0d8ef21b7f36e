namespace DubboNet.Cluster;

/// <summary>Decides whether a failed call can be made again.</summary>
internal static class RetryRule
{
    /// <summary>
    /// Returns whether a call of the method can be made again after a failure. A call that was not sent or was refused as busy cannot have
    /// run. A call that may have run is made again only if its method is idempotent. An exception that the method threw is not a
    /// <see cref="DubboException"/>. A serialization error would be the same at each provider.
    /// </summary>
    public static bool MayRunAgain(this DubboMethod method, DubboException error) =>
        (error.IsRetrySafe || method.Idempotent) && error is not DubboSerializationException;
}
