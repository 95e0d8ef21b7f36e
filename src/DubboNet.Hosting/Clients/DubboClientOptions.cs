using DubboNet.Hessian;

namespace DubboNet.Hosting;

/// <summary>
/// Options of a client, which are read from <c>DubboNet:Clients:NAME</c>. Options that code sets override configuration. Times in
/// configuration are milliseconds or text such as 00:00:03.
/// </summary>
public sealed class DubboClientOptions
{
    /// <summary>
    /// Gets the addresses of the providers. The address <c>dubbo://host:port</c> is one provider. The address <c>dns://name:port</c> is one
    /// provider for each IP address of the name. In configuration, the value is a list, or a text whose addresses are separated by commas
    /// or semicolons. At least one address is required. URL parameters apply where these options are not set
    /// (<see cref="ProviderAddress"/>).
    /// </summary>
    public IList<string> Addresses { get; } = [];

    /// <summary>
    /// Gets or sets the default timeout of calls (<see cref="DubboChannelOptions.Timeout"/>). The default is null, which means the timeout
    /// in the provider's URL, or else 1,000 ms as in Java.
    /// </summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>
    /// Gets or sets the maximum number of retries of a failed call (<see cref="DubboClusterOptions.Retries"/>). The default is 2, as in
    /// Java.
    /// </summary>
    public int Retries { get; set; } = 2;

    /// <summary>
    /// Gets or sets a value indicating whether calls wait for a provider until their timeout. Otherwise, a call fails if no provider is
    /// available. The default is false.
    /// </summary>
    public bool WaitForReady { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the start of the host fails if no provider is available, as with Java's <c>check</c>. The
    /// default is false, because applications that depend on each other could not start otherwise. The health check reports missing
    /// providers without failing the start.
    /// </summary>
    public bool RequireProviderAtStart { get; set; }

    /// <summary>
    /// Gets or sets the group of the service. The default is null, which means the group in the addresses, or else that of the contract.
    /// </summary>
    public string? Group { get; set; }

    /// <summary>
    /// Gets or sets the version of the service. The default is null, which means the version in the addresses, or else that of the
    /// contract.
    /// </summary>
    public string? Version { get; set; }

    /// <summary>
    /// Gets or sets the path of the service. The default is null, which means the path in the addresses, or else that of the contract.
    /// </summary>
    public string? ServicePath { get; set; }

    /// <summary>
    /// Gets or sets the token that is sent with every call (<see cref="DubboChannelOptions.Token"/>). The default is null, which means the
    /// token in the address.
    /// </summary>
    public string? Token { get; set; }

    /// <summary>
    /// Gets or sets the name of this application that is sent to providers. The default is null, which means the application name of the
    /// host.
    /// </summary>
    public string? ApplicationName { get; set; }

    /// <summary>
    /// Gets or sets the number of connections to each provider (<see cref="DubboChannelOptions.Connections"/>). The default is null, which
    /// means the number in the provider's URL, or else 1.
    /// </summary>
    public int? Connections { get; set; }

    /// <summary>
    /// Gets or sets the timeout of connecting (<see cref="DubboChannelOptions.ConnectTimeout"/>). The default is 3,000 ms, as in Java.
    /// </summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromMilliseconds(3000);

    /// <summary>
    /// Gets or sets the idle time after which a heartbeat is sent (<see cref="DubboChannelOptions.HeartbeatInterval"/>). The default is
    /// null, which means the interval in the provider's URL, or else 60 s as in Java.
    /// </summary>
    public TimeSpan? HeartbeatInterval { get; set; }

    /// <summary>
    /// Gets or sets the time without data from the provider after which a connection is replaced
    /// (<see cref="DubboChannelOptions.HeartbeatTimeout"/>). The default is null, which means the timeout in the provider's URL, or else
    /// three heartbeat intervals as in Java.
    /// </summary>
    public TimeSpan? HeartbeatTimeout { get; set; }

    /// <summary>
    /// Gets or sets the longest delay between attempts to connect (<see cref="DubboChannelOptions.MaxReconnectDelay"/>). The default
    /// is 1 s.
    /// </summary>
    public TimeSpan MaxReconnectDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Gets or sets the interval at which names of <c>dns://</c> addresses are resolved
    /// (<see cref="DubboClusterOptions.DnsRefreshInterval"/>). The default is 30 s.
    /// </summary>
    public TimeSpan DnsRefreshInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets the maximum length of request and response bodies in bytes (<see cref="DubboChannelOptions.MaxPayload"/>). The default
    /// is null, which means the length in the provider's URL, or else 8 MiB as in Java.
    /// </summary>
    public int? MaxPayload { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether calls send their remaining time to the provider
    /// (<see cref="DubboChannelOptions.SendDeadline"/>). The default is false, as in Java.
    /// </summary>
    public bool SendDeadline { get; set; }

    /// <summary>
    /// Gets or sets how long disposal waits for running calls (<see cref="DubboChannelOptions.ShutdownTimeout"/>). The default is 10 s.
    /// </summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets the TLS options, which apply if <see cref="DubboClientTlsOptions.Enabled"/> is true.</summary>
    public DubboClientTlsOptions Tls { get; } = new();

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
    /// Gets or sets a delegate that changes the options of the cluster and its channels after all other options are applied. It can set
    /// options that this class does not have. Can be set in code only. The default is null.
    /// </summary>
    public Action<DubboClusterOptions>? ConfigureCluster { get; set; }
}
