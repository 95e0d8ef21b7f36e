namespace DubboNet;

/// <summary>
/// Which service: the Java interface, and the group, version and path that tell apart several exports of it. Two keys are equal if a provider would
/// look up the same service for both: an absent version, an empty one and <c>0.0.0</c> are the same.
/// </summary>
public sealed record ServiceKey
{
    /// <summary>What stands for "no version" in a request.</summary>
    internal const string NoVersion = "0.0.0";

    /// <summary>Creates a key.</summary>
    /// <param name="interfaceName">The full name of the Java interface, such as <c>com.acme.GreetingService</c>.</param>
    /// <param name="version">The version under which it is exported; null for none.</param>
    /// <param name="group">The group in which it is exported; null for none.</param>
    /// <param name="path">The path of the provider's URL if it is another than the interface name.</param>
    public ServiceKey(string interfaceName, string? version = null, string? group = null, string? path = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(interfaceName);
        Interface = interfaceName;
        Version = string.IsNullOrEmpty(version) ? NoVersion : version;
        Group = group ?? "";
        Path = string.IsNullOrEmpty(path) ? interfaceName : path.TrimStart('/');
    }

    /// <summary>The full name of the Java interface.</summary>
    public string Interface { get; }

    /// <summary>The version; <c>0.0.0</c> if there is none.</summary>
    public string Version { get; }

    /// <summary>The group; empty if there is none.</summary>
    public string Group { get; }

    /// <summary>The path of the provider's URL.</summary>
    public string Path { get; }

    /// <summary>Which object of the consumer is called back, as it was handed over; null for a provider's services.</summary>
    internal string? CallbackId { get; init; }

    /// <summary>Same group, path and version: what a provider looks up (<c>GroupServiceKeyCache</c>, W52).</summary>
    public bool Equals(ServiceKey? other) =>
        other is not null && Path == other.Path && Version == other.Version && Group == other.Group;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Path, Version, Group);

    /// <summary><c>group/path:version</c>, without the parts that are not set.</summary>
    public override string ToString() =>
        $"{(Group.Length > 0 ? Group + "/" : "")}{Path}{(Version != NoVersion ? ":" + Version : "")}";
}
