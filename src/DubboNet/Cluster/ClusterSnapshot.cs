namespace DubboNet;

/// <summary>A cluster at one moment.</summary>
public sealed record ClusterSnapshot
{
    /// <summary>Where its providers are known from.</summary>
    public required string Directory { get; init; }

    /// <summary>Whether the directory has given a list yet.</summary>
    public bool IsKnown { get; init; }

    /// <summary>Why the list may be incomplete or out of date; null if nothing is known against it.</summary>
    public string? Problem { get; init; }

    /// <summary>The providers.</summary>
    public IReadOnlyList<ProviderSnapshot> Providers { get; init; } = [];
}
