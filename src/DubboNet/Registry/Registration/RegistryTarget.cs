namespace DubboNet.Registry.Registration;

/// <summary>A registry of a provider, and how the provider is registered in it.</summary>
/// <param name="Registry">The registry.</param>
/// <param name="Mode">The forms of the registration.</param>
/// <param name="MetadataType">Where consumers get the description of the services.</param>
/// <param name="IsRequired">Whether the first registration must succeed.</param>
/// <param name="RetryPeriod">The time between attempts.</param>
internal sealed record RegistryTarget(
    DubboRegistry Registry, DubboRegisterMode Mode, DubboMetadataType MetadataType, bool IsRequired, TimeSpan RetryPeriod);
