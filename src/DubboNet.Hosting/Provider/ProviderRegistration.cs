namespace DubboNet.Hosting;

/// <summary>The registration of a provider by the application.</summary>
internal sealed class ProviderRegistration(string name)
{
    /// <summary>Gets the name, which is empty for a provider without a name.</summary>
    public string Name => name;

    /// <summary>Gets the path of the provider's section in configuration.</summary>
    public string Path => name.Length == 0 ? "DubboNet:Provider" : $"DubboNet:Providers:{name}";

    public Dictionary<string, ServiceRegistration> Services { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets factories of the interceptors, in the order in which they are called.</summary>
    public List<Func<IServiceProvider, IServerInterceptor>> Interceptors { get; } = [];
}
