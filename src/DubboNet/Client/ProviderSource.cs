namespace DubboNet;

/// <summary>
/// Describes the registry or other directory in which a provider was found, for clusters that find providers in several. Providers with
/// equal sources are balanced together.
/// </summary>
public sealed record ProviderSource
{
    /// <summary>
    /// Gets a value indicating whether calls go to the providers of this source while one of them is ready. The default is false.
    /// </summary>
    public bool IsPreferred { get; init; }

    /// <summary>
    /// Gets the zone of the source. Calls with the attachment <c>registry_zone</c> go to the sources of that zone while one of their
    /// providers is ready. The default is null, which means no zone.
    /// </summary>
    public string? Zone { get; init; }

    /// <summary>
    /// Gets the share of the other calls that the source gets, relative to the weights of other sources. With 0, it gets calls only if
    /// there are no others. The default is 100.
    /// </summary>
    public int Weight { get; init; } = 100;
}
