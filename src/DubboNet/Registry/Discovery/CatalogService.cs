namespace DubboNet;

/// <summary>Represents a service in a registry.</summary>
/// <param name="Interface">The Java interface.</param>
/// <param name="Group">The group, which is empty for none.</param>
/// <param name="Version">The version, which is empty for none.</param>
/// <param name="Providers">The URLs of the providers, with their settings.</param>
public sealed record CatalogService(string Interface, string Group, string Version, IReadOnlyList<DubboUrl> Providers)
{
    /// <summary>Gets the key for calls.</summary>
    public ServiceKey Key => new(Interface, Version, Group);

    /// <summary>Gets the names of the applications that provide the service.</summary>
    public IReadOnlyList<string> Applications =>
        [.. Providers.Select(url => url.GetParameter("application")).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
}
