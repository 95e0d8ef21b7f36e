namespace DubboNet.Tool;

/// <summary>Represents a provider or a registry that the user named.</summary>
internal sealed class CallTarget : IAsyncDisposable
{
    private readonly DubboChannelOptions _options;
    private readonly List<IAsyncDisposable> _opened = [];
    private IDubboInvoker? _invoker;

    private CallTarget(DubboChannelOptions options) => _options = options;

    /// <summary>Gets the address of the provider, or null if the target is a registry.</summary>
    public ProviderAddress? Provider { get; private init; }

    /// <summary>Gets the registry, or null if the target is a provider.</summary>
    public DubboRegistry? Registry { get; private init; }

    /// <summary>Gets the options of channels to providers.</summary>
    public DubboChannelOptions ChannelOptions => _options;

    /// <summary>Determines whether a user named a provider or a registry, and not a library.</summary>
    public static bool IsAddress(string text) => text.Contains("://", StringComparison.Ordinal);

    /// <summary>Creates a target without connecting to it.</summary>
    /// <param name="address">The address that the user wrote.</param>
    /// <param name="options">The options of the channels to providers.</param>
    /// <exception cref="ToolException">The address is not one of a provider or a registry.</exception>
    public static CallTarget Create(string address, DubboChannelOptions options)
    {
        int end = address.IndexOf("://", StringComparison.Ordinal);
        string scheme = end < 0 ? "dubbo" : address[..end];
        return scheme switch
        {
            "dubbo" => ProviderAddress.TryParse(address, out ProviderAddress? provider, out string? problem)
                ? new CallTarget(options) { Provider = provider }
                : throw new ToolException(ExitCode.Usage, problem),
            "zookeeper" => Connect(address, new ZooKeeperRegistryFactory(), options),
            "nacos" => Connect(address, new NacosRegistryFactory(), options),
            _ => throw new ToolException(
                ExitCode.Usage,
                $"The target '{address}' has the scheme {scheme}, which is not known. Use dubbo://, zookeeper:// or nacos://."),
        };
    }

    /// <summary>Gets or sets the providers that were found in the registry. Calls go to them.</summary>
    public IReadOnlyList<DubboUrl> FoundProviders { get; set; } = [];

    /// <summary>Returns the invoker of calls to the provider, or to those that were found. It connects with the first call.</summary>
    /// <exception cref="ToolException">No provider was found that speaks the dubbo protocol.</exception>
    public IDubboInvoker GetInvoker()
    {
        if (_invoker is not null)
            return _invoker;
        if (Provider is not null)
            return _invoker = Keep(new DubboChannel(Provider, _options));
        DubboUrl[] providers = [.. FoundProviders.Where(url => url.Protocol == "dubbo")];
        if (providers.Length == 0)
            throw new ToolException(ExitCode.Unreachable, $"{this} has no provider of the service that speaks the dubbo protocol.");
        string addresses = string.Join(';', providers.Select(url => url.ToFullString()));
        return _invoker = Keep(new DubboCluster(addresses, new DubboClusterOptions { Channel = _options, Retries = 0 }));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable opened in _opened)
            await opened.DisposeAsync().ConfigureAwait(false);
        if (Registry is not null)
            await Registry.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Returns the address without passwords.</summary>
    public override string ToString() => Registry is null ? $"{Provider}" : $"{Registry}";

    private static CallTarget Connect(string address, IDubboRegistryFactory factory, DubboChannelOptions options)
    {
        if (!DubboUrl.TryParse(address, out DubboUrl? url))
            throw new ToolException(ExitCode.Usage, $"The target '{address}' is not the address of a registry, such as nacos://host:8848.");
        try
        {
            var settings = new DubboRegistryOptions(url) { Timeout = options.ConnectTimeout };
            return new CallTarget(options) { Registry = factory.Create(settings) };
        }
        catch (ArgumentException e)
        {
            throw new ToolException(ExitCode.Usage, e.Message, e);
        }
    }

    private T Keep<T>(T opened)
        where T : IAsyncDisposable
    {
        _opened.Add(opened);
        return opened;
    }
}
