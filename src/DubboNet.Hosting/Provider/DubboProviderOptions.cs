using System.Net;
using DubboNet.Hessian;

namespace DubboNet.Hosting;

/// <summary>
/// Options of a provider, which are read from <c>DubboNet:Provider</c>, or from <c>DubboNet:Providers:NAME</c> if the provider has a name.
/// Options that code sets override configuration. Times in configuration are milliseconds or text such as 00:00:03.
/// </summary>
public sealed class DubboProviderOptions
{
    /// <summary>
    /// Gets or sets the IP address to listen on. The environment variable <c>DUBBO_IP_TO_BIND</c> overrides configuration. The default is
    /// 0.0.0.0, which means all IPv4 and IPv6 addresses, as in Java.
    /// </summary>
    public string Host { get; set; } = IPAddress.Any.ToString();

    /// <summary>
    /// Gets or sets the port to listen on. Port 0 selects a free port. The environment variable <c>DUBBO_PORT_TO_BIND</c> overrides
    /// configuration. The default is 20880, as in Java.
    /// </summary>
    public int Port { get; set; } = 20880;

    /// <summary>
    /// Gets or sets the host that consumers use to reach the provider. Set it if the host differs from the one that the provider listens
    /// on, as behind a port mapping or in a container. The environment variable <c>DUBBO_IP_TO_REGISTRY</c> overrides configuration. The
    /// default is null, which means <see cref="Host"/>, or the machine's first address if the provider listens on all addresses.
    /// </summary>
    public string? AdvertisedHost { get; set; }

    /// <summary>
    /// Gets or sets the port that consumers use to reach the provider. The environment variable <c>DUBBO_PORT_TO_REGISTRY</c> overrides
    /// configuration. The default is null, which means the port that the provider listens on.
    /// </summary>
    public int? AdvertisedPort { get; set; }

    /// <summary>
    /// Gets or sets the name of this application that is sent to consumers. The default is null, which means the application name of the
    /// host.
    /// </summary>
    public string? ApplicationName { get; set; }

    /// <summary>
    /// Gets or sets the token that consumers must send with calls (<see cref="DubboServerOptions.Token"/>). The default is null, which
    /// means no token.
    /// </summary>
    public string? Token { get; set; }

    /// <summary>
    /// Gets further parameters of the services' URLs in registries, with Java's names, such as <c>weight</c>, <c>timeout</c> and
    /// <c>dubbo.tag</c>. Consumers read them. The default is none.
    /// </summary>
    public IDictionary<string, string> Parameters { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Gets or sets the maximum number of connections (<see cref="DubboServerOptions.MaxConnections"/>). The default is 65,536.
    /// </summary>
    public int MaxConnections { get; set; } = 65_536;

    /// <summary>
    /// Gets or sets the maximum number of concurrent calls (<see cref="DubboServerOptions.MaxConcurrentCalls"/>). The default is 10,000.
    /// </summary>
    public int MaxConcurrentCalls { get; set; } = 10_000;

    /// <summary>
    /// Gets or sets the number of dedicated threads that start handlers (<see cref="DubboServerOptions.HandlerThreads"/>). The default is
    /// 0, which means that handlers start on the thread pool.
    /// </summary>
    public int HandlerThreads { get; set; }

    /// <summary>
    /// Gets or sets the maximum number of callbacks of each Java interface on a connection (<see cref="DubboServerOptions.MaxCallbacks"/>).
    /// The default is 1, as in Java.
    /// </summary>
    public int MaxCallbacks { get; set; } = 1;

    /// <summary>
    /// Gets or sets the maximum length of request and response bodies in bytes (<see cref="DubboServerOptions.MaxPayload"/>). The default
    /// is 8 MiB, as in Java.
    /// </summary>
    public int MaxPayload { get; set; } = 8 * 1024 * 1024;

    /// <summary>
    /// Gets or sets the maximum number of bytes that the messages of all consumers hold (<see cref="DubboServerOptions.MaxHeldBytes"/>).
    /// The default is null, which means a quarter of the memory that the process may use.
    /// </summary>
    public long? MaxHeldBytes { get; set; }

    /// <summary>
    /// Gets or sets the maximum number of bytes that the messages of one connection hold
    /// (<see cref="DubboServerOptions.MaxHeldBytesPerConnection"/>). The default is null, which means half of <see cref="MaxHeldBytes"/>.
    /// </summary>
    public long? MaxHeldBytesPerConnection { get; set; }

    /// <summary>
    /// Gets or sets the maximum number of attachments of a request (<see cref="DubboServerOptions.MaxAttachments"/>). The default is 1,000.
    /// </summary>
    public int MaxAttachments { get; set; } = 1000;

    /// <summary>
    /// Gets or sets the maximum length of a request's attachments in bytes (<see cref="DubboServerOptions.MaxAttachmentBytes"/>). The
    /// default is 1 MiB.
    /// </summary>
    public int MaxAttachmentBytes { get; set; } = 1024 * 1024;

    /// <summary>
    /// Gets or sets how long a consumer may read nothing before its connection is closed (<see cref="DubboServerOptions.WriteTimeout"/>).
    /// The default is 30 s.
    /// </summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets the idle time after which a connection is closed (<see cref="DubboServerOptions.IdleTimeout"/>). The default is 180 s,
    /// as in Java.
    /// </summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(180);

    /// <summary>
    /// Gets or sets how long a stop waits for running calls (<see cref="DubboServerOptions.ShutdownTimeout"/>). The shutdown timeout of the
    /// host limits it. The default is 10 s, as in Java.
    /// </summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Gets or sets the time without requests after which a stop closes the connections
    /// (<see cref="DubboServerOptions.ShutdownQuietPeriod"/>). The default is 250 ms.
    /// </summary>
    public TimeSpan ShutdownQuietPeriod { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Gets or sets a value indicating whether exceptions are sent to consumers with their stack traces
    /// (<see cref="DubboServerOptions.IncludeStackTraces"/>). The default is false.
    /// </summary>
    public bool IncludeStackTraces { get; set; }

    /// <summary>Gets the TLS options. TLS is used if their certificate is set.</summary>
    public DubboProviderTlsOptions Tls { get; } = new();

    /// <summary>Gets the options of single services by the name of the service.</summary>
    public IDictionary<string, DubboServiceOptions> Services { get; } =
        new Dictionary<string, DubboServiceOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Gets or sets the types for calls without a contract and for objects that a contract does not declare. Can be set in code only. The
    /// default is Java's own classes.
    /// </summary>
    public IHessianTypeResolver Types
    {
        get => Hessian.Types;
        set => Hessian = Hessian with { Types = value };
    }

    /// <summary>
    /// Gets or sets the Hessian options, such as limits and the handling of unknown classes and members. Their keys in configuration are
    /// <c>Hessian:MaxDepth</c>, <c>Hessian:UnknownClasses</c> and so on. The default is <see cref="HessianOptions.Default"/>.
    /// </summary>
    public HessianOptions Hessian { get; set; } = HessianOptions.Default;

    /// <summary>
    /// Gets or sets a delegate that changes the options of the server after all other options are applied. It can set options that this
    /// class does not have. Can be set in code only. The default is null.
    /// </summary>
    public Action<DubboServerOptions>? ConfigureServer { get; set; }
}
