namespace DubboNet.ZooKeeper;

/// <summary>
/// Defines the paths of Java Dubbo. Everything is below the group, whose default is <c>dubbo</c>. Instances are below it only if a group is
/// set, even if it is <c>dubbo</c>. Otherwise they are below <c>services</c>.
/// </summary>
internal sealed class RegistryLayout(DubboRegistryOptions options)
{
    private const string DefaultRoot = "/dubbo";
    private const string DefaultCategory = "providers";

    private readonly string _root = Root(options.Group) ?? DefaultRoot;
    private readonly string _instances = Root(options.Address.GetParameter("rootPath")) ?? Root(options.Group) ?? "/services";
    private readonly string _configuration = Root(options.Namespace) ?? Root(options.Group) ?? DefaultRoot;

    /// <summary>Gets the folder of the interfaces.</summary>
    public string Interfaces => _root;

    /// <summary>Gets the folder of the applications.</summary>
    public string Applications => _instances;

    public string Category(string interfaceName, string category) => $"{_root}/{UrlText.Encode(interfaceName)}/{category}";

    public string Url(DubboUrl url) =>
        $"{Category(url.Interface, url.GetParameter("category") ?? DefaultCategory)}/{url.ToEncodedString()}";

    public string Application(string application) => $"{_instances}/{application}";

    public string Instance(ServiceInstance instance) => $"{Application(instance.Application)}/{InstanceJson.Id(instance)}";

    public string Mapping(string interfaceName) => $"{_root}/mapping/{interfaceName}";

    public string Metadata(string application, string revision) => $"{_root}/metadata/{application}/{revision}";

    /// <summary>Returns the path of a definition. As in Java, segments that are empty or equal to an earlier one are left out.</summary>
    public string Definition(ServiceKey service, string application)
    {
        string version = service.Version == "0.0.0" ? "" : service.Version;
        IEnumerable<string> segments =
            ["metadata", UrlText.Encode(service.Interface), version, service.Group, "provider", application];
        return $"{_root}/{string.Join('/', segments.Where(segment => segment.Length > 0).Distinct())}";
    }

    /// <summary>Returns whether a node in the folder of the interfaces is one of the other folders that are there.</summary>
    public static bool IsOtherFolder(string name) => name is "config" or "mapping" or "metadata";

    public string Configuration(string key, string group) => $"{_configuration}/config/{group}/{key}";

    /// <summary>Returns the path of a group, or null if it is not set.</summary>
    private static string? Root(string? group) => group?.Trim('/') is { Length: > 0 } name ? $"/{name}" : null;
}
