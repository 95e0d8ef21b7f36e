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
/// A provider of the application, which the host starts and stops. A provider without a name is registered as a singleton. Providers with a
/// name are also keyed services.
/// </summary>
public sealed class DubboProvider : IAsyncDisposable, IDisposable
{
    private readonly string _path;
    private readonly DubboProviderOptions _options;
    private readonly DubboService[] _services;
    private readonly ILogger _logger;
    private readonly int _maxCallbacks;

    internal DubboProvider(ProviderRegistration registration, IServiceProvider services)
    {
        Name = registration.Name;
        _path = registration.Path;
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
        Server = new DubboServer(
            server,
            string.IsNullOrEmpty(ApplicationName)
                ? _services
                : [.. _services, ProviderMetadata.CreateService(ApplicationName, () => Metadata)]);
    }

    /// <summary>Gets the name of the provider, which is empty for a provider without a name.</summary>
    public string Name { get; }

    /// <summary>Gets the name of this application that is sent to consumers.</summary>
    public string? ApplicationName { get; }

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
    public bool IsServing => AdvertisedEndPoint is not null && !Server.IsReadOnly;

    /// <summary>Gets the description of the services. Null before the start, or if the application has no name.</summary>
    internal ProviderMetadata? Metadata { get; private set; }

    /// <summary>Stops the provider in the same way as the host does.</summary>
    public ValueTask DisposeAsync() => Server.DisposeAsync();

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
        if (!string.IsNullOrEmpty(ApplicationName))
            Metadata = new ProviderMetadata(ApplicationName, AdvertisedEndPoint.Port, _maxCallbacks, _services);
        HostingLog.Advertised(_logger, Name.Length == 0 ? "the provider" : Name, AdvertisedEndPoint.Host, AdvertisedEndPoint.Port);
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

    private static SslServerAuthenticationOptions? CreateTls(DubboProviderTlsOptions tls) =>
        tls.Files.LoadCertificate() is not var (certificate, chain)
            ? null
            : new SslServerAuthenticationOptions
            {
                ServerCertificateContext = SslStreamCertificateContext.Create(certificate, chain, offline: true),
                ClientCertificateRequired = tls.RequireClientCertificate,
                CertificateChainPolicy = tls.Files.LoadAuthorities(),
            };
}
