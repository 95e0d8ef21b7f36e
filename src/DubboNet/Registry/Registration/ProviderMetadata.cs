using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DubboNet.Hessian;

namespace DubboNet.Registry.Registration;

/// <summary>
/// The description of a provider's services for consumers of Dubbo 3.x (Java's <c>MetadataInfo</c>). It tells them which services an
/// application hosts.
/// </summary>
internal sealed class ProviderMetadata
{
    /// <summary>The package of Java's classes.</summary>
    public const string Package = "org.apache.dubbo.metadata";

    private const string Protocol = "dubbo";

    public ProviderMetadata(string application, IEnumerable<ServiceMetadata> services)
    {
        Application = application;
        Services = [.. services.OrderBy(service => service.Key, StringComparer.Ordinal)];
        Revision = ComputeRevision();
    }

    public string Application { get; }

    /// <summary>Gets the services, sorted by key.</summary>
    public IReadOnlyList<ServiceMetadata> Services { get; }

    /// <summary>Gets a hash of the services. Consumers cache metadata by it.</summary>
    public string Revision { get; }

    /// <summary>Returns the object that <c>MetadataService</c> returns (W51).</summary>
    public HessianObject ToJava()
    {
        var services = new Dictionary<string, HessianObject>();
        foreach (ServiceMetadata service in Services)
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

        return new HessianObject($"{Package}.MetadataInfo", ("app", Application), ("revision", Revision), ("services", services));
    }

    /// <summary>Returns the text that is written to the registry for <see cref="DubboMetadataType.Remote"/>.</summary>
    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("app", Application);
            writer.WriteString("revision", Revision);
            writer.WriteStartObject("services");
            foreach (ServiceMetadata service in Services)
                Write(writer, service);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    // Java's writer leaves out members without a value.
    private static void Write(Utf8JsonWriter writer, ServiceMetadata service)
    {
        writer.WriteStartObject(service.Key);
        if (service.Group is not null)
            writer.WriteString("group", service.Group);
        writer.WriteString("name", service.Interface);
        writer.WriteStartObject("params");
        foreach ((string name, string value) in service.Parameters)
            writer.WriteString(name, value);
        writer.WriteEndObject();
        writer.WriteString("path", service.Path);
        writer.WriteNumber("port", service.Port);
        writer.WriteString("protocol", Protocol);
        if (service.Version is not null)
            writer.WriteString("version", service.Version);
        writer.WriteEndObject();
    }

    // Computed as in Java, so that equal metadata has an equal revision regardless of the implementation.
    private string ComputeRevision()
    {
        var text = new StringBuilder(Application);
        foreach (ServiceMetadata service in Services)
        {
            string parameters = string.Join(", ", service.Parameters.Select(parameter => $"{parameter.Key}={parameter.Value}"));
            text.Append(CultureInfo.InvariantCulture, $"{service.Key}{service.Port}{service.Path}{{{parameters}}}");
        }

#pragma warning disable CA5351 // The hash identifies content and protects no secret. Java uses MD5.
        return Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text.ToString())));
#pragma warning restore CA5351
    }
}
