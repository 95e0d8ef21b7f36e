namespace DubboNet;

/// <summary>
/// Identifies a service by its Java interface, and by the group, version and path that distinguish several exports of it. Two keys are
/// equal if a provider looks up the same service for both. A missing version, an empty version and <c>0.0.0</c> are the same.
/// </summary>
public sealed record ServiceKey
{
    /// <summary>The text for a missing version in a request.</summary>
    internal const string NoVersion = "0.0.0";

    private const string Any = "*";

    /// <summary>Initializes a key.</summary>
    /// <param name="interfaceName">The full name of the Java interface, such as <c>com.acme.GreetingService</c>.</param>
    /// <param name="version">The version under which the service is exported, or null for none.</param>
    /// <param name="group">The group in which the service is exported, or null for none.</param>
    /// <param name="path">The path of the provider's URL, or null if it is the interface name.</param>
    public ServiceKey(string interfaceName, string? version = null, string? group = null, string? path = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(interfaceName);
        Interface = interfaceName;
        Version = string.IsNullOrEmpty(version) ? NoVersion : version;
        Group = group ?? "";
        Path = string.IsNullOrEmpty(path) ? interfaceName : path.TrimStart('/');
        IsPattern = Group == Any || Group.Contains(',', StringComparison.Ordinal) || Version == Any;
    }

    /// <summary>Gets the full name of the Java interface.</summary>
    public string Interface { get; }

    /// <summary>Gets the version, or <c>0.0.0</c> if there is none.</summary>
    public string Version { get; }

    /// <summary>Gets the group, or an empty string if there is none.</summary>
    public string Group { get; }

    /// <summary>Gets the path of the provider's URL.</summary>
    public string Path { get; }

    /// <summary>
    /// Gets the id under which a callback object of the consumer was passed to the provider. Null for the services of a provider.
    /// </summary>
    internal string? CallbackId { get; init; }

    /// <summary>
    /// Gets a value indicating whether the key selects exports in several groups or versions. Requests contain those of the provider then.
    /// </summary>
    internal bool IsPattern { get; }

    /// <summary>Returns the key of a provider's export that this key selects.</summary>
    internal ServiceKey Select(string? group, string? version) => new(
        Interface, Version == Any ? version : Version, Group == Any || Group.Contains(',', StringComparison.Ordinal) ? group : Group, Path);

    /// <summary>Compares path, version and group, by which a provider looks up a service (<c>GroupServiceKeyCache</c>, W52).</summary>
    public bool Equals(ServiceKey? other) =>
        other is not null && Path == other.Path && Version == other.Version && Group == other.Group;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Path, Version, Group);

    /// <summary>Returns the key as <c>group/path:version</c>, without the parts that are not set.</summary>
    public override string ToString() =>
        $"{(Group.Length > 0 ? Group + "/" : "")}{Path}{(Version != NoVersion ? ":" + Version : "")}";
}
