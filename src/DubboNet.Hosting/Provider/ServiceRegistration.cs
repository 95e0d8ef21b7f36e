namespace DubboNet.Hosting;

/// <summary>A service of a provider as the application mapped it.</summary>
/// <param name="Name">Its name in configuration.</param>
/// <param name="Key">Under which it is found where nobody says otherwise.</param>
/// <param name="Create">Makes the service.</param>
internal sealed record ServiceRegistration(string Name, ServiceKey Key, Func<IServiceProvider?, ServiceKey, DubboService> Create)
{
    /// <summary>The Java names of its methods.</summary>
    public IEnumerable<string> MethodNames => Create(null, Key).Methods.Select(method => method.Name).Distinct();

    /// <summary>Under which it is found.</summary>
    public ServiceKey KeyFor(DubboProviderOptions options) => options.Services.TryGetValue(Name, out DubboServiceOptions? own)
        ? new ServiceKey(Key.Interface, own.Version ?? Key.Version, own.Group ?? Key.Group, own.Path ?? Key.Path)
        : Key;

    /// <summary>The service as the options want it.</summary>
    public DubboService CreateFor(DubboProviderOptions options, IServiceProvider services)
    {
        DubboService service = Create(services, KeyFor(options));
        if (!options.Services.TryGetValue(Name, out DubboServiceOptions? own))
            return service;
        foreach ((string method, int limit) in own.MaxConcurrentCallsByMethod)
            service.LimitConcurrency(limit, method);
        return own.MaxConcurrentCalls is { } ofEach ? service.LimitConcurrency(ofEach) : service;
    }
}
