using DubboNet.Client;
using DubboNet.Cluster;
using DubboNet.Cluster.Directory;
using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Logging;

namespace DubboNet;

/// <summary>
/// Calls several providers of the same services. Each call uses a provider that is connected and available, which is selected by the load
/// balancing strategy. A failed call can be retried at another provider. A cluster has one channel for each address. It is thread-safe and
/// should be kept for the life of the application.
/// </summary>
public sealed class DubboCluster : IDubboInvoker, IAsyncDisposable
{
    private readonly IProviderDirectory _directory;
    private readonly DubboClusterOptions _options;
    private readonly ClusterCalls _calls;
    private readonly ClientPipeline? _interceptors;
    private readonly PolicyCalls? _policy;
    private readonly AsyncLatch _stopping;

    /// <summary>
    /// Creates a cluster of the providers at the given addresses, without connecting to them. Addresses are separated by semicolons or by
    /// commas between addresses. A comma within URL parameters (<c>methods=a,b</c>) belongs to the parameter. The address
    /// <c>dubbo://host:port</c> is one provider, whose name is resolved whenever a connection is made. The address <c>dns://name:port</c>
    /// is one provider for each IPv4 and IPv6 address of the name. Such names are resolved periodically
    /// (<see cref="DubboClusterOptions.DnsRefreshInterval"/>). For the URL parameters, see <see cref="ProviderAddress"/>.
    /// </summary>
    /// <exception cref="ArgumentException">An address is invalid, or there is none.</exception>
    public DubboCluster(string addresses, DubboClusterOptions? options = null)
        : this(options ?? new DubboClusterOptions(), options => new AddressDirectory(addresses, options))
    {
    }

    /// <summary>
    /// Creates a cluster of the providers that a directory finds. The directory is not used before the first call or the start.
    /// </summary>
    public DubboCluster(IProviderDirectory directory, DubboClusterOptions? options = null)
        : this(options ?? new DubboClusterOptions(), _ => directory)
    {
    }

    private DubboCluster(DubboClusterOptions options, Func<DubboClusterOptions, IProviderDirectory> createDirectory)
    {
        OptionRanges.Retries.Check(options.Retries);
        ArgumentOutOfRangeException.ThrowIfNegative(options.MaxRetryShare);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MaxRetryShare, 1);
        OptionRanges.AtLeastOne.Check(options.Forks);
        OptionRanges.AtLeastOne.Check(options.ConnectedProviders);
        _options = options;
        _directory = createDirectory(options);
        ILogger logger = options.Channel.LoggerFactory.CreateLogger<DubboCluster>();
        TimerRange.CheckNotNegative(options.AvoidFailedFor, logger);
        TimerRange.CheckNotNegative(options.MaxAvoidFailedFor, logger);
        TimerRange.CheckPositive(options.DnsRefreshInterval, logger);
        ChannelSettings.Check(options.Channel, logger);
        _calls = new ClusterCalls(_directory, options, logger);
        _stopping = new AsyncLatch(options.Channel.Scheduler);
        if (CreatePolicy(options, logger) is { } policy)
            _policy = new PolicyCalls(policy);
        if (options.Channel.Interceptors.Count > 0)
            _interceptors = ClientPipeline.Create(_policy is null ? _calls : _policy, options.Channel.Interceptors);
    }

    /// <inheritdoc/>
    public ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call) =>
        _interceptors is not null ? _interceptors.InvokeAsync(call)
        : _policy is not null ? _policy.InvokeAsync(call)
        : _calls.InvokeAsync(call);

    /// <summary>
    /// Calls a method at all providers of the list and returns their results in its order. At most 32 calls run at the same time. Providers
    /// without a connection are waited for within the timeout. Interceptors are not called, and attachments of responses are discarded.
    /// </summary>
    /// <exception cref="NoProviderException">No provider is available.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task<IReadOnlyList<BroadcastResult<TResult>>> BroadcastAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, DubboCallOptions options = default,
        CancellationToken cancellationToken = default)
    {
        var call = new ClientCall<TArguments, TResult>(method, arguments, options, IsOneWay: false, cancellationToken);
        BroadcastResult<object?>[] results = await new BroadcastCalls(_calls, _options)
            .InvokeAllAsync(new BoxedCall<TArguments, TResult>(call)).ConfigureAwait(false);
        return Array.ConvertAll(
            results, one => new BroadcastResult<TResult>(one.Provider, BoxedCall.Unbox<TResult>(one.Result), one.Error));
    }

    /// <summary>
    /// Calls a method at one provider of each group, and returns the results in the order in which the directory lists the groups. The
    /// groups are called at the same time, and each call is retried within its group. Interceptors are not called, and attachments of
    /// responses are discarded. To merge the results of a typed client, use <see cref="DubboClusterOptions.MergeGroups{TResult}"/>.
    /// </summary>
    /// <exception cref="NoProviderException">No provider is available.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task<IReadOnlyList<GroupResult<TResult>>> CallGroupsAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, DubboCallOptions options = default,
        CancellationToken cancellationToken = default)
    {
        var call = new ClientCall<TArguments, TResult>(method, arguments, options, IsOneWay: false, cancellationToken);
        GroupResult<object?>[] results = await new GroupCalls(_calls)
            .InvokeAllAsync(new BoxedCall<TArguments, TResult>(call)).ConfigureAwait(false);
        return Array.ConvertAll(
            results, one => new GroupResult<TResult>(one.Group, BoxedCall.Unbox<TResult>(one.Result), one.Error));
    }

    /// <summary>
    /// Starts connecting to all providers and returns without waiting. If it is not called, the first call starts connecting.
    /// </summary>
    public void Start() => _calls.Start();

    /// <summary>
    /// Connects and waits until one provider is available. Use it to fail the start of an application if no provider is available.
    /// </summary>
    /// <exception cref="NoProviderException">No provider is available.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public Task ConnectAsync(CancellationToken cancellationToken = default) =>
        _calls.ConnectAsync(waitForReady: false, cancellationToken);

    /// <summary>Connects and waits without a timeout until one provider is available.</summary>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public Task WaitForReadyAsync(CancellationToken cancellationToken = default) =>
        _calls.ConnectAsync(waitForReady: true, cancellationToken);

    /// <summary>Returns the current state of the cluster and its providers.</summary>
    public ClusterSnapshot GetSnapshot() => new()
    {
        Directory = $"{_directory}",
        IsKnown = _calls.Providers.IsKnown,
        Problem = _calls.Providers.Problem,
        Providers = [.. _calls.Providers.Providers.Select(provider => new ProviderSnapshot
        {
            Address = provider.Address,
            Channel = provider.GetChannelSnapshot(),
            IsAvailable = provider.Availability == ChannelAvailability.Open,
            IsAvoided = provider.Failures.IsAvoided(_options.Channel.TimeProvider.GetTimestamp()),
        })],
    };

    /// <summary>
    /// Rejects new calls, waits up to <see cref="DubboChannelOptions.ShutdownTimeout"/> for running calls, and closes all connections.
    /// Repeated calls have no further effect.
    /// </summary>
    public ValueTask DisposeAsync()
    {
        _stopping.Set();
        return _calls.DisposeAsync();
    }

    private IFailurePolicy? CreatePolicy(DubboClusterOptions options, ILogger logger)
    {
        IFailurePolicy? policy = CreateFailurePolicy(options, logger);
        return options.Mergers.Count > 0 ? new MergingCalls(_calls, policy, options.Mergers, logger) : policy;
    }

    // Returns null for the policies that need no calls of their own.
    private IFailurePolicy? CreateFailurePolicy(DubboClusterOptions options, ILogger logger) => options.FailurePolicy switch
    {
        FailurePolicy.Failover or FailurePolicy.Failfast or FailurePolicy.Available => null,
        FailurePolicy.Failsafe => new FailsafeCalls(_calls, logger),
        FailurePolicy.Failback => new FailbackCalls(_calls, options, _stopping, logger),
        FailurePolicy.Forking => new ForkingCalls(_calls, options),
        FailurePolicy.Broadcast => new BroadcastCalls(_calls, options),
        var other => throw new ArgumentOutOfRangeException(nameof(options), other, "The failure policy does not exist."),
    };
}
