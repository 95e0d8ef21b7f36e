namespace DubboNet;

/// <summary>
/// Specifies what a cluster does when a call fails. Java calls it <c>cluster</c>. Exceptions that the method throws are results, not
/// failures. Unless something else is said, a call that may have run is made again only if its method is
/// <see cref="DubboMethod.Idempotent"/>.
/// </summary>
public enum FailurePolicy
{
    /// <summary>The call is retried at other providers, up to <see cref="DubboClusterOptions.Retries"/> times.</summary>
    Failover,

    /// <summary>The call fails. It is not retried.</summary>
    Failfast,

    /// <summary>The failure is logged, and the result is the default value.</summary>
    Failsafe,

    /// <summary>
    /// The failure is logged, and the result is the default value. The call is retried later, after 5, 10 and 15 s. At most 100 calls wait
    /// for that. Further ones are logged and not retried.
    /// </summary>
    Failback,

    /// <summary>
    /// The call is made at <see cref="DubboClusterOptions.Forks"/> providers at the same time, and the first result counts. It fails if all
    /// of them fail. The method must be idempotent. Other methods are called at one provider.
    /// </summary>
    Forking,

    /// <summary>The call is made at the first available provider in the order of the list. It is not retried.</summary>
    Available,

    /// <summary>
    /// The call is made at all providers, whether or not its method is idempotent. It fails with the last failure if a provider fails or
    /// throws an exception. To get each result, use <see cref="DubboCluster.BroadcastAsync{TArguments,TResult}"/> instead.
    /// </summary>
    Broadcast,
}
