namespace DubboNet.Registry;

/// <summary>Decides which providers and rules are those of a consumer, as Java's <c>UrlUtils.isMatch</c> does.</summary>
internal sealed class ServiceMatch(ServiceKey service)
{
    private const string Any = "*";

    private readonly string[] _groups = service.Group.Split(',', StringSplitOptions.TrimEntries);

    /// <summary>Gets the version, which is empty if there is none.</summary>
    public string Version { get; } = WithoutDefault(service.Version);

    public string Interface => service.Interface;

    public string Group => service.Group;

    /// <summary>
    /// Gets the key in the names of rules, <c>interface:version:group</c>. Both colons remain if a part is empty.
    /// </summary>
    public string ColonKey => $"{service.Interface}:{Version}:{service.Group}";

    /// <summary>Returns whether a URL is in a category and for the service. A URL without an interface is for any one.</summary>
    public bool Matches(DubboUrl url, string category) =>
        (url.GetParameter("category") ?? "providers") == category && Matches(url.Interface, url.Version, url.Group);

    /// <summary>Returns whether a service of a provider is the service of the consumer.</summary>
    public bool Matches(string interfaceName, string? version, string? group) =>
        (interfaceName is "" or Any || service.Interface == Any || interfaceName == service.Interface)
        && (Version == Any || Version == WithoutDefault(version))
        && (service.Group == Any || service.Group == (group ?? "") || _groups.Contains(group ?? "", StringComparer.Ordinal));

    private static string WithoutDefault(string? version) => version is null or ServiceKey.NoVersion ? "" : version;
}
