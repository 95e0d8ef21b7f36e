namespace DubboNet;

/// <summary>All providers that a directory knows at a moment.</summary>
/// <param name="Providers">Equal ones count once. Those that were in the list before keep their connections.</param>
public sealed record ProviderList(IReadOnlyList<ProviderAddress> Providers)
{
    /// <summary>Why the list may be incomplete or out of date, as a sentence; null if it is not. Messages and snapshots show it.</summary>
    public string? Problem { get; init; }
}
