using System.Net;
using DubboNet.Cluster;

namespace DubboNet;

/// <summary>Options of a cluster, which are read once when the cluster is created.</summary>
public sealed class DubboClusterOptions
{
    /// <summary>
    /// Gets or sets the options of the channels, one of which is created for each address. Their interceptors run once for each call,
    /// regardless of the number of attempts. The timeout applies to the whole call, including retries.
    /// </summary>
    public DubboChannelOptions Channel { get; set; } = new();

    /// <summary>
    /// Gets or sets what the cluster does when a call fails. The default is <see cref="FailurePolicy.Failover"/>, which retries it.
    /// </summary>
    public FailurePolicy FailurePolicy { get; set; } = FailurePolicy.Failover;

    /// <summary>
    /// Gets or sets the number of providers at which a call is made with <see cref="FailurePolicy.Forking"/>. The default is 2, as Java's
    /// <c>forks</c>.
    /// </summary>
    public int Forks { get; set; } = 2;

    /// <summary>
    /// Gets or sets the largest share of retries in all calls, so that retries do not make an overload worse. Retries of calls that
    /// certainly have not run are not limited, and neither are the first 20 retries. The default is 0.2. With 1, each call can be retried
    /// once on average.
    /// </summary>
    public double MaxRetryShare { get; set; } = 0.2;

    /// <summary>
    /// Gets or sets the maximum number of retries of a failed call. A retry uses another provider if there is one. A call is retried only
    /// if it certainly has not run, or if its method is <see cref="DubboMethod.Idempotent"/>. The default is null, which means the
    /// <c>retries</c> of the provider's URL in a registry, or else 2, as in Java. A rule of the registry and a value for the method in the
    /// URL (<c>find.retries</c>) take precedence.
    /// </summary>
    public int? Retries { get; set; }

    /// <summary>
    /// Gets or sets the strategy that selects the providers of calls. The default is <see cref="LoadBalancingStrategy.WeightedRandom"/>.
    /// </summary>
    public LoadBalancingStrategy LoadBalancing { get; set; } = LoadBalancingStrategy.WeightedRandom;

    /// <summary>Gets the strategies of single methods, by their Java names. By default, there are none.</summary>
    public IDictionary<string, LoadBalancingStrategy> MethodLoadBalancing { get; } =
        new Dictionary<string, LoadBalancingStrategy>(StringComparer.Ordinal);

    /// <summary>
    /// Gets or sets a value indicating whether calls go to the same provider while it is ready. If it leaves, is avoided or has failed the
    /// call, the strategy selects another one, which is then kept. Methods with a strategy of their own keep a provider of their own. The
    /// default is false, as Java's <c>sticky</c>.
    /// </summary>
    public bool Sticky { get; set; }

    /// <summary>Gets the functions that merge the results of methods, by their Java names.</summary>
    internal Dictionary<string, GroupMerger> Mergers { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Calls a method at one provider of each group and merges the results, as Java's <c>merger</c> does. The groups are called at the same
    /// time, and each call is retried within its group. A group that fails is logged and left out. The call fails with the last failure if
    /// all groups fail. The failure policy applies to the other methods only. One-way calls are not merged.
    /// </summary>
    /// <typeparam name="TResult">The type of the result, as the contract declares it.</typeparam>
    /// <param name="method">The Java name of the method.</param>
    /// <param name="merge">Merges the results, of which there is at least one. They are in the order in which the directory lists the
    /// groups.</param>
    /// <exception cref="ArgumentException">The method already has a function, or its name is empty.</exception>
    public void MergeGroups<TResult>(string method, Func<IReadOnlyList<TResult>, TResult> merge)
    {
        ArgumentException.ThrowIfNullOrEmpty(method);
        ArgumentNullException.ThrowIfNull(merge);
        if (!Mergers.TryAdd(method, GroupMerger.Create(merge)))
            throw new ArgumentException($"The method {method} already has a function that merges its results.", nameof(method));
    }

    /// <summary>
    /// Gets or sets the tag of calls that have no attachment <c>dubbo.tag</c>. Calls with a tag go to providers with this tag, and calls
    /// without a tag go to providers without a tag. The default is null, for no tag.
    /// </summary>
    public string? Tag { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether calls with a tag fail if no provider has it. Otherwise, they go to providers without a tag
    /// then. The attachment <c>dubbo.force.tag</c> of a call takes precedence. The default is false.
    /// </summary>
    public bool ForceTag { get; set; }

    /// <summary>
    /// Gets or sets the pool through which the cluster shares connections with other clusters. The default is null, which means that the
    /// cluster has connections of its own.
    /// </summary>
    public DubboChannelPool? ChannelPool { get; set; }

    /// <summary>
    /// Gets or sets the number of providers to which the cluster connects. It connects to others when some of these are down. The default
    /// is null, which means all providers if there are at most 100, and otherwise 30. If the providers have several sources or groups, the
    /// number applies to each of them.
    /// </summary>
    public int? ConnectedProviders { get; set; }

    /// <summary>
    /// Gets or sets how long a provider is avoided after a failure if there are others. The time doubles, up to
    /// <see cref="MaxAvoidFailedFor"/>, each time the provider fails again after it was avoided, until a call succeeds. Failures are
    /// connection errors, protocol errors, a send queue that remains full, and responses that report a busy provider, a refusal, an
    /// internal error or a missing service. The default is 1 s, the interval at which Java checks providers that were not available.
    /// </summary>
    public TimeSpan AvoidFailedFor { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Gets or sets the longest time for which a provider is avoided after repeated failures. The default is 30 s. Providers are never
    /// avoided if there are no others.
    /// </summary>
    public TimeSpan MaxAvoidFailedFor { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets the interval at which names of <c>dns://</c> addresses are resolved. The default is 30 s, a usual time to live of DNS
    /// records for services.
    /// </summary>
    public TimeSpan DnsRefreshInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets the function that resolves a name to its addresses.</summary>
    internal Func<string, CancellationToken, Task<IPAddress[]>> Resolver { get; set; } = Dns.GetHostAddressesAsync;
}
