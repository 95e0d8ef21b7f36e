namespace DubboNet;

/// <summary>Options of a <see cref="RegistryDirectory"/>, which are read once when the directory is created.</summary>
public sealed class RegistryDirectoryOptions
{
    /// <summary>Gets or sets the level at which providers are found. The default is <see cref="RegistryDirectoryMode.Union"/>.</summary>
    public RegistryDirectoryMode Mode { get; set; }

    /// <summary>
    /// Gets or sets the applications that provide the service, as Java's <c>provided-by</c>. The default is null, which means the
    /// applications that the registry maps to the interface. Providers of Dubbo 3 write this mapping.
    /// </summary>
    public IReadOnlyCollection<string>? Applications { get; set; }

    /// <summary>
    /// Gets or sets the name of this application. Its rules apply, and the registry shows it. The default is null, which means
    /// <see cref="DubboChannelOptions.ApplicationName"/> of <see cref="Channel"/>.
    /// </summary>
    public string? ApplicationName { get; set; }

    /// <summary>
    /// Gets or sets the host that this consumer has in the registry and in rules. The default is null, which means the first address of
    /// this machine that is not a loopback address.
    /// </summary>
    public string? Host { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the last providers remain in use if the registry has none any more, for example because it
    /// lost its data. If it is false, calls fail then, as in Java. Providers that a rule disables are never used. The default is true.
    /// </summary>
    public bool KeepLastProviders { get; set; } = true;

    /// <summary>
    /// Gets or sets the file in which the last providers are stored. It is read if no registry responds within
    /// <see cref="StartTimeout"/>. Each directory needs a file of its own. The default is null, for no file.
    /// </summary>
    public string? CacheFile { get; set; }

    /// <summary>
    /// Gets or sets how long the first list of providers waits for the registries. Then it contains what is known. The default is 3 s.
    /// </summary>
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Gets or sets a value indicating whether this consumer is registered at the interface level, so that consoles show it. The default is
    /// true. With <see cref="RegistryDirectoryMode.InstanceOnly"/>, consumers are never registered.
    /// </summary>
    public bool RegisterConsumer { get; set; } = true;

    /// <summary>
    /// Gets or sets the source of the providers, for a cluster that finds providers in several (<see cref="CombinedDirectory"/>). The
    /// default is null, which means one like all others.
    /// </summary>
    public ProviderSource? Source { get; set; }

    /// <summary>
    /// Gets or sets the options of the connections on which providers are asked for their services (application level). TLS, loggers and
    /// the clock come from here. Its interceptors are not used. The options of the cluster's channels are a good choice.
    /// </summary>
    public DubboChannelOptions Channel { get; set; } = new();
}
