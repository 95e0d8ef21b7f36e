namespace DubboNet.Hosting;

/// <summary>The registration of a service by the application.</summary>
/// <param name="Name">The name in configuration.</param>
/// <param name="Key">The default key of the service.</param>
/// <param name="Create">Creates the service. Without services, it is created for its description only.</param>
internal sealed record ServiceRegistration(string Name, ServiceKey Key, Func<IServiceProvider?, ServiceKey, DubboService> Create)
{
    /// <summary>Gets the contract, or null for a service that was created in code.</summary>
    public Type? Contract { get; init; }

    /// <summary>Gets the Java names of the service's methods.</summary>
    public IEnumerable<string> MethodNames => Create(null, Key).Methods.Select(method => method.Name).Distinct();

    /// <summary>Returns the key of the service with the given options.</summary>
    public ServiceKey KeyFor(DubboProviderOptions options) => options.Services.TryGetValue(Name, out DubboServiceOptions? own)
        ? new ServiceKey(Key.Interface, own.Version ?? Key.Version, own.Group ?? Key.Group, own.Path ?? Key.Path)
        : Key;

    /// <summary>Creates the service with the given options.</summary>
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
