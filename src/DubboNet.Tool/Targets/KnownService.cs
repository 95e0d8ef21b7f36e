namespace DubboNet.Tool;

/// <summary>Represents a service of a provider or a registry.</summary>
/// <param name="Key">The service.</param>
/// <param name="Providers">The URLs of its providers.</param>
internal sealed record KnownService(ServiceKey Key, IReadOnlyList<DubboUrl> Providers)
{
    /// <summary>Gets the version, which is empty if there is none.</summary>
    public string Version => Key.Version == "0.0.0" ? "" : Key.Version;
}
