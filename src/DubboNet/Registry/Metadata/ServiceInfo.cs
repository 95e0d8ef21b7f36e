namespace DubboNet.Registry.Metadata;

/// <summary>A service in the metadata of an application (Java's <c>MetadataInfo.ServiceInfo</c>).</summary>
/// <param name="Interface">The Java interface.</param>
/// <param name="Group">The group, or null for none.</param>
/// <param name="Version">The version, or null for none.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="Port">The port that consumers use, or 0 for that of the instance.</param>
/// <param name="Path">The path. Java finds a service by it, so it must be the name of the interface.</param>
/// <param name="Parameters">The parameters of the service's URL.</param>
internal sealed record ServiceInfo(
    string Interface, string? Group, string? Version, string Protocol, int Port, string Path, SortedDictionary<string, string> Parameters)
{
    /// <summary>Parameters that are those of an instance or of the process, and not of a service.</summary>
    private static readonly string[] NotOfService =
    [
        "monitor", "bind.ip", "bind.port", "qos.enable", "qos.host", "qos.port", "qos.accept.foreign.ip", "validation", "interfaces", "pid",
        "timestamp", "heartbeat.timeout", "ipv6",
    ];

    /// <summary>Gets the group, interface, version and protocol in Java's format.</summary>
    public string Key =>
        $"{(Group is null ? "" : $"{Group}/")}{Interface}{(Version is null ? "" : $":{Version}")}:{Protocol}";

    /// <summary>Gets the part of the text whose hash is the revision.</summary>
    public string RevisionText =>
        $"{Key}{Port}{Path}{{{string.Join(", ", Parameters.Select(parameter => $"{parameter.Key}={parameter.Value}"))}}}";

    /// <summary>Describes the service of a provider's URL.</summary>
    public static ServiceInfo FromUrl(DubboUrl url)
    {
        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string value) in url.Parameters)
        {
            if (!NotOfService.Contains(name))
                parameters[name] = value;
        }

        return new ServiceInfo(
            url.Interface, url.GetParameter("group"), url.GetParameter("version"), url.Protocol, url.Port, url.Interface, parameters);
    }

    /// <summary>Returns the URL of the service at an instance. Its parameters have precedence over those of the instance.</summary>
    /// <param name="host">The host of the instance.</param>
    /// <param name="port">The port of the instance's protocol.</param>
    /// <param name="instance">The parameters of the instance.</param>
    /// <exception cref="ArgumentException">A parameter cannot be in a URL.</exception>
    public DubboUrl ToUrl(string host, int port, IEnumerable<KeyValuePair<string, string>> instance)
    {
        var own = new Dictionary<string, string> { ["interface"] = Interface };
        if (Group is not null)
            own["group"] = Group;
        if (Version is not null)
            own["version"] = Version;
        return new DubboUrl(Protocol, host, Port > 0 ? Port : port, Path, [.. instance, .. Parameters, .. own]);
    }
}
