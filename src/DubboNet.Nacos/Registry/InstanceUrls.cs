namespace DubboNet.Nacos;

/// <summary>Converts URLs to instances and back, in the way of Java's <c>NacosRegistry</c>.</summary>
internal static class InstanceUrls
{
    private const string Providers = "providers";
    private const string CategoryKey = "category";
    private const string ProtocolKey = "protocol";
    private const string PathKey = "path";

    /// <summary>Returns the category of a URL.</summary>
    public static string Category(DubboUrl url) => url.GetParameter(CategoryKey) ?? Providers;

    /// <summary>Returns the instance for a URL. Its metadata contains all parameters.</summary>
    public static NacosInstance ToInstance(DubboUrl url)
    {
        Dictionary<string, string?> metadata = url.Parameters.ToDictionary(pair => pair.Key, pair => (string?)pair.Value);
        metadata[CategoryKey] = Category(url);
        metadata[ProtocolKey] = url.Protocol;
        metadata[PathKey] = url.Path;
        return new NacosInstance { Ip = url.Host, Port = url.Port, Metadata = metadata };
    }

    /// <summary>Returns the URL of an instance. Parameters that only Nacos needs are left out.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="interfaceName">The path of the URL if the metadata has none.</param>
    /// <exception cref="ArgumentException">A value cannot be part of a URL.</exception>
    public static DubboUrl ToUrl(NacosInstance instance, string interfaceName)
    {
        Dictionary<string, string?> metadata = instance.Metadata ?? [];
        var parameters =
            from pair in metadata
            where pair.Key is not (ProtocolKey or PathKey) && (pair.Key, pair.Value) != (CategoryKey, Providers) && pair.Value is not null
            select KeyValuePair.Create(pair.Key, pair.Value);
        string protocol = metadata.GetValueOrDefault(ProtocolKey) ?? "dubbo";
        string path = metadata.GetValueOrDefault(PathKey) ?? interfaceName;
        return new DubboUrl(protocol, instance.Ip.Trim('[', ']'), instance.Port, path, parameters);
    }
}
