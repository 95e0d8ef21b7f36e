namespace DubboNet;

/// <summary>A provider of a cluster at one moment.</summary>
public sealed record ProviderSnapshot
{
    /// <summary>Where it is, and what its URL says.</summary>
    public required ProviderAddress Address { get; init; }

    /// <summary>The channel to it.</summary>
    public required ChannelSnapshot Channel { get; init; }

    /// <summary>Whether it takes calls: it is connected, and has not asked for calls to go elsewhere.</summary>
    public bool IsAvailable { get; init; }

    /// <summary>Whether it failed so recently that others come first.</summary>
    public bool IsAvoided { get; init; }
}
