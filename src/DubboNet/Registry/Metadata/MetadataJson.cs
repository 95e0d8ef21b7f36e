using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DubboNet.Registry.Metadata;

/// <summary>The metadata of an application as the JSON that Java writes to registries.</summary>
internal static class MetadataJson
{
    /// <summary>Writes the metadata with Java's names in Java's order.</summary>
    public static string Write(ApplicationMetadata metadata)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("app", metadata.Application);
            writer.WriteString("revision", metadata.Revision);
            writer.WriteStartObject("services");
            foreach (ServiceInfo service in metadata.Services)
                WriteService(writer, service);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>Reads metadata. Unknown members are ignored, and services without a name are left out.</summary>
    public static bool TryRead(string json, [NotNullWhen(true)] out ApplicationMetadata? metadata)
    {
        metadata = null;
        try
        {
            using var document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object
                || !root.TryGetProperty("services", out JsonElement services) || services.ValueKind != JsonValueKind.Object)
            {
                return false;
            }

            metadata = new ApplicationMetadata(
                Text(root, "app") ?? "", services.EnumerateObject().Select(service => ReadService(service.Value)).OfType<ServiceInfo>(),
                Text(root, "revision"));
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A text with an unpaired surrogate is an invalid operation.
            return false;
        }
    }

    private static void WriteService(Utf8JsonWriter writer, ServiceInfo service)
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
        writer.WriteString("protocol", service.Protocol);
        if (service.Version is not null)
            writer.WriteString("version", service.Version);
        writer.WriteEndObject();
    }

    private static ServiceInfo? ReadService(JsonElement service)
    {
        if (service.ValueKind != JsonValueKind.Object || Text(service, "name") is not { } interfaceName)
            return null;
        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (service.TryGetProperty("params", out JsonElement values) && values.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty parameter in values.EnumerateObject())
            {
                if (parameter.Value.ValueKind == JsonValueKind.String)
                    parameters[parameter.Name] = parameter.Value.GetString()!;
            }
        }

        int port = service.TryGetProperty("port", out JsonElement number) && number.ValueKind == JsonValueKind.Number
            && number.TryGetInt32(out int read) ? read : 0;
        return new ServiceInfo(
            interfaceName, Text(service, "group"), Text(service, "version"), Text(service, "protocol") ?? "dubbo", port,
            Text(service, "path") ?? interfaceName, parameters);
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 0 } text
            ? text
            : null;
}
