using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DubboNet.Hosting;

/// <summary>
/// A provider of the application; the host starts and stops it. One without a name is a singleton service, those with names are keyed ones.
/// </summary>
public sealed class DubboProvider : IAsyncDisposable, IDisposable
{
    private readonly DubboProviderOptions _options;
    private readonly DubboService[] _services;
    private readonly ILogger _logger;
    private readonly int _maxCallbacks;

    internal DubboProvider(ProviderRegistration registration, IServiceProvider services)
    {
        Name = registration.Name;
        _options = services.GetRequiredService<IOptionsMonitor<DubboProviderOptions>>().Get(registration.Name);
        ILoggerFactory loggerFactory = services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;
        _logger = loggerFactory.CreateLogger<DubboProvider>();
        ApplicationName = _options.ApplicationName ?? services.GetService<IHostEnvironment>()?.ApplicationName;
        var server = new DubboServerOptions
        {
            EndPoint = new IPEndPoint(IPAddress.Parse(_options.Host), _options.Port),
            Tls = CreateTls(_options.Tls),
            AcceptPlainText = _options.Tls.AcceptPlainText,
            Hessian = _options.Hessian,
            MaxPayload = _options.MaxPayload,
            MaxHeldBytes = _options.MaxHeldBytes,
            MaxHeldBytesPerConnection = _options.MaxHeldBytesPerConnection,
            MaxAttachments = _options.MaxAttachments,
            MaxAttachmentBytes = _options.MaxAttachmentBytes,
            WriteTimeout = _options.WriteTimeout,
            IdleTimeout = _options.IdleTimeout,
            MaxConnections = _options.MaxConnections,
            MaxConcurrentCalls = _options.MaxConcurrentCalls,
            HandlerThreads = _options.HandlerThreads,
            MaxCallbacks = _options.MaxCallbacks,
            ShutdownTimeout = _options.ShutdownTimeout,
            ShutdownQuietPeriod = _options.ShutdownQuietPeriod,
            IncludeStackTraces = _options.IncludeStackTraces,
            Token = _options.Token,
            LoggerFactory = loggerFactory,
            TimeProvider = services.GetService<TimeProvider>() ?? TimeProvider.System,
        };
        server.Interceptors.Add(services.GetRequiredService<CallContextAccessor>());
        foreach (Func<IServiceProvider, IServerInterceptor> create in registration.Interceptors)
            server.Interceptors.Add(create(services));
        _options.ConfigureServer?.Invoke(server);
        if (server.Tls is { ServerCertificateSelectionCallback: not null } selecting)
            LetCallbackSelect(selecting);
        _maxCallbacks = server.MaxCallbacks;
        _services = [.. registration.Services.Values.Select(service => service.CreateFor(_options, services))];
        Server = new DubboServer(server, string.IsNullOrEmpty(ApplicationName) ? _services : [.. _services, ProviderMetadata.CreateService(ApplicationName, () => Metadata)]);
    }

    /// <summary>Its name; empty for the one without.</summary>
    public string Name { get; }

    /// <summary>The name of this application, as consumers get it.</summary>
    public string? ApplicationName { get; }

    /// <summary>What listens and serves: where, how many connections and calls, and taking it out of use for a while.</summary>
    public DubboServer Server { get; }

    /// <summary>Where consumers are told to find it; null before the start.</summary>
    public DnsEndPoint? AdvertisedEndPoint { get; private set; }

    /// <summary>Whether it listens and takes calls: it was started, does not stop, and is not read-only.</summary>
    public bool IsServing => AdvertisedEndPoint is not null && !Server.IsReadOnly;

    /// <summary>What it tells of its services; null before the start, or if the application has no name.</summary>
    internal ProviderMetadata? Metadata { get; private set; }

    /// <summary>Stops as the host's stop does.</summary>
    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>The same without waiting for it.</summary>
    public void Dispose() => _ = DisposeAsync().AsTask();

    internal void Start()
    {
        string path = ((IConfiguredOptions)_options).Path;
        try
        {
            Server.Start();
        }
        catch (SocketException e)
        {
            throw new InvalidOperationException($"The provider cannot listen on {_options.Host}:{_options.Port} ({path}:Host, {path}:Port): {e.Message}", e);
        }

        AdvertisedEndPoint = AdvertisedAddress.Choose(_options, Server.LocalEndPoint);
        if (!string.IsNullOrEmpty(ApplicationName))
            Metadata = new ProviderMetadata(ApplicationName, AdvertisedEndPoint.Port, _maxCallbacks, _services);
        HostingLog.Advertised(_logger, Name.Length == 0 ? "the provider" : Name, AdvertisedEndPoint.Host, AdvertisedEndPoint.Port);
    }

    /// <summary>The platform does not ask a callback where there is a certificate. Here the certificate of the file is what counts where the callback gives none.</summary>
    private static void LetCallbackSelect(SslServerAuthenticationOptions tls)
    {
        ServerCertificateSelectionCallback select = tls.ServerCertificateSelectionCallback!;
        if ((tls.ServerCertificateContext?.TargetCertificate ?? tls.ServerCertificate) is not { } ofFile)
            return;
        (tls.ServerCertificateContext, tls.ServerCertificate) = (null, null);
        tls.ServerCertificateSelectionCallback = (sender, hostName) => select(sender, hostName) ?? ofFile;
    }

    private static SslServerAuthenticationOptions? CreateTls(DubboProviderTlsOptions tls) => tls.Files.LoadCertificate() is not var (certificate, chain)
        ? null
        : new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(certificate, chain, offline: true),
            ClientCertificateRequired = tls.RequireClientCertificate,
            CertificateChainPolicy = tls.Files.LoadAuthorities(),
        };
}
