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
    /// or semicolons. Without addresses and a <see cref="Directory"/>, the registries of the application find the providers. URL
    /// parameters apply where these options are not set (<see cref="ProviderAddress"/>).
    /// </summary>
    public IList<string> Addresses { get; } = [];

    /// <summary>
    /// Gets or sets the directory that finds the providers. It replaces <see cref="Addresses"/>, which must be empty then. The default is
    /// null. It can be set in code only.
    /// </summary>
    public IProviderDirectory? Directory { get; set; }

    /// <summary>
    /// Gets the names of the applications that provide the service, as Java's <c>provided-by</c>. In configuration, the value is a list, or
    /// a text with commas. The default is none, which means the applications that the registry maps to the interface.
    /// </summary>
    public IList<string> Applications { get; } = [];

    /// <summary>
    /// Gets the options of the cluster that makes the calls, such as the retries. They have the settings for which configuration has keys,
    /// and others that can be set in code only. The logger factory, the clock and the name of the application are those of the host. If
    /// <see cref="DubboClusterOptions.ChannelPool"/> is not set, the clients of the host share the connections to an address.
    /// </summary>
    public DubboClusterOptions Cluster { get; } = new();

    /// <summary>Gets the options of the channels of the cluster, such as the timeout of calls.</summary>
    public DubboChannelOptions Channel => Cluster.Channel;

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
    /// Gets the TLS options. If <see cref="DubboClientTlsOptions.Enabled"/> is true, they replace those of <see cref="Channel"/>.
    /// </summary>
    public DubboClientTlsOptions Tls { get; } = new();
}
