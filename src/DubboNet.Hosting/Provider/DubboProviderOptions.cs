using System.Net;

namespace DubboNet.Hosting;

/// <summary>
/// Options of a provider, which are read from <c>DubboNet:Provider</c>, or from <c>DubboNet:Providers:NAME</c> if the provider has a name.
/// Options that code sets override configuration. Times in configuration are milliseconds or text such as 00:00:03.
/// </summary>
public sealed class DubboProviderOptions
{
    /// <summary>
    /// Gets the options of the server, such as the token, the limits and the times. They have the settings for which configuration has
    /// keys, and others that can be set in code only. The logger factory and the clock are those of the host. The interceptors of the host
    /// are added.
    /// </summary>
    public DubboServerOptions Server { get; } = new();

    /// <summary>
    /// Gets or sets the IP address to listen on, which is that of <see cref="DubboServerOptions.EndPoint"/>. The environment variable
    /// <c>DUBBO_IP_TO_BIND</c> overrides configuration. The default is 0.0.0.0, which means all IPv4 and IPv6 addresses, as in Java.
    /// </summary>
    /// <exception cref="FormatException">The value is not an IP address.</exception>
    public string Host
    {
        get => $"{Server.EndPoint.Address}";
        set => Server.EndPoint = new IPEndPoint(IPAddress.Parse(value), Port);
    }

    /// <summary>
    /// Gets or sets the port to listen on, which is that of <see cref="DubboServerOptions.EndPoint"/>. Port 0 selects a free port. The
    /// environment variable <c>DUBBO_PORT_TO_BIND</c> overrides configuration. The default is 20880, as in Java.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 65535.</exception>
    public int Port
    {
        get => Server.EndPoint.Port;
        set => Server.EndPoint = new IPEndPoint(Server.EndPoint.Address, value);
    }

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
    /// Gets further parameters of the services' URLs in registries, with Java's names, such as <c>weight</c>, <c>timeout</c> and
    /// <c>dubbo.tag</c>. Consumers read them. The default is none.
    /// </summary>
    public IDictionary<string, string> Parameters { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Gets the TLS options. If their certificate is set, TLS is used, and they are added to <see cref="DubboServerOptions.Tls"/>.
    /// </summary>
    public DubboProviderTlsOptions Tls { get; } = new();

    /// <summary>Gets the options of single services by the name of the service.</summary>
    public IDictionary<string, DubboServiceOptions> Services { get; } =
        new Dictionary<string, DubboServiceOptions>(StringComparer.OrdinalIgnoreCase);
}
