using DubboNet.Registry.Watching;

namespace DubboNet.Registry.Discovery;

/// <summary>The providers of a service in one registry at the interface level: the URLs that they have registered.</summary>
internal sealed class InterfaceSource
{
    private readonly ServiceMatch _match;
    private readonly WatchedValue<IReadOnlyList<DubboUrl>> _providers;

    /// <param name="registry">The registry.</param>
    /// <param name="service">The service.</param>
    /// <param name="match">The service.</param>
    /// <param name="context">The context of the watch.</param>
    /// <param name="loops">The list to which started loops are added.</param>
    public InterfaceSource(DubboRegistry registry, ServiceKey service, ServiceMatch match, WatchContext context, List<Task> loops)
    {
        _match = match;
        _providers = new WatchedValue<IReadOnlyList<DubboUrl>>(
            registry, $"the providers of {service}", stop => registry.WatchAsync(service, "providers", stop), [], context);
        loops.Add(_providers.RunAsync());
    }

    public bool IsKnown => _providers.IsKnown;

    public bool IsSettled => _providers.IsSettled;

    public string? Problem => _providers.Problem;

    /// <summary>Returns the URLs of the matching providers. A URL without a path is that of the interface.</summary>
    public IEnumerable<DubboUrl> Update() =>
        from url in _providers.Value
        where _match.Matches(url, "providers")
        select url.Interface.Length > 0 ? url : url.WithParameters(KeyValuePair.Create("interface", (string?)_match.Interface));
}
