using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DubboNet.Hosting;

/// <summary>
/// Finds the services of the application's registries by their interfaces, and calls them without contracts, for gateways. It is a
/// singleton of applications with clients, providers or registries. It keeps the connections to the providers of each service that was
/// called.
/// </summary>
public sealed class DubboServiceFinder : IAsyncDisposable, IDisposable
{
    /// <summary>A definition can change when a provider is deployed again.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(1);

    private readonly DubboRegistries _registries;
    private readonly DubboChannelOptions _channel = new();
    private readonly DubboChannelPool _pool = new();
    private readonly ConcurrentDictionary<string, Found> _found = new(StringComparer.Ordinal);
    private readonly RecentLookups<IReadOnlyList<DubboFoundService>> _recent;
    private Listed? _listed;
    private readonly ConcurrentDictionary<ServiceKey, Lazy<DubboCluster>> _clusters = new();

    internal DubboServiceFinder(DubboRegistries registries, IServiceProvider services)
    {
        _registries = registries;
        _channel.ApplicationName = services.GetService<IHostEnvironment>()?.ApplicationName;
        _channel.LoggerFactory = services.GetService<ILoggerFactory>() ?? _channel.LoggerFactory;
        _channel.TimeProvider = services.GetService<TimeProvider>() ?? _channel.TimeProvider;
        _recent = new RecentLookups<IReadOnlyList<DubboFoundService>>(_channel.TimeProvider);
    }

    /// <summary>Gets a value indicating whether the application has a registry in which clients find providers.</summary>
    public bool HasRegistry => _registries.Subscribed.Any();

    /// <summary>
    /// Finds the services of an interface, which differ in their groups and versions. Services without a provider of the protocol
    /// <c>dubbo</c> are left out. The list is empty if there are none. Services that were found are not asked for again for a minute, and
    /// those that were not for 5 seconds. Of the latter, 100 are asked for in this time.
    /// </summary>
    /// <param name="interfaceName">The Java interface.</param>
    /// <param name="cancellationToken">A token that ends the wait.</param>
    /// <exception cref="DubboRegistryException">A registry refused or could not be reached.</exception>
    /// <exception cref="DubboServerBusyException">Too many other services were asked for and not found.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task<IReadOnlyList<DubboFoundService>> FindAsync(string interfaceName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(interfaceName);
        if (_found.TryGetValue(interfaceName, out Found? known) && _channel.TimeProvider.GetElapsedTime(known.Time) < MaxAge)
            return known.Services;
        Task<IReadOnlyList<DubboFoundService>> lookup = _recent.GetAsync(
            interfaceName, known is not null, () => LookUpAsync(interfaceName));
        // Others wait for the same look-up, so it does not end with one of them.
        var canceled = new TaskCompletionSource();
        using (cancellationToken.UnsafeRegister(_ => canceled.TrySetCanceled(cancellationToken), null))
            await (await Task.WhenAny(lookup, canceled.Task).ConfigureAwait(false)).ConfigureAwait(false);
        return await lookup.ConfigureAwait(false);
    }

    /// <summary>
    /// Lists the services of the registries. A registry that cannot be read, or that cannot list its services, has a problem instead. The
    /// registries are not asked again for 5 seconds.
    /// </summary>
    /// <param name="cancellationToken">A token that ends the requests.</param>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task<IReadOnlyList<DubboRegistryListing>> ListAsync(CancellationToken cancellationToken = default)
    {
        if (Volatile.Read(ref _listed) is { } known
            && _channel.TimeProvider.GetElapsedTime(known.Time) < RecentLookups<IReadOnlyList<DubboFoundService>>.MaxAge)
        {
            return known.Registries;
        }

        DubboRegistryListing[] registries = await Task.WhenAll(
            _registries.Subscribed.Select(name => ListAsync(_registries.Get(name), cancellationToken))).ConfigureAwait(false);
        Volatile.Write(ref _listed, new Listed(registries, _channel.TimeProvider.GetTimestamp()));
        return registries;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Task.WhenAll(_clusters.Values
        .Where(cluster => cluster.IsValueCreated)
        .Select(cluster => cluster.Value.DisposeAsync().AsTask())).ConfigureAwait(false);

    /// <inheritdoc/>
    public void Dispose() => _ = DisposeAsync().AsTask();

    private async Task<IReadOnlyList<DubboFoundService>> LookUpAsync(string interfaceName)
    {
        var services = new List<DubboFoundService>();
        foreach (string name in _registries.Subscribed)
        {
            var catalog = new ServiceCatalog(_registries.Get(name), _channel);
            foreach (CatalogService service in await catalog.FindAsync(interfaceName).ConfigureAwait(false))
            {
                if (services.Exists(other => other.Service == service.Key) || !service.Providers.Any(url => url.Protocol == "dubbo"))
                    continue;
                ServiceDefinition? definition = await catalog.GetDefinitionAsync(service).ConfigureAwait(false);
                services.Add(new DubboFoundService(service.Key, definition, new LazyInvoker(this, service.Key)));
            }
        }

        if (services.Count > 0)
        {
            _found[interfaceName] = new Found(services, _channel.TimeProvider.GetTimestamp());
            _recent.Remove(interfaceName);
        }

        return services;
    }

    /// <summary>Returns the states of the providers of services that were called.</summary>
    internal IEnumerable<(ServiceKey Service, ClusterSnapshot Cluster)> GetSnapshots() =>
        from entry in _clusters
        where entry.Value.IsValueCreated
        orderby $"{entry.Key}"
        select (entry.Key, entry.Value.Value.GetSnapshot());

    private async Task<DubboRegistryListing> ListAsync(DubboRegistry registry, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<CatalogService> services =
                await new ServiceCatalog(registry, _channel).ListAsync(cancellationToken).ConfigureAwait(false);
            return new DubboRegistryListing($"{registry}", services, registry.Problem);
        }
        catch (DubboRegistryException e)
        {
            return new DubboRegistryListing($"{registry}", [], e.Message);
        }
    }

    private DubboCluster GetCluster(ServiceKey service) =>
        _clusters.GetOrAdd(service, static (key, finder) => new Lazy<DubboCluster>(() => finder.CreateCluster(key)), this).Value;

    private DubboCluster CreateCluster(ServiceKey service)
    {
        var options = new DubboClusterOptions { Channel = _channel, ChannelPool = _pool };
        return new DubboCluster(_registries.CreateDirectory(service, _channel, applications: null, cacheName: null), options);
    }

    private sealed record Found(IReadOnlyList<DubboFoundService> Services, long Time);

    private sealed record Listed(IReadOnlyList<DubboRegistryListing> Registries, long Time);

    // Finds the providers with the first call.
    private sealed class LazyInvoker(DubboServiceFinder finder, ServiceKey service) : IDubboInvoker
    {
        public ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call) =>
            finder.GetCluster(service).InvokeAsync(call);
    }
}
