using System.Collections;
using DubboNet.Hessian;

namespace DubboNet.Registry.Metadata;

/// <summary>Java's <c>MetadataService</c> (W51) and its classes on the wire.</summary>
internal static class MetadataMethods
{
    private const string Package = "org.apache.dubbo.metadata";
    private const string Version = "1.0.0";

    /// <summary>Returns the method that returns the metadata of a revision, or null if the provider does not know it.</summary>
    /// <param name="application">The application, which is the group of the service.</param>
    /// <param name="version">The version of the service, or null for the usual one.</param>
    public static DubboMethod<string, object> GetMetadataInfo(string application, string? version = null) => new(
        new ServiceKey($"{Package}.MetadataService", version ?? Version, application), "getMetadataInfo",
        JvmDescriptor.FromTypeNames("java.lang.String"), DubboArguments.CreateFormatter(HessianFormatters.String),
        HessianFormatters.Object);

    /// <summary>Returns the metadata as the Java object.</summary>
    public static HessianObject ToJava(ApplicationMetadata metadata)
    {
        var services = new Dictionary<string, HessianObject>();
        foreach (ServiceInfo service in metadata.Services)
        {
            services[service.Key] = new HessianObject(
                $"{Package}.MetadataInfo$ServiceInfo",
                ("name", service.Interface),
                ("group", service.Group),
                ("version", service.Version),
                ("protocol", service.Protocol),
                ("port", service.Port),
                ("path", service.Path),
                ("params", new Dictionary<string, string>(service.Parameters)));
        }

        return new HessianObject(
            $"{Package}.MetadataInfo", ("app", metadata.Application), ("revision", metadata.Revision), ("services", services));
    }

    /// <summary>Reads a Java object. Returns null if it is not metadata. Services without a name are left out.</summary>
    public static ApplicationMetadata? FromJava(object? value, string application, string revision)
    {
        if (value is not HessianObject java || !java.TryGet("services", out object? services) || services is not IDictionary map)
            return null;
        return new ApplicationMetadata(application, map.Values.OfType<HessianObject>().Select(ReadService).OfType<ServiceInfo>(), revision);
    }

    private static ServiceInfo? ReadService(HessianObject service)
    {
        string? Text(string field) => service.TryGet(field, out object? value) && value is string { Length: > 0 } text ? text : null;
        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (service.TryGet("params", out object? map) && map is IDictionary values)
        {
            foreach (DictionaryEntry entry in values)
            {
                if (entry is { Key: string name, Value: string text })
                    parameters[name] = text;
            }
        }

        return Text("name") is not { } interfaceName
            ? null
            : new ServiceInfo(
                interfaceName, Text("group"), Text("version"), Text("protocol") ?? "dubbo",
                service.TryGet("port", out object? port) && port is int number ? number : 0, Text("path") ?? interfaceName, parameters);
    }
}
