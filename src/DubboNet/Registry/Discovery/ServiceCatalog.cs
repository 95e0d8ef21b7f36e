using DubboNet.Registry.Metadata;
using DubboNet.Registry.Watching;
using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DubboNet;

/// <summary>
/// Finds the services of a registry and their definitions at the moment, for tools and gateways. It asks the registry for each request.
/// To follow the providers of a service, use <see cref="RegistryDirectory"/>.
/// </summary>
/// <param name="registry">The registry, which belongs to the caller.</param>
/// <param name="options">
/// The options of the connections on which providers are asked for their services (application level), or null for the defaults. Requests
/// to the registry and to providers may each take <see cref="DubboChannelOptions.Timeout"/>, or else 30 s.
/// </param>
public sealed class ServiceCatalog(DubboRegistry registry, DubboChannelOptions? options = null)
{
    private const string AnyPart = "*";

    /// <summary>How many requests wait for the registry at the same time.</summary>
    private const int MostRequests = 32;

    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    private readonly DubboChannelOptions _options = options ?? new DubboChannelOptions();
    private readonly ILogger _logger = (options?.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger<ServiceCatalog>();

    /// <summary>
    /// Lists all services, sorted by interface, group and version. An interface that is known without a provider is a service without
    /// providers.
    /// </summary>
    /// <exception cref="DubboRegistryException">The registry refused, could not be reached, or cannot list its contents.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task<IReadOnlyList<CatalogService>> ListAsync(CancellationToken cancellationToken = default)
    {
        RegistryContents contents = await registry.ListAsync(cancellationToken).ConfigureAwait(false);
        var urls = new List<DubboUrl>();
        foreach (string[] names in contents.Interfaces.Chunk(MostRequests))
            urls.AddRange(await ReadAllAsync(names, ReadProvidersAsync, cancellationToken).ConfigureAwait(false));
        foreach (string[] names in contents.Applications.Chunk(MostRequests))
            urls.AddRange(await ReadAllAsync(names, ReadApplicationAsync, cancellationToken).ConfigureAwait(false));
        IReadOnlyList<CatalogService> found = Group(urls);
        IEnumerable<CatalogService> idle =
            contents.Interfaces.Except(found.Select(service => service.Interface)).Select(name => new CatalogService(name, "", "", []));
        return [.. found.Concat(idle).OrderBy(service => service.Interface, StringComparer.Ordinal)];
    }

    /// <summary>
    /// Finds the services of an interface, which differ in their groups and versions. The list is empty if there are none.
    /// </summary>
    /// <param name="interfaceName">The Java interface.</param>
    /// <param name="cancellationToken">A token that ends the request.</param>
    /// <exception cref="DubboRegistryException">The registry refused or could not be reached.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task<IReadOnlyList<CatalogService>> FindAsync(string interfaceName, CancellationToken cancellationToken = default)
    {
        var urls = new List<DubboUrl>(await ReadProvidersAsync(interfaceName, cancellationToken).ConfigureAwait(false));
        IReadOnlyList<string> applications = await FirstAsync(
            token => registry.WatchApplicationsAsync(interfaceName, token), cancellationToken).ConfigureAwait(false);
        IEnumerable<DubboUrl> ofApplications =
            await ReadAllAsync(applications, ReadApplicationAsync, cancellationToken).ConfigureAwait(false);
        urls.AddRange(ofApplications.Where(url => url.Interface == interfaceName));
        return Group(urls);
    }

    /// <summary>
    /// Gets the definition of a service that one of its applications has published, or null if none has. Providers of Java 2.7 and later
    /// publish it in the registry by default.
    /// </summary>
    /// <exception cref="DubboRegistryException">The registry refused or could not be reached.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task<ServiceDefinition?> GetDefinitionAsync(CatalogService service, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(service);
        foreach (string application in service.Applications)
        {
            string? json = await registry.GetServiceDefinitionAsync(service.Key, application, cancellationToken).ConfigureAwait(false);
            if (json is not null && ServiceDefinition.TryParse(json, out ServiceDefinition? definition))
                return definition;
        }

        return null;
    }

    private static CatalogService[] Group(IEnumerable<DubboUrl> urls) =>
    [
        .. from url in urls
           group url by (url.Interface, url.Group, url.Version) into service
           orderby service.Key.Interface, service.Key.Group, service.Key.Version
           select new CatalogService(
               service.Key.Interface, service.Key.Group, service.Key.Version,
               [.. service.DistinctBy(url => (url.Protocol, url.Host, url.Port)).OrderBy(url => $"{url}", StringComparer.Ordinal)]),
    ];

    private static async Task<IEnumerable<DubboUrl>> ReadAllAsync(
        IEnumerable<string> names, Func<string, CancellationToken, Task<IReadOnlyList<DubboUrl>>> read, CancellationToken cancellationToken)
    {
        IReadOnlyList<DubboUrl>[] lists =
            await Task.WhenAll(names.Select(name => read(name, cancellationToken))).ConfigureAwait(false);
        return lists.SelectMany(list => list);
    }

    private Task<IReadOnlyList<DubboUrl>> ReadProvidersAsync(string interfaceName, CancellationToken cancellationToken) => LimitAsync(
        token => registry.GetUrlsAsync(new ServiceKey(interfaceName, AnyPart, AnyPart), "providers", token), cancellationToken);

    private async Task<IReadOnlyList<DubboUrl>> ReadApplicationAsync(string application, CancellationToken cancellationToken)
    {
        IReadOnlyList<ServiceInstance> instances =
            await FirstAsync(token => registry.WatchInstancesAsync(application, token), cancellationToken).ConfigureAwait(false);
        var urls = new List<DubboUrl>();
        var known = new Dictionary<string, ApplicationMetadata>(StringComparer.Ordinal);
        foreach (ServiceInstance instance in instances.Where(instance => instance.IsEnabled))
        {
            if (!InstanceMetadata.TryRead(instance, out InstanceMetadata? about, out string? problem))
            {
                if (problem is not null)
                    RegistryLog.EntrySkipped(_logger, registry, problem);
                continue;
            }

            if (!known.TryGetValue(about.Revision, out ApplicationMetadata? metadata))
            {
                metadata = await ReadMetadataAsync(application, instance, about, cancellationToken).ConfigureAwait(false);
                if (metadata is null)
                    continue;
                known.Add(about.Revision, metadata);
            }

            urls.AddRange(metadata.Services.Select(service => service.ToUrl(
                instance.Host, InstanceMetadata.PortOf(instance, service.Protocol), InstanceMetadata.ParametersOf(instance))));
        }

        return urls;
    }

    // An instance that has ended since it was listed cannot be asked. Its services are those of the other instances, if there are any.
    private async Task<ApplicationMetadata?> ReadMetadataAsync(
        string application, ServiceInstance instance, InstanceMetadata about, CancellationToken cancellationToken)
    {
        try
        {
            return await new MetadataClient(registry, _options).GetAsync(instance, about, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is DubboException or InvalidDataException)
        {
            RegistryLog.MetadataUnavailable(
                _logger, $"The services of {application} at {instance.Host}:{instance.Port} are not known. {PeerText.OneLine(e.Message)}");
            return null;
        }
    }

    private Task<T> FirstAsync<T>(Func<CancellationToken, IAsyncEnumerable<T>> watch, CancellationToken cancellationToken)
    {
        return LimitAsync(ReadAsync, cancellationToken);

        async Task<T> ReadAsync(CancellationToken token)
        {
            await foreach (T value in watch(token).WithCancellation(token).ConfigureAwait(false))
                return value;
            throw new DubboRegistryException($"{registry} was disposed of.");
        }
    }

    private async Task<T> LimitAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        TimeSpan timeout = _options.Timeout ?? DefaultTimeout;
        using var limit = new TimedCancellation(
            timeout, _options.TimeProvider, _logger, cancellationToken);
        try
        {
            return await read(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsTimeUp && !cancellationToken.IsCancellationRequested)
        {
            throw new DubboRegistryException($"{registry} did not respond within {timeout}. {registry.Problem}");
        }
    }
}
