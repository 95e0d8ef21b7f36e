using DubboNet.Client;
using DubboNet.Cluster;
using DubboNet.Cluster.Directory;
using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Logging;

namespace DubboNet;

/// <summary>
/// Calls several providers of the same services. Each call uses a provider that is connected and available, which is selected at random by
/// weight. A failed call can be retried at another provider. A cluster has one channel for each address. It is thread-safe and should be
/// kept for the life of the application.
/// </summary>
public sealed class DubboCluster : IDubboInvoker, IAsyncDisposable
{
    private readonly IProviderDirectory _directory;
    private readonly DubboClusterOptions _options;
    private readonly ClusterCalls _calls;
    private readonly ClientPipeline? _interceptors;

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
        ArgumentOutOfRangeException.ThrowIfNegative(options.Retries, nameof(options));
        _options = options;
        _directory = createDirectory(options);
        ILogger logger = options.Channel.LoggerFactory.CreateLogger<DubboCluster>();
        TimerRange.CheckNotNegative(options.AvoidFailedFor, logger);
        TimerRange.CheckPositive(options.DnsRefreshInterval, logger);
        ChannelSettings.CheckTimes(options.Channel, logger);
        _calls = new ClusterCalls(_directory, options, logger);
        if (options.Channel.Interceptors.Count > 0)
            _interceptors = ClientPipeline.Create(_calls, options.Channel.Interceptors);
    }

    /// <inheritdoc/>
    public ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call) =>
        _interceptors is null ? _calls.InvokeAsync(call) : _interceptors.InvokeAsync(call);

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
            Channel = provider.Connections.GetSnapshot(),
            IsAvailable = provider.Connections.Availability == ChannelAvailability.Open,
            IsAvoided = provider.HasFailedWithin(_options.AvoidFailedFor),
        })],
    };

    /// <summary>
    /// Rejects new calls, waits up to <see cref="DubboChannelOptions.ShutdownTimeout"/> for running calls, and closes all connections.
    /// Repeated calls have no further effect.
    /// </summary>
    public ValueTask DisposeAsync() => _calls.DisposeAsync();
}
