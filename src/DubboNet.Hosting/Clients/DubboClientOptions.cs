using DubboNet.Hessian;

namespace DubboNet.Hosting;

/// <summary>
/// Settings of a client, read from <c>DubboNet:Clients:NAME</c>; what code says counts more. Times in configuration are milliseconds, or text such as 00:00:03.
/// </summary>
public sealed class DubboClientOptions : IConfiguredOptions, IHessianSettings
{
    /// <summary>
    /// Where the providers are: <c>dubbo://host:port</c> is one of them, <c>dns://name:port</c> one for each address of the name. Their URLs' parameters count where
    /// these options say nothing; see <see cref="ProviderAddress"/>. A list in configuration, or one text split at commas and semicolons. At least one is needed.
    /// </summary>
    public IList<string> Addresses { get; } = [];

    /// <summary>See <see cref="DubboChannelOptions.Timeout"/>. Default null: 1,000 ms, as Java's, unless the provider's URL says otherwise.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>See <see cref="DubboClusterOptions.Retries"/>. Default 2, as Java's.</summary>
    public int Retries { get; set; } = 2;

    /// <summary>Whether calls wait within their time-out for a provider, where they would fail because there is none just now. Default false.</summary>
    public bool WaitForReady { get; set; }

    /// <summary>
    /// Whether the host's start fails if no provider takes calls then, as Java's <c>check</c>. Default false: applications that need one another could not start
    /// otherwise; the health check says the same without harm.
    /// </summary>
    public bool RequireProviderAtStart { get; set; }

    /// <summary>The group of the service. Default null: that of the addresses, else that of the contract.</summary>
    public string? Group { get; set; }

    /// <summary>The version of the service. Default null: that of the addresses, else that of the contract.</summary>
    public string? Version { get; set; }

    /// <summary>The path of the service. Default null: that of the addresses, else that of the contract.</summary>
    public string? ServicePath { get; set; }

    /// <summary>See <see cref="DubboChannelOptions.Token"/>. Default null: that of the address.</summary>
    public string? Token { get; set; }

    /// <summary>The name of this application that providers get. Default null: the host's application name.</summary>
    public string? ApplicationName { get; set; }

    /// <summary>See <see cref="DubboChannelOptions.Connections"/>. Default null: 1, unless the provider's URL says otherwise.</summary>
    public int? Connections { get; set; }

    /// <summary>See <see cref="DubboChannelOptions.ConnectTimeout"/>. Default 3,000 ms, as Java's.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromMilliseconds(3000);

    /// <summary>See <see cref="DubboChannelOptions.HeartbeatInterval"/>. Default null: 60 s, as Java's, unless the provider's URL says otherwise.</summary>
    public TimeSpan? HeartbeatInterval { get; set; }

    /// <summary>See <see cref="DubboChannelOptions.HeartbeatTimeout"/>. Default null: three intervals, as Java's, unless the provider's URL says otherwise.</summary>
    public TimeSpan? HeartbeatTimeout { get; set; }

    /// <summary>See <see cref="DubboChannelOptions.MaxReconnectDelay"/>. Default 1 s.</summary>
    public TimeSpan MaxReconnectDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>See <see cref="DubboClusterOptions.DnsRefreshInterval"/>. Default 30 s.</summary>
    public TimeSpan DnsRefreshInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>See <see cref="DubboChannelOptions.MaxPayload"/>. Default null: 8 MiB, as Java's, unless the provider's URL says otherwise.</summary>
    public int? MaxPayload { get; set; }

    /// <summary>See <see cref="DubboChannelOptions.SendDeadline"/>. Default false, as Java's.</summary>
    public bool SendDeadline { get; set; }

    /// <summary>See <see cref="DubboChannelOptions.ShutdownTimeout"/>. Default 10 s.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>TLS; its settings count if <see cref="DubboClientTlsOptions.Enabled"/>.</summary>
    public DubboClientTlsOptions Tls { get; } = new();

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

    /// <summary>Has the last word on the settings of the cluster and its channels, for those that have no place here. Code only. Default null.</summary>
    public Action<DubboClusterOptions>? ConfigureCluster { get; set; }

    /// <summary>The addresses that code has set, by the contract in whose registration it did.</summary>
    internal Dictionary<string, string[]> AddressesByContract { get; } = [];

    /// <inheritdoc/>
    string IConfiguredOptions.Path { get; set; } = "";

    /// <inheritdoc/>
    IDictionary<string, string> IConfiguredOptions.Origins { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    IList<string> IConfiguredOptions.Mistakes { get; } = [];
}
