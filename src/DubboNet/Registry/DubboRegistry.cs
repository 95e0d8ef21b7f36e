namespace DubboNet;

/// <summary>
/// Represents a registry, in which providers are registered and consumers find them. Derive from it to support another registry.
/// Application-level discovery, the merging of lists, rules and the cache file are built on it, and are the same for all registries.
/// </summary>
/// <remarks>
/// <para>
/// A sequence that watches something delivers the current value as soon as the registry has responded, and the newest value after each
/// change. Several changes at once can be delivered as one. The sequence does not end by itself. During an outage it delivers nothing, and
/// then the values that the registry has. It can throw a <see cref="DubboRegistryException"/>, for example if access is denied. The caller
/// watches again after a pause.
/// </para>
/// <para>
/// A registration lasts until it is removed or the registry is disposed of. The registry restores it by itself if the session with the
/// server is lost. All members are safe for any thread. <see cref="object.ToString"/> returns the address without the password, for
/// messages.
/// </para>
/// </remarks>
public abstract class DubboRegistry : IAsyncDisposable
{
    /// <summary>
    /// Gets a sentence about the current problem with the registry, or null if none is known. Health checks and snapshots contain it.
    /// </summary>
    public abstract string? Problem { get; }

    /// <summary>Watches the URLs of a service in one category (interface level).</summary>
    /// <param name="service">The service. The result can contain URLs of its interface with other versions and groups.</param>
    /// <param name="category">The category: <c>providers</c>, <c>consumers</c>, <c>configurators</c> or <c>routers</c>.</param>
    /// <param name="cancellationToken">A token that ends the sequence.</param>
    /// <returns>The complete lists. A list is empty if nothing is registered, or if the registry does not have the category.</returns>
    /// <exception cref="DubboRegistryException">The registry refused.</exception>
    public abstract IAsyncEnumerable<IReadOnlyList<DubboUrl>> WatchAsync(
        ServiceKey service, string category, CancellationToken cancellationToken);

    /// <summary>
    /// Registers a provider or a consumer (interface level). Its parameter <c>category</c> specifies where. The default is
    /// <c>providers</c>. Completes when the URL is registered.
    /// </summary>
    /// <exception cref="DubboRegistryException">The registry refused or could not be reached.</exception>
    public abstract Task RegisterAsync(DubboUrl url, CancellationToken cancellationToken);

    /// <summary>Removes a registration of <see cref="RegisterAsync"/>. Does nothing if there is none.</summary>
    /// <exception cref="DubboRegistryException">The registry refused or could not be reached. It is not restored later.</exception>
    public abstract Task UnregisterAsync(DubboUrl url, CancellationToken cancellationToken);

    /// <summary>Watches the instances of an application (application level).</summary>
    /// <exception cref="DubboRegistryException">The registry refused.</exception>
    public abstract IAsyncEnumerable<IReadOnlyList<ServiceInstance>> WatchInstancesAsync(
        string application, CancellationToken cancellationToken);

    /// <summary>
    /// Registers an instance of an application (application level). Replaces the metadata if an instance with this application, host and
    /// port is registered.
    /// </summary>
    /// <exception cref="DubboRegistryException">The registry refused or could not be reached.</exception>
    public abstract Task RegisterInstanceAsync(ServiceInstance instance, CancellationToken cancellationToken);

    /// <summary>Removes a registration of <see cref="RegisterInstanceAsync"/>. Does nothing if there is none.</summary>
    /// <exception cref="DubboRegistryException">The registry refused or could not be reached. It is not restored later.</exception>
    public abstract Task UnregisterInstanceAsync(ServiceInstance instance, CancellationToken cancellationToken);

    /// <summary>Watches the names of the applications that provide an interface. They are never removed.</summary>
    /// <exception cref="DubboRegistryException">The registry refused.</exception>
    public abstract IAsyncEnumerable<IReadOnlyList<string>> WatchApplicationsAsync(
        string interfaceName, CancellationToken cancellationToken);

    /// <summary>Adds an application to those that provide an interface. Does nothing if it is one of them.</summary>
    /// <exception cref="DubboRegistryException">The registry refused or could not be reached.</exception>
    public abstract Task AddApplicationAsync(string interfaceName, string application, CancellationToken cancellationToken);

    /// <summary>Reads the metadata of an application's revision as JSON (Java's <c>MetadataInfo</c>), or null if there is none.</summary>
    /// <exception cref="DubboRegistryException">The registry refused or could not be reached.</exception>
    public abstract Task<string?> GetMetadataAsync(string application, string revision, CancellationToken cancellationToken);

    /// <summary>Writes the metadata of an application's revision.</summary>
    /// <exception cref="DubboRegistryException">The registry refused or could not be reached.</exception>
    public abstract Task SetMetadataAsync(string application, string revision, string json, CancellationToken cancellationToken);

    /// <summary>Watches a text of dynamic configuration, such as a rule. It is null while there is none.</summary>
    /// <param name="key">The key, such as <c>com.acme.Inventory::.configurators</c>.</param>
    /// <param name="group">The group. That of rules is <c>dubbo</c>.</param>
    /// <param name="cancellationToken">A token that ends the sequence.</param>
    /// <returns>The texts.</returns>
    /// <exception cref="DubboRegistryException">The registry refused.</exception>
    public abstract IAsyncEnumerable<string?> WatchConfigurationAsync(string key, string group, CancellationToken cancellationToken);

    /// <summary>
    /// Gets the URLs of a service in one category at the moment (interface level), for tools and gateways. Override it if watching leaves a
    /// trace of the interface in the registry, so that a misspelled name leaves none. The default watches until the first list.
    /// </summary>
    /// <param name="service">The service. The result can contain URLs of its interface with other versions and groups.</param>
    /// <param name="category">The category, as in <see cref="WatchAsync"/>.</param>
    /// <param name="cancellationToken">A token that ends the request.</param>
    /// <returns>The complete list.</returns>
    /// <exception cref="DubboRegistryException">The registry refused, could not be reached, or was disposed of.</exception>
    public virtual async Task<IReadOnlyList<DubboUrl>> GetUrlsAsync(
        ServiceKey service, string category, CancellationToken cancellationToken)
    {
        await foreach (IReadOnlyList<DubboUrl> urls in WatchAsync(service, category, cancellationToken).ConfigureAwait(false))
            return urls;
        throw new DubboRegistryException($"{this} was disposed of.");
    }

    /// <summary>
    /// Lists the interfaces and applications, for tools and gateways. Override it if the registry can do so. The default throws.
    /// </summary>
    /// <exception cref="DubboRegistryException">The registry refused, could not be reached, or cannot list its contents.</exception>
    public virtual Task<RegistryContents> ListAsync(CancellationToken cancellationToken) => Task.FromException<RegistryContents>(
        new DubboRegistryException($"{this} cannot list its services. Name the service that you need."));

    /// <summary>
    /// Reads the definition of a service that an application has published in the metadata centre, for tools and gateways. Providers of
    /// Java 2.7 and later publish it by default. Override it if the registry has a metadata centre. The default returns null.
    /// </summary>
    /// <param name="service">The service.</param>
    /// <param name="application">The application that provides it.</param>
    /// <param name="cancellationToken">A token that ends the request.</param>
    /// <returns>The JSON of Java's <c>ServiceDefinition</c>, which <see cref="ServiceDefinition.TryParse"/> reads, or null.</returns>
    /// <exception cref="DubboRegistryException">The registry refused or could not be reached.</exception>
    public virtual Task<string?> GetServiceDefinitionAsync(
        ServiceKey service, string application, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <summary>
    /// Converts a rule from the configuration to JSON. Override it if the rules of the registry have another form, such as YAML. The
    /// default returns the text.
    /// </summary>
    /// <param name="text">The text of the configuration.</param>
    /// <returns>The same rule as JSON. Numbers can be texts.</returns>
    /// <exception cref="FormatException">The text is malformed. The message says what is wrong, and where.</exception>
    public virtual string ConvertRuleToJson(string text) => text;

    /// <summary>Removes all registrations, ends all sequences and closes the connection.</summary>
    public abstract ValueTask DisposeAsync();
}
