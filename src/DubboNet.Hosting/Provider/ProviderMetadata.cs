using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DubboNet.Hessian;

namespace DubboNet.Hosting;

/// <summary>
/// The description of a provider's services that consumers of Dubbo 3.x request with Java's <c>MetadataService</c> (W51). It tells them
/// which services an application hosts. Created when the advertised address of the provider is known.
/// </summary>
internal sealed class ProviderMetadata
{
    private const string Package = "org.apache.dubbo.metadata";
    private const string Protocol = "dubbo";

    private readonly string _application;
    private readonly ServiceMetadata[] _services;

    public ProviderMetadata(string application, int port, int maxCallbacks, IEnumerable<DubboService> services)
        : this(application, services.Select(service => Describe(application, port, maxCallbacks, service)))
    {
    }

    public ProviderMetadata(string application, IEnumerable<ServiceMetadata> services)
    {
        _application = application;
        _services = [.. services.OrderBy(service => service.Key, StringComparer.Ordinal)];
        Revision = ComputeRevision();
    }

    /// <summary>Gets a hash of the services. Consumers cache metadata by it.</summary>
    public string Revision { get; }

    /// <summary>Creates the service that returns the metadata. It gets the metadata with each call.</summary>
    public static DubboService CreateService(string application, Func<ProviderMetadata?> find)
    {
        var key = new ServiceKey($"{Package}.MetadataService", version: "1.0.0", group: application);
        var getMetadataInfo = new DubboMethod<string, object>(
            key, "getMetadataInfo", JvmDescriptor.FromTypeNames("java.lang.String"),
            DubboArguments.CreateFormatter(HessianFormatters.String), HessianFormatters.Object);
        return new DubboService(key)
            .Map(getMetadataInfo, revision => find() is { } metadata && metadata.Revision == revision ? metadata.ToJava() : null!);
    }

    private static ServiceMetadata Describe(string application, int port, int maxCallbacks, DubboService service)
    {
        ServiceKey key = service.Key;
        string? version = key.Version == ServiceMetadata.NoVersion ? null : key.Version;
        string? group = key.Group.Length > 0 ? key.Group : null;
        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["application"] = application,
            ["dubbo"] = "2.0.2",
            ["interface"] = key.Interface,
            ["methods"] = string.Join(',', service.Methods.Select(method => method.Name).Distinct().Order(StringComparer.Ordinal)),
            // The default lists of Java begin with serializations that are not supported here.
            ["prefer.serialization"] = "hessian2",
            ["serialization"] = "hessian2",
            ["side"] = "provider",
        };
        if (version is not null)
            parameters["version"] = version;
        if (group is not null)
            parameters["group"] = group;
        AddCallbacks(parameters, maxCallbacks, service);
        return new ServiceMetadata(key.Interface, group, version, port, key.Path, parameters);
    }

    // Consumers in Java pass a parameter as a callback only if the metadata declares it (W73).
    private static void AddCallbacks(SortedDictionary<string, string> parameters, int maxCallbacks, DubboService service)
    {
        foreach (DubboMethod method in service.Methods)
        {
            foreach (CallbackParameter callback in method.CallbackParameters)
            {
                parameters[string.Create(CultureInfo.InvariantCulture, $"{method.Name}.{callback.Index}.callback")] =
                    callback.Releases ? "false" : "true";
                if (maxCallbacks != 1)
                    parameters["callbacks"] = maxCallbacks.ToString(CultureInfo.InvariantCulture);
            }
        }
    }

    private HessianObject ToJava()
    {
        var services = new Dictionary<string, HessianObject>();
        foreach (ServiceMetadata service in _services)
        {
            services[service.Key] = new HessianObject(
                $"{Package}.MetadataInfo$ServiceInfo",
                ("name", service.Interface),
                ("group", service.Group),
                ("version", service.Version),
                ("protocol", Protocol),
                ("port", service.Port),
                ("path", service.Path),
                ("params", new Dictionary<string, string>(service.Parameters)));
        }

        return new HessianObject($"{Package}.MetadataInfo", ("app", _application), ("revision", Revision), ("services", services));
    }

    // Computed as in Java, so that equal metadata has an equal revision regardless of the implementation.
    private string ComputeRevision()
    {
        var text = new StringBuilder(_application);
        foreach (ServiceMetadata service in _services)
        {
            string parameters = string.Join(", ", service.Parameters.Select(parameter => $"{parameter.Key}={parameter.Value}"));
            text.Append(CultureInfo.InvariantCulture, $"{service.Key}{service.Port}{service.Path}{{{parameters}}}");
        }

#pragma warning disable CA5351 // The hash identifies content and protects no secret. Java uses MD5.
        return Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text.ToString())));
#pragma warning restore CA5351
    }
}
