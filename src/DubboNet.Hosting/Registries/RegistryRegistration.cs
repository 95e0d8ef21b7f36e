namespace DubboNet.Hosting;

/// <summary>The registration of a registry by the application. Registries that only configuration has are not registered.</summary>
internal sealed class RegistryRegistration
{
    /// <summary>Gets or sets the address that code set, or null.</summary>
    public string? Address { get; set; }

    /// <summary>Gets or sets the delegate that creates the application's own registry, or null.</summary>
    public Func<IServiceProvider, DubboRegistry>? Create { get; set; }

    /// <summary>Returns the path of a registry's section in configuration. The name can be empty.</summary>
    public static string PathOf(string name) => name.Length == 0 ? "DubboNet:Registry" : $"DubboNet:Registries:{name}";
}
