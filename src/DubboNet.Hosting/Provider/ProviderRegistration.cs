namespace DubboNet.Hosting;

/// <summary>A provider as the application registered it.</summary>
internal sealed class ProviderRegistration(string name)
{
    /// <summary>Empty for the one that needs none.</summary>
    public string Name => name;

    /// <summary>Its section in configuration.</summary>
    public string Path => name.Length == 0 ? "DubboNet:Provider" : $"DubboNet:Providers:{name}";

    public Dictionary<string, ServiceRegistration> Services { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>In the order of their calls.</summary>
    public List<Func<IServiceProvider, IServerInterceptor>> Interceptors { get; } = [];
}
