using System.Net;
using DubboNet.Hessian;

namespace DubboNet.Hosting;

/// <summary>
/// Settings of a provider, read from <c>DubboNet:Provider</c> or, if it has a name, <c>DubboNet:Providers:NAME</c>; what code says counts more. Times in
/// configuration are milliseconds, or text such as 00:00:03.
/// </summary>
public sealed class DubboProviderOptions : IConfiguredOptions, IHessianSettings
{
    /// <summary>
    /// The IP address to listen on. The environment's <c>DUBBO_IP_TO_BIND</c> counts more than configuration. Default 0.0.0.0: all, of IPv4 and IPv6, as Java's.
    /// </summary>
    public string Host { get; set; } = IPAddress.Any.ToString();

    /// <summary>The port to listen on; 0 takes a free one. <c>DUBBO_PORT_TO_BIND</c> counts more than configuration. Default 20880, as Java's.</summary>
    public int Port { get; set; } = 20880;

    /// <summary>
    /// The host at which consumers reach the provider, where that is another than the one it sees: behind a port mapping, in a container.
    /// <c>DUBBO_IP_TO_REGISTRY</c> counts more than configuration. Default null: <see cref="Host"/>, or if that is all, the machine's first address.
    /// </summary>
    public string? AdvertisedHost { get; set; }

    /// <summary>The port to go with it. <c>DUBBO_PORT_TO_REGISTRY</c> counts more than configuration. Default null: the one it listens on.</summary>
    public int? AdvertisedPort { get; set; }

    /// <summary>The name of this application that consumers get. Default null: the host's application name.</summary>
    public string? ApplicationName { get; set; }

    /// <summary>See <see cref="DubboServerOptions.Token"/>. Default null: none.</summary>
    public string? Token { get; set; }

    /// <summary>See <see cref="DubboServerOptions.MaxConnections"/>. Default 65,536.</summary>
    public int MaxConnections { get; set; } = 65_536;

    /// <summary>See <see cref="DubboServerOptions.MaxConcurrentCalls"/>. Default 10,000.</summary>
    public int MaxConcurrentCalls { get; set; } = 10_000;

    /// <summary>See <see cref="DubboServerOptions.HandlerThreads"/>. Default 0: handlers start on the thread pool.</summary>
    public int HandlerThreads { get; set; }

    /// <summary>See <see cref="DubboServerOptions.MaxCallbacks"/>. Default 1, as Java's.</summary>
    public int MaxCallbacks { get; set; } = 1;

    /// <summary>See <see cref="DubboServerOptions.MaxPayload"/>. Default 8 MiB, as Java's.</summary>
    public int MaxPayload { get; set; } = 8 * 1024 * 1024;

    /// <summary>See <see cref="DubboServerOptions.MaxHeldBytes"/>. Default null: a quarter of the memory that the process may use.</summary>
    public long? MaxHeldBytes { get; set; }

    /// <summary>See <see cref="DubboServerOptions.MaxHeldBytesPerConnection"/>. Default null: half of <see cref="MaxHeldBytes"/>.</summary>
    public long? MaxHeldBytesPerConnection { get; set; }

    /// <summary>See <see cref="DubboServerOptions.MaxAttachments"/>. Default 1,000.</summary>
    public int MaxAttachments { get; set; } = 1000;

    /// <summary>See <see cref="DubboServerOptions.MaxAttachmentBytes"/>. Default 1 MiB.</summary>
    public int MaxAttachmentBytes { get; set; } = 1024 * 1024;

    /// <summary>See <see cref="DubboServerOptions.WriteTimeout"/>. Default 30 s.</summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>See <see cref="DubboServerOptions.IdleTimeout"/>. Default 180 s, as Java's.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(180);

    /// <summary>See <see cref="DubboServerOptions.ShutdownTimeout"/>; the host's own shutdown time-out cuts it short. Default 10 s, as Java's.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>See <see cref="DubboServerOptions.ShutdownQuietPeriod"/>. Default 250 ms.</summary>
    public TimeSpan ShutdownQuietPeriod { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>See <see cref="DubboServerOptions.IncludeStackTraces"/>. Default false.</summary>
    public bool IncludeStackTraces { get; set; }

    /// <summary>TLS; it is used if its certificate is set.</summary>
    public DubboProviderTlsOptions Tls { get; } = new();

    /// <summary>What is said of single services, by the names under which they were mapped.</summary>
    public IDictionary<string, DubboServiceOptions> Services { get; } = new Dictionary<string, DubboServiceOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Types for calls without a contract, and for objects that a contract does not declare. Code only. Default: Java's own classes.
    /// </summary>
    public IHessianTypeResolver Types
    {
        get => Hessian.Types;
        set => Hessian = Hessian with { Types = value };
    }

    /// <summary>
    /// Limits and forms of Hessian, and what happens to unknown classes and members. In the settings: <c>Hessian:MaxDepth</c>, <c>Hessian:UnknownClasses</c> and so
    /// on. Default: the defaults of <see cref="HessianOptions"/>.
    /// </summary>
    public HessianOptions Hessian { get; set; } = HessianOptions.Default;

    /// <summary>Has the last word on the settings of the server, for those that have no place here. Code only. Default null.</summary>
    public Action<DubboServerOptions>? ConfigureServer { get; set; }

    /// <inheritdoc/>
    string IConfiguredOptions.Path { get; set; } = "";

    /// <inheritdoc/>
    IDictionary<string, string> IConfiguredOptions.Origins { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    IList<string> IConfiguredOptions.Mistakes { get; } = [];
}
