using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DubboNet.Hosting;

/// <summary>
/// The registries of an application, one for each name. They are created on first use and disposed of after the clients and providers,
/// which are created later than this object.
/// </summary>
internal sealed class DubboRegistries(
    DubboRegistrations registrations,
    IOptionsMonitor<DubboRegistryHostingOptions> options,
    IServiceProvider services,
    IConfiguration? configuration = null) : IAsyncDisposable, IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<DubboRegistry>> _registries = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the names of the registries in code and configuration. The first is empty if there is one without a name.</summary>
    public IReadOnlyList<string> Names { get; } = FindNames(registrations, configuration);

    /// <summary>Gets the names of registries in which providers are registered.</summary>
    public IEnumerable<string> Registering => Names.Where(name => !IsList(name) && options.Get(name).Register);

    /// <summary>Gets the names of registries in which clients find providers.</summary>
    public IEnumerable<string> Subscribed => Names.Where(name => !IsList(name) && options.Get(name).Subscribe);

    /// <summary>Gets the addresses of providers in registries that are lists.</summary>
    public IEnumerable<string> Lists =>
        Names.Where(name => options.Get(name).Subscribe).Select(FindList).OfType<string>();

    /// <summary>Gets the registries that have been used.</summary>
    public IEnumerable<(string Name, DubboRegistry Registry)> Used =>
        from name in Names
        where _registries.TryGetValue(name, out Lazy<DubboRegistry>? registry) && registry.IsValueCreated
        select (name, _registries[name].Value);

    /// <exception cref="OptionsValidationException">The options of the registry are invalid.</exception>
    public DubboRegistryHostingOptions GetOptions(string name) => options.Get(name);

    /// <exception cref="OptionsValidationException">The options of the registry are invalid.</exception>
    public ProviderSource GetSource(string name)
    {
        DubboRegistryHostingOptions settings = options.Get(name);
        return RegistryAddress.CreateSource(settings, FindOwn(name) is null ? DubboUrl.Parse(settings.Address!) : null);
    }

    /// <exception cref="OptionsValidationException">The options of the registry are invalid.</exception>
    public DubboRegistry Get(string name) =>
        _registries.GetOrAdd(name, static (name, all) => new Lazy<DubboRegistry>(() => all.Create(name)), this).Value;

    /// <summary>Creates the directory of a service's providers in the registries for clients, of which there is at least one.</summary>
    /// <param name="service">The service.</param>
    /// <param name="channel">The options of connections to providers.</param>
    /// <param name="applications">The applications that provide the service, or null for those that the registries name.</param>
    /// <param name="cacheName">The name of the file with the last providers, or null for no file.</param>
    public IProviderDirectory CreateDirectory(
        ServiceKey service, DubboChannelOptions channel, IReadOnlyCollection<string>? applications, string? cacheName)
    {
        // Registries with different zones, weights or preferences have a directory each.
        RegistryDirectory[] directories = [.. Subscribed.GroupBy(GetSource).Select((part, index) =>
        {
            string[] names = [.. part];
            DubboRegistryHostingOptions first = GetOptions(names[0]);
            string? name = cacheName is null || index == 0 ? cacheName : $"{cacheName}.{names[0]}";
            return new RegistryDirectory(names.Select(Get), service, new RegistryDirectoryOptions
            {
                Mode = first.Discovery,
                Applications = applications,
                ApplicationName = channel.ApplicationName,
                KeepLastProviders = first.KeepLastProviders,
                RegisterConsumer = first.RegisterConsumer,
                CacheFile = first.CacheFolder is { } folder && name is not null ? Path.Combine(folder, $"{name}.providers") : null,
                Source = part.Key,
                Channel = channel,
            });
        })];
        return directories is [var only] ? only : new CombinedDirectory(directories, channel.LoggerFactory);
    }

    /// <summary>Reports mistakes that creating a registry finds. It does not connect.</summary>
    /// <exception cref="OptionsValidationException">The options of the registry are invalid.</exception>
    public void Check(string name)
    {
        DubboRegistryHostingOptions settings = options.Get(name);
        if (!IsList(name) && (settings.Register || settings.Subscribe))
            Get(name);
    }

    /// <summary>
    /// Returns where clients without addresses find providers. Returns false if options are invalid, which is reported for the registry.
    /// </summary>
    public bool TryGetSources(out string[] lists, out string[] names)
    {
        (lists, names) = ([], []);
        try
        {
            (lists, names) = ([.. Lists], [.. Subscribed]);
            return true;
        }
        catch (OptionsValidationException)
        {
            return false;
        }
    }

    public void Dispose() => _ = DisposeAsync().AsTask();

    public async ValueTask DisposeAsync() =>
        await Task.WhenAll(Used.Select(used => used.Registry.DisposeAsync().AsTask())).ConfigureAwait(false);

    private static string[] FindNames(DubboRegistrations registrations, IConfiguration? configuration)
    {
        IEnumerable<string> configured = configuration is null
            ? []
            :
            [
                .. configuration.GetSection(RegistryRegistration.PathOf("")).Exists() ? [""] : (string[])[],
                .. configuration.GetSection("DubboNet:Registries").GetChildren().Select(section => section.Key),
            ];
        return [.. registrations.Registries.Keys.Union(configured, StringComparer.OrdinalIgnoreCase).OrderBy(name => name.Length > 0)];
    }

    private bool IsList(string name) => FindList(name) is not null;

    private string? FindList(string name) => FindOwn(name) is null ? RegistryAddress.FindList(options.Get(name).Address) : null;

    private Func<IServiceProvider, DubboRegistry>? FindOwn(string name) => registrations.Registries.GetValueOrDefault(name)?.Create;

    private DubboRegistry Create(string name)
    {
        DubboRegistryHostingOptions settings = options.Get(name);
        if (FindOwn(name) is { } create)
            return create(services);
        var address = DubboUrl.Parse(settings.Address!);
        var connection = new DubboRegistryOptions(address)
        {
            LoggerFactory = services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance,
            TimeProvider = services.GetService<TimeProvider>() ?? TimeProvider.System,
        };
        connection.Group = settings.Group ?? connection.Group;
        connection.Namespace = settings.Namespace ?? connection.Namespace;
        connection.UserName = settings.UserName ?? connection.UserName;
        connection.Password = settings.Password ?? connection.Password;
        connection.Timeout = settings.Timeout ?? connection.Timeout;
        connection.SessionTimeout = settings.SessionTimeout ?? connection.SessionTimeout;
        try
        {
            return RegistryAddress.FindFactory(address.Protocol, services)!.Create(connection);
        }
        catch (ArgumentException e)
        {
            string path = RegistryRegistration.PathOf(name);
            throw new OptionsValidationException(name, typeof(DubboRegistryHostingOptions), [$"{path} cannot be used: {e.Message}"]);
        }
    }
}
