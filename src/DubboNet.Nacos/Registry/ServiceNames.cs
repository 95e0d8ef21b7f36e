namespace DubboNet.Nacos;

/// <summary>Contains the names under which the URLs of an interface are registered.</summary>
internal sealed class ServiceNames
{
    private const string Any = "*";
    private const char Separator = ':';

    private readonly string _prefix;
    private readonly string[] _versions;
    private readonly string[] _groups;

    /// <param name="service">The service. Its version and group can be <c>*</c> or several, separated by commas.</param>
    /// <param name="category">The category.</param>
    public ServiceNames(ServiceKey service, string category)
    {
        _prefix = Escape($"{category}:{service.Interface}");
        _versions = Split(VersionOf(service));
        _groups = Split(service.Group);
    }

    /// <summary>Gets whether the names must be found among those of all services.</summary>
    public bool HasWildcard => _versions.Contains(Any) || _groups.Contains(Any);

    /// <summary>
    /// Gets the names of a service without wildcards. Each has a legacy form without colons for missing parts, which older versions of
    /// Java use.
    /// </summary>
    public IEnumerable<string> All =>
    [
        .. _versions
            .SelectMany(version => _groups, (version, part) => (Version: version, Group: part))
            .SelectMany(key => (string[])[$":{key.Version}:{key.Group}", Join(key.Version) + Join(key.Group)])
            .Select(name => _prefix + Escape(name))
            .Distinct(),
    ];

    /// <summary>Returns the name of the service that a URL is registered under.</summary>
    public static string Of(DubboUrl url) => Escape($"{InstanceUrls.Category(url)}:{url.ColonKey}");

    /// <summary>Returns the interface of a name that providers are registered under, or null for other names.</summary>
    public static string? FindInterface(string name) =>
        name.Split(Separator) is ["providers", var escaped, ..] ? escaped.Replace("___", "$", StringComparison.Ordinal) : null;

    /// <summary>Returns the version of a service, which is empty if there is none.</summary>
    public static string VersionOf(ServiceKey service) => service.Version == "0.0.0" ? "" : service.Version;

    /// <summary>Returns whether a name is one of an interface with a matching version and group.</summary>
    public bool Matches(string name)
    {
        if (!name.StartsWith($"{_prefix}:", StringComparison.Ordinal))
            return false;
        string[] parts = name[(_prefix.Length + 1)..].Split(Separator);
        return parts.Length == 2 && Matches(_versions, parts[0]) && Matches(_groups, parts[1]);
    }

    private static bool Matches(string[] wanted, string part) => wanted.Contains(Any) || wanted.Contains(part);

    private static string Join(string part) => part.Length == 0 ? "" : $"{Separator}{part}";

    private static string[] Split(string parts) => parts.Split(',', StringSplitOptions.TrimEntries);

    // Nacos does not allow the sign of inner classes.
    private static string Escape(string name) => name.Replace("$", "___", StringComparison.Ordinal);
}
