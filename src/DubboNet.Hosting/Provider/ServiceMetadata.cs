namespace DubboNet.Hosting;

/// <summary>One service in a provider's metadata (Java's <c>MetadataInfo.ServiceInfo</c>).</summary>
/// <param name="Interface">The Java interface.</param>
/// <param name="Group">The group, or null for none.</param>
/// <param name="Version">The version, or null for none.</param>
/// <param name="Port">The port that consumers use.</param>
/// <param name="Path">The path of the service's URL.</param>
/// <param name="Parameters">The parameters of the service's URL.</param>
internal sealed record ServiceMetadata(
    string Interface, string? Group, string? Version, int Port, string Path, SortedDictionary<string, string> Parameters)
{
    /// <summary>The version in the key of a service that has no version.</summary>
    public const string NoVersion = "0.0.0";

    /// <summary>Gets the group, interface, version and protocol in Java's format.</summary>
    public string Key => $"{(Group is null ? "" : $"{Group}/")}{Interface}{(Version is null ? "" : $":{Version}")}:dubbo";
}
