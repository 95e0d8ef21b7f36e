namespace DubboNet.Hosting;

/// <summary>
/// Options of a registry of the application, which are read from <c>DubboNet:Registry</c>, or from <c>DubboNet:Registries:NAME</c> if the
/// registry has a name. Options that code sets override configuration. Times in configuration are milliseconds or text such as 00:00:03.
/// </summary>
public sealed class DubboRegistryHostingOptions
{
    /// <summary>
    /// Gets or sets the address, such as <c>zookeeper://zk-1:2181?backup=zk-2:2181</c> or <c>nacos://nacos:8848</c>. The addresses
    /// <c>static://a:20880,b:20880</c> and <c>dns://name:20880</c> are lists of providers for all clients that have no addresses of their
    /// own. Providers are not registered in them.
    /// </summary>
    public string? Address { get; set; }

    /// <summary>Gets or sets the value of <see cref="DubboRegistryOptions.Group"/>. The default is that of the address.</summary>
    public string? Group { get; set; }

    /// <summary>Gets or sets the value of <see cref="DubboRegistryOptions.Namespace"/>. The default is that of the address.</summary>
    public string? Namespace { get; set; }

    /// <summary>Gets or sets the value of <see cref="DubboRegistryOptions.UserName"/>. The default is that of the address.</summary>
    public string? UserName { get; set; }

    /// <summary>Gets or sets the value of <see cref="DubboRegistryOptions.Password"/>. The default is that of the address.</summary>
    public string? Password { get; set; }

    /// <summary>
    /// Gets or sets the value of <see cref="DubboRegistryOptions.Timeout"/>. The default is that of the address, or else 30 s, as in Java.
    /// </summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>
    /// Gets or sets the value of <see cref="DubboRegistryOptions.SessionTimeout"/>. The default is that of the address, or else 60 s, as in
    /// Java.
    /// </summary>
    public TimeSpan? SessionTimeout { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the application's providers are registered in the registry. The default is true.
    /// </summary>
    public bool Register { get; set; } = true;

    /// <summary>
    /// Gets or sets a value indicating whether the application's clients find providers in the registry. The default is true.
    /// </summary>
    public bool Subscribe { get; set; } = true;

    /// <summary>Gets or sets the forms in which providers are registered. The default is both forms.</summary>
    public DubboRegisterMode RegisterMode { get; set; }

    /// <summary>
    /// Gets or sets where consumers get the description of the providers' services. The default is the provider itself.
    /// </summary>
    public DubboMetadataType MetadataType { get; set; }

    /// <summary>Gets or sets the time between attempts to register a provider. The default is 5 s, as in Java.</summary>
    public TimeSpan RetryPeriod { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Gets or sets a value indicating whether the start of the host fails if a provider cannot be registered, as with Java's <c>check</c>.
    /// The default is false, so that an application starts during an outage of its registry. It is registered later then.
    /// </summary>
    public bool RequireAtStart { get; set; }

    /// <summary>
    /// Gets or sets the level at which clients look for providers (<see cref="RegistryDirectoryOptions.Mode"/>). The default is both
    /// levels. If a client uses several registries, this and the following options are those of the first.
    /// </summary>
    public RegistryDirectoryMode Discovery { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether clients are registered, so that consoles show them
    /// (<see cref="RegistryDirectoryOptions.RegisterConsumer"/>). The default is true.
    /// </summary>
    public bool RegisterConsumer { get; set; } = true;

    /// <summary>
    /// Gets or sets a value indicating whether clients keep their last providers if the registry has none any more
    /// (<see cref="RegistryDirectoryOptions.KeepLastProviders"/>). The default is true.
    /// </summary>
    public bool KeepLastProviders { get; set; } = true;

    /// <summary>
    /// Gets or sets the folder in which each client stores its last providers, for a start during an outage of the registry
    /// (<see cref="RegistryDirectoryOptions.CacheFile"/>). The default is null, which means that they are not stored.
    /// </summary>
    public string? CacheFolder { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether clients that use several registries call the providers in this one while one of them is
    /// ready (<see cref="ProviderSource.IsPreferred"/>). The default is that of the address (<c>preferred</c>), or else false.
    /// </summary>
    public bool? Preferred { get; set; }

    /// <summary>
    /// Gets or sets the zone of the registry, which calls can request (<see cref="ProviderSource.Zone"/>). The default is that of the
    /// address (<c>zone</c>), or else none.
    /// </summary>
    public string? Zone { get; set; }

    /// <summary>
    /// Gets or sets the share of the calls that the registry's providers get if a client uses several registries
    /// (<see cref="ProviderSource.Weight"/>). The default is that of the address (<c>weight</c>), or else 100.
    /// </summary>
    public int? Weight { get; set; }
}
