namespace DubboNet;

/// <summary>The state of a cluster at one moment.</summary>
public sealed record ClusterSnapshot
{
    /// <summary>Gets the description of the provider directory.</summary>
    public required string Directory { get; init; }

    /// <summary>Gets a value indicating whether the directory has delivered a list of providers or has failed.</summary>
    public bool IsKnown { get; init; }

    /// <summary>Gets the reason why the list may be incomplete or out of date, or null if no problem is known.</summary>
    public string? Problem { get; init; }

    /// <summary>Gets the providers.</summary>
    public IReadOnlyList<ProviderSnapshot> Providers { get; init; } = [];
}
