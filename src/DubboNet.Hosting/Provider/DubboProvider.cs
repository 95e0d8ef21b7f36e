using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DubboNet.Hosting;

/// <summary>
/// A provider of the application, which the host starts and stops. A provider without a name is registered as a singleton. Providers with a
/// name are also keyed services.
/// </summary>
public sealed class DubboProvider : IAsyncDisposable, IDisposable
{
    private readonly string _path;
    private readonly DubboProviderOptions _options;
    private readonly DubboService[] _services;
    private readonly ILogger _logger;
    private readonly Lock _lock = new();
    private readonly bool _isInRegistries;
    private Task? _registering;
    private volatile bool _isStopping;

    internal DubboProvider(ProviderRegistration registration, IServiceProvider services)
    {
        Name = registration.Name;
        _path = registration.Path;
        _options = services.GetRequiredService<IOptionsMonitor<DubboProviderOptions>>().Get(registration.Name);
        _logger = _options.Server.LoggerFactory.CreateLogger<DubboProvider>();
        ApplicationName = _options.ApplicationName ?? services.GetService<IHostEnvironment>()?.ApplicationName;
        // These options are those of this server alone.
        DubboServerOptions server = _options.Server;
        server.Tls = AddFiles(server.Tls, _options.Tls);
        server.AcceptPlainText |= _options.Tls.AcceptPlainText;
        server.Interceptors.Insert(0, services.GetRequiredService<CallContextAccessor>());
        foreach (Func<IServiceProvider, IServerInterceptor> create in registration.Interceptors)
            server.Interceptors.Add(create(services));
        if (server.Tls is { ServerCertificateSelectionCallback: not null } selecting)
            LetCallbackSelect(selecting);
        _services = [.. registration.Services.Values.Select(service => service.CreateFor(_options, services))];
        DubboRegistries registries = services.GetRequiredService<DubboRegistries>();
        string[] names = [.. registries.Registering];
        _isInRegistries = names.Length > 0;
        CheckForRegistries(server);
        if (!string.IsNullOrEmpty(ApplicationName))
            Registration = CreateRegistration(ApplicationName, server);
        foreach (string name in names)
            AddRegistry(registries.Get(name), registries.GetOptions(name));
        Server = new DubboServer(server, Registration is null ? _services : [.. _services, Registration.MetadataService]);
    }

    /// <summary>Gets the name of the provider, which is empty for a provider without a name.</summary>
    public string Name { get; }

    /// <summary>Gets the name of this application that is sent to consumers.</summary>
    public string? ApplicationName { get; }

    /// <summary>Gets the services, without that of the metadata.</summary>
    public IReadOnlyList<ServiceKey> Services => [.. _services.Select(service => service.Key)];

    /// <summary>
    /// Gets the server, which listens and runs calls. It provides its end point and the numbers of connections and calls, and can be taken
    /// out of service temporarily.
    /// </summary>
    public DubboServer Server { get; }

    /// <summary>Gets the address that consumers use, or null before the start.</summary>
    public DnsEndPoint? AdvertisedEndPoint { get; private set; }

    /// <summary>
    /// Gets a value indicating whether the provider accepts calls. This is the case if it has been started, is not stopping, and is not
    /// read-only.
    /// </summary>
    public bool IsServing => AdvertisedEndPoint is not null && !_isStopping && !Server.IsReadOnly;

    /// <summary>
    /// Gets the registration in the application's registries. It can change parameters of the services' URLs, such as the weight. Null if
    /// the application has no name.
    /// </summary>
    public DubboRegistration? Registration { get; }

    /// <summary>
    /// Takes the provider out of service. Removes it from the registries, and then tells consumers that are connected to call others
    /// (<see cref="DubboServer.SetReadOnly"/>). The port stays open, and calls that still arrive are served.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait for the registries.</param>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task OfflineAsync(CancellationToken cancellationToken = default)
    {
        if (Registration is not null)
            await Registration.UnregisterAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        Server.SetReadOnly(true);
    }

    /// <summary>
    /// Takes services out of service. Removes them from the registries. Consumers that have found them there call others, and calls that
    /// still arrive are served. Does nothing if no service is selected.
    /// </summary>
    /// <param name="services">Selects the services.</param>
    /// <param name="cancellationToken">Ends the wait for the registries.</param>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public Task OfflineAsync(Func<ServiceKey, bool> services, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(services);
        return Registration?.UnregisterAsync(services, cancellationToken) ?? Task.CompletedTask;
    }

    /// <summary>Puts the provider with all its services back into service after <see cref="OfflineAsync(CancellationToken)"/>.</summary>
    /// <param name="cancellationToken">Ends the wait for the registries.</param>
    /// <exception cref="InvalidOperationException">The provider has not been started, or is stopping.</exception>
    /// <exception cref="DubboRegistryException">A registry that is required at the start refused, or could not be reached.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public Task OnlineAsync(CancellationToken cancellationToken = default) => OnlineAsync(_ => true, cancellationToken);

    /// <summary>Puts services back into service. Other services stay as they are. Does nothing if no service is selected.</summary>
    /// <param name="services">Selects the services.</param>
    /// <param name="cancellationToken">Ends the wait for the registries.</param>
    /// <exception cref="InvalidOperationException">The provider has not been started, or is stopping.</exception>
    /// <exception cref="DubboRegistryException">A registry that is required at the start refused, or could not be reached.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task OnlineAsync(Func<ServiceKey, bool> services, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (AdvertisedEndPoint is not { } endPoint || _isStopping)
            throw new InvalidOperationException($"{_path} cannot be put into service: it has not been started, or is stopping.");
        if (!Services.Any(services))
            return;
        Server.SetReadOnly(false);
        if (Registration is not null)
            await Registration.RegisterAsync(endPoint.Host, endPoint.Port, services, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stops the provider in the same way as the host does.</summary>
    public async ValueTask DisposeAsync()
    {
        _isStopping = true;
        if (Registration is not null)
            await Registration.DisposeAsync().ConfigureAwait(false);
        await Server.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Stops the provider without waiting until it has stopped.</summary>
    public void Dispose() => _ = DisposeAsync().AsTask();

    internal void Start()
    {
        try
        {
            Server.Start();
        }
        catch (SocketException e)
        {
            throw new InvalidOperationException(
                $"The provider cannot listen on {_options.Host}:{_options.Port} ({_path}:Host, {_path}:Port): {e.Message}", e);
        }

        AdvertisedEndPoint = AdvertisedAddress.Choose(_options, Server.LocalEndPoint);
        if (_isInRegistries && _options.AdvertisedHost is null && AdvertisedAddress.IsLoopback(AdvertisedEndPoint.Host))
        {
            throw new InvalidOperationException(
                $"The provider would be registered at {AdvertisedEndPoint.Host}, which only this machine can reach. Set {_path}:Host to "
                    + $"0.0.0.0, or {_path}:AdvertisedHost to the address that consumers reach.");
        }

        HostingLog.Advertised(_logger, Name.Length == 0 ? "the provider" : Name, AdvertisedEndPoint.Host, AdvertisedEndPoint.Port);
    }

    /// <summary>Registers the provider after the start. Further calls wait for the same registration.</summary>
    internal Task RegisterAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _registering ??= Registration is not null && AdvertisedEndPoint is { } endPoint
                ? Registration.RegisterAsync(endPoint.Host, endPoint.Port, cancellationToken: cancellationToken)
                : Task.CompletedTask;
        }
    }

    /// <summary>Removes the provider from the registries before consumers are told to call others.</summary>
    internal async Task StopAsync(CancellationToken cancellationToken)
    {
        _isStopping = true;
        try
        {
            if (Registration is not null)
                await Registration.UnregisterAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The host does not want to wait. The server stops without waiting, too.
        }

        await Server.StopAsync(cancellationToken).ConfigureAwait(false);
    }

    private DubboRegistration CreateRegistration(string application, DubboServerOptions server)
    {
        var options = new DubboRegistrationOptions
        {
            // Without a registry, no consumer learns the token, and it can be anything.
            Token = _isInRegistries ? server.Token : null,
            MaxCallbacks = server.MaxCallbacks,
            LoggerFactory = server.LoggerFactory,
            TimeProvider = server.TimeProvider,
        };
        if (server is { Tls: not null, AcceptPlainText: false })
            options.Parameters["ssl-enabled"] = "true";
        foreach ((string name, string value) in _options.Parameters)
            options.Parameters[name] = value;
        return new DubboRegistration(application, _services, options);
    }

    private void AddRegistry(DubboRegistry registry, DubboRegistryHostingOptions settings) => Registration!.AddRegistry(
        registry, settings.RegisterMode, settings.MetadataType, settings.RequireAtStart, settings.RetryPeriod);

    private void CheckForRegistries(DubboServerOptions server)
    {
        if (!_isInRegistries)
            return;
        if (string.IsNullOrEmpty(ApplicationName))
            throw new InvalidOperationException($"{_path}:ApplicationName is empty. Set it, because registries list applications by name.");
        if (server.Token.AsSpan().ContainsAny('&', ';'))
            throw new InvalidOperationException($"{_path}:Token contains & or ;, which a URL cannot contain. Choose another token.");
    }

    // .NET does not call a selection callback if a certificate is set. The certificate in the file is used if the callback returns none.
    private static void LetCallbackSelect(SslServerAuthenticationOptions tls)
    {
        ServerCertificateSelectionCallback select = tls.ServerCertificateSelectionCallback!;
        if ((tls.ServerCertificateContext?.TargetCertificate ?? tls.ServerCertificate) is not { } ofFile)
            return;
        (tls.ServerCertificateContext, tls.ServerCertificate) = (null, null);
        tls.ServerCertificateSelectionCallback = (sender, hostName) => select(sender, hostName) ?? ofFile;
    }

    // Adds the certificate and the authorities in files to the options that code set.
    private static SslServerAuthenticationOptions? AddFiles(SslServerAuthenticationOptions? own, DubboProviderTlsOptions tls)
    {
        if (tls.Files.LoadCertificate() is not var (certificate, chain))
            return own;
        own ??= new SslServerAuthenticationOptions();
        own.ServerCertificateContext = SslStreamCertificateContext.Create(certificate, chain, offline: true);
        own.ClientCertificateRequired |= tls.RequireClientCertificate;
        own.CertificateChainPolicy = tls.Files.LoadAuthorities() ?? own.CertificateChainPolicy;
        return own;
    }
}
