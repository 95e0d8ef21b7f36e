namespace DubboNet;

/// <summary>The state of a cluster's provider at one moment.</summary>
public sealed record ProviderSnapshot
{
    /// <summary>Gets the address of the provider with its URL parameters.</summary>
    public required ProviderAddress Address { get; init; }

    /// <summary>Gets the state of the channel to the provider.</summary>
    public required ChannelSnapshot Channel { get; init; }

    /// <summary>Gets a value indicating whether the provider is available, which means that it is connected and not read-only.</summary>
    public bool IsAvailable { get; init; }

    /// <summary>Gets a value indicating whether other providers are preferred because of a recent failure.</summary>
    public bool IsAvoided { get; init; }
}
