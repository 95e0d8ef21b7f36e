using System.Collections.Concurrent;
using System.Net.Security;
using Microsoft.Extensions.Options;

namespace DubboNet.Hosting;

/// <summary>
/// The clusters of an application's clients, one for each name. They are created on first use and disposed of with the application.
/// </summary>
internal sealed class DubboClients(
    DubboRegistrations registrations, IOptionsMonitor<DubboClientOptions> options, DubboRegistries registries, IServiceProvider services)
    : IAsyncDisposable, IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<DubboCluster>> _clusters = new(StringComparer.OrdinalIgnoreCase);
    private readonly DubboChannelPool _pool = new();

    /// <summary>The TLS options by their settings, because only clients with the same object share connections.</summary>
    private readonly ConcurrentDictionary<(string? TargetHost, string? Certificate, string? Key, string? Password, string? Authorities),
        Lazy<SslClientAuthenticationOptions>> _tls = [];

    public IEnumerable<ClientRegistration> All => registrations.Clients.Values;

    /// <exception cref="OptionsValidationException">The options of the client are invalid.</exception>
    public DubboCluster Get(string name) =>
        _clusters.GetOrAdd(name, static (name, clients) => new Lazy<DubboCluster>(() => clients.Create(name)), this).Value;

    public DubboClientOptions GetOptions(string name) => options.Get(name);

    public TContract Create<TContract>(string name)
        where TContract : class, IDubboContract<TContract> => Get(name).CreateClient<TContract>(GetService<TContract>(name));

    /// <summary>Returns the key of the service that a client of a contract calls.</summary>
    public ServiceKey GetService<TContract>(string name)
        where TContract : class, IDubboContract<TContract> => GetService(name, TContract.Service);

    /// <summary>Returns the key of the service that a client of a contract with this key calls.</summary>
    public ServiceKey GetService(string name, ServiceKey own)
    {
        DubboClientOptions settings = options.Get(name);
        ProviderAddress? first = ClientSettings.FindFirst(settings);
        return new ServiceKey(
            own.Interface, settings.Version ?? first?.Version ?? own.Version, settings.Group ?? first?.Group ?? own.Group,
            settings.ServicePath ?? first?.Path ?? own.Path);
    }

    public void Dispose() => _ = DisposeAsync().AsTask();

    // Closes all clusters concurrently, so that the host waits no longer than for a single one.
    public async ValueTask DisposeAsync() => await Task.WhenAll(_clusters.Values
        .Where(cluster => cluster.IsValueCreated)
        .Select(cluster => cluster.Value.DisposeAsync().AsTask())).ConfigureAwait(false);

    private DubboCluster Create(string name)
    {
        ClientRegistration registration = registrations.Clients[name];
        DubboClientOptions settings = options.Get(name);
        // These options are those of this cluster alone. Clients of one address share its connections.
        DubboChannelOptions channel = settings.Channel;
        settings.Cluster.ChannelPool ??= _pool;
        if (settings.Tls.Enabled)
            channel.Tls = GetTls(settings.Tls);
        if (settings.WaitForReady)
            channel.Interceptors.Add(WaitingForReady.Instance);
        foreach (Func<IServiceProvider, IClientInterceptor> resolve in registration.Interceptors)
            channel.Interceptors.Add(resolve(services));
        IProviderDirectory? directory = settings.Directory;
        IEnumerable<string> addresses = settings.Addresses;
        if (ClientSettings.UsesRegistry(settings))
            (directory, addresses) = FindProviders(registration, settings);
        return directory is not null
            ? new DubboCluster(directory, settings.Cluster)
            : new DubboCluster(string.Join(';', addresses), settings.Cluster);
    }

    // Uses the registries of the application, or their addresses if they are lists.
    private (IProviderDirectory? Directory, IEnumerable<string> Addresses) FindProviders(
        ClientRegistration registration, DubboClientOptions settings)
    {
        if (!registries.Subscribed.Any())
            return (null, registries.Lists);
        ServiceKey own = registration.Services.First();
        var service = new ServiceKey(own.Interface, settings.Version ?? own.Version, settings.Group ?? own.Group);
        string[] applications = [.. settings.Applications];
        return (registries.CreateDirectory(
            service, settings.Channel, applications.Length > 0 ? applications : null, registration.Name), []);
    }

    private SslClientAuthenticationOptions GetTls(DubboClientTlsOptions tls)
    {
        DubboTlsFiles files = tls.Files;
        return _tls.GetOrAdd(
            (tls.TargetHost, files.CertificatePath, files.CertificateKeyPath, files.CertificatePassword, files.AuthoritiesPath),
            (_, own) => new Lazy<SslClientAuthenticationOptions>(() => CreateTls(own)), tls).Value;
    }

    private static SslClientAuthenticationOptions CreateTls(DubboClientTlsOptions tls)
    {
        var authentication =
            new SslClientAuthenticationOptions { TargetHost = tls.TargetHost, CertificateChainPolicy = tls.Files.LoadAuthorities() };
        if (tls.Files.LoadCertificate() is var (certificate, chain))
            authentication.ClientCertificateContext = SslStreamCertificateContext.Create(certificate, chain, offline: true);
        return authentication;
    }

    // Makes calls wait for a provider instead of failing if none is available.
    private sealed class WaitingForReady : IClientInterceptor
    {
        public static readonly WaitingForReady Instance = new();

        public ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call, ClientPipeline next) =>
            next.InvokeAsync(call with { Options = call.Options with { WaitForReady = true } });
    }
}
