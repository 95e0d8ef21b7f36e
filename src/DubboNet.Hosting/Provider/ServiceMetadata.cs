namespace DubboNet.Hosting;

/// <summary>One service in a provider's metadata (Java's <c>MetadataInfo.ServiceInfo</c>).</summary>
/// <param name="Interface">The Java interface.</param>
/// <param name="Group">Null for none.</param>
/// <param name="Version">Null for none.</param>
/// <param name="Port">Where consumers find it.</param>
/// <param name="Path">The path of its URL.</param>
/// <param name="Parameters">The parameters of its URL.</param>
internal sealed record ServiceMetadata(
    string Interface, string? Group, string? Version, int Port, string Path, SortedDictionary<string, string> Parameters)
{
    /// <summary>What a key has that states no version.</summary>
    public const string NoVersion = "0.0.0";

    /// <summary>Group, interface, version and protocol, as Java writes them together.</summary>
    public string Key => $"{(Group is null ? "" : $"{Group}/")}{Interface}{(Version is null ? "" : $":{Version}")}:dubbo";
}
