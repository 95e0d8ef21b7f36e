using System.Net;

namespace DubboNet.Tool;

/// <summary>Finds the services of a target.</summary>
internal sealed class ServiceLookup(CallTarget target)
{
    private readonly ServiceCatalog? _catalog = target.Registry is null ? null : new ServiceCatalog(target.Registry, target.ChannelOptions);

    /// <summary>Gets a value indicating whether the target is a registry.</summary>
    public bool IsRegistry => _catalog is not null;

    /// <summary>Lists all services.</summary>
    /// <exception cref="ToolException">The provider does not list its services.</exception>
    public async Task<IReadOnlyList<KnownService>> ListAsync(CancellationToken cancellationToken) => _catalog is not null
        ? [.. (await _catalog.ListAsync(cancellationToken).ConfigureAwait(false)).Select(Convert)]
        : await AskProviderAsync(cancellationToken).ConfigureAwait(false) ?? throw new ToolException(
            ExitCode.Rejected, $"{target} does not list its services, as providers of Java and .NET do. Name the service that you need.");

    /// <summary>Finds a service of a registry or a provider. Calls of the target go to its providers.</summary>
    /// <param name="service">The service.</param>
    /// <param name="cancellationToken">A token that ends the request.</param>
    /// <exception cref="ToolException">The target does not have it. The message names the nearest services.</exception>
    public async Task<KnownService> FindAsync(ServiceKey service, CancellationToken cancellationToken)
    {
        IReadOnlyList<KnownService>? known = await AskAsync(service.Interface, cancellationToken).ConfigureAwait(false);
        if (known is null)
            return new KnownService(service, [UrlOf(service)]);
        KnownService found = known.FirstOrDefault(one => one.Key.Equals(service)) ?? throw NotFound(service, known);
        target.FoundProviders = found.Providers;
        return found;
    }

    /// <summary>
    /// Finds the service of an interface, or returns null if the target does not have the interface. If the user states no group and
    /// version, it is the service without them, or else the only one.
    /// </summary>
    /// <param name="service">The service.</param>
    /// <param name="isExact">Whether the user stated the group or the version.</param>
    /// <param name="cancellationToken">A token that ends the request.</param>
    /// <exception cref="ToolException">The target has the interface only with other groups or versions.</exception>
    public async Task<KnownService?> TryFindAsync(ServiceKey service, bool isExact, CancellationToken cancellationToken)
    {
        IReadOnlyList<KnownService>? known = await AskAsync(service.Interface, cancellationToken).ConfigureAwait(false);
        if (known is null)
            return new KnownService(service, [UrlOf(service)]);
        KnownService[] same = [.. known.Where(one => one.Key.Interface == service.Interface)];
        if (same.FirstOrDefault(one => one.Key.Equals(service)) is { } found)
            return found;
        return (same.Length, isExact) switch
        {
            (0, _) => null,
            (1, false) => same[0],
            _ => throw NotFound(service, known),
        };
    }

    /// <summary>Gets the definition that a provider has published in the metadata centre of a registry, or null if there is none.</summary>
    public async Task<ServiceDefinition?> GetDefinitionAsync(KnownService service, CancellationToken cancellationToken) => _catalog is null
        ? null
        : await _catalog.GetDefinitionAsync(
            new CatalogService(service.Key.Interface, service.Key.Group, service.Version, service.Providers), cancellationToken)
            .ConfigureAwait(false);

    private static KnownService Convert(CatalogService service) => new(service.Key, service.Providers);

    private Task<IReadOnlyList<KnownService>?> AskAsync(string interfaceName, CancellationToken cancellationToken) => _catalog is null
        ? AskProviderAsync(cancellationToken)
        : AskRegistryAsync(interfaceName, cancellationToken);

    // All services are the hint for a name that is not there.
    private async Task<IReadOnlyList<KnownService>?> AskRegistryAsync(string interfaceName, CancellationToken cancellationToken)
    {
        IReadOnlyList<CatalogService> found = await _catalog!.FindAsync(interfaceName, cancellationToken).ConfigureAwait(false);
        if (found.Count == 0)
            found = await _catalog.ListAsync(cancellationToken).ConfigureAwait(false);
        return [.. found.Select(Convert)];
    }

    private async Task<IReadOnlyList<KnownService>?> AskProviderAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<ServiceKey>? keys = await ExportedServices.FindAsync(
            target.GetInvoker(), cancellationToken).ConfigureAwait(false);
        return keys is null ? null : [.. keys.Select(key => new KnownService(key, [UrlOf(key)]))];
    }

    private DubboUrl UrlOf(ServiceKey service)
    {
        (string host, int port) = target.Provider!.EndPoint switch
        {
            DnsEndPoint name => (name.Host, name.Port),
            IPEndPoint ip => ($"{ip.Address}", ip.Port),
            var other => throw new InvalidOperationException($"{other}"),
        };
        Dictionary<string, string> parameters = [];
        if (service.Group.Length > 0)
            parameters["group"] = service.Group;
        if (service.Version != "0.0.0")
            parameters["version"] = service.Version;
        return new DubboUrl("dubbo", host, port, service.Interface, parameters);
    }

    private ToolException NotFound(ServiceKey service, IReadOnlyList<KnownService> known)
    {
        string[] same = [.. known.Where(one => one.Key.Interface == service.Interface).Select(one => $"{one.Key}")];
        string hint = same.Length > 0
            ? $"It has {string.Join(", ", same)} (group/interface:version). State --group and --version."
            : NameHint.Create(service.Interface, known.Select(one => one.Key.Interface));
        return new ToolException(ExitCode.Rejected, $"{target} has no service {service}. {hint}");
    }
}
