using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DubboNet.ZooKeeper;

/// <summary>
/// Reads and writes the data of an instance, which is the JSON of Curator's <c>ServiceInstance</c> with Dubbo's payload. Java consumers do
/// not start if one instance of their application is malformed, so all fields and their order are those of Java.
/// </summary>
internal static class InstanceJson
{
    private const string PayloadClass = "org.apache.dubbo.registry.zookeeper.ZookeeperInstance";

    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns the id of an instance, which is the name of its node.</summary>
    public static string Id(ServiceInstance instance) => string.Create(CultureInfo.InvariantCulture, $"{instance.Host}:{instance.Port}");

    /// <summary>Returns the data of an instance.</summary>
    public static byte[] Write(ServiceInstance instance, DateTimeOffset registeredAt)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(output, Format);
        writer.WriteStartObject();
        writer.WriteString("name", instance.Application);
        writer.WriteString("id", Id(instance));
        writer.WriteString("address", instance.Host);
        writer.WriteNumber("port", instance.Port);
        writer.WriteNull("sslPort");
        WritePayload(writer, instance);
        writer.WriteNumber("registrationTimeUTC", registeredAt.ToUnixTimeMilliseconds());
        writer.WriteString("serviceType", "DYNAMIC");
        writer.WriteNull("uriSpec");
        if (!instance.IsEnabled)
            writer.WriteBoolean("enabled", false);
        writer.WriteEndObject();
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Reads the data of an instance.</summary>
    /// <param name="data">The data of the node.</param>
    /// <param name="application">The application whose node it is, which is used if the data does not name it.</param>
    /// <exception cref="FormatException">The data is malformed. The message says why.</exception>
    public static ServiceInstance Read(ReadOnlyMemory<byte> data, string application)
    {
        try
        {
            using var document = JsonDocument.Parse(data);
            return Read(document.RootElement, application);
        }
        catch (JsonException e)
        {
            throw new FormatException($"It is not JSON: {PeerText.OneLine(e.Message)}", e);
        }
    }

    private static void WritePayload(Utf8JsonWriter writer, ServiceInstance instance)
    {
        writer.WriteStartObject("payload");
        writer.WriteString("@class", PayloadClass);
        writer.WriteString("id", Id(instance));
        writer.WriteString("name", instance.Application);
        writer.WriteStartObject("metadata");
        foreach ((string key, string value) in instance.Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            writer.WriteString(key, value);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static ServiceInstance Read(JsonElement root, string application)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new FormatException("It is not a JSON object.");
        (string? idHost, int? idPort) = SplitId(Text(root, "id"));
        string host = Text(root, "address") ?? idHost ?? throw new FormatException("It has no address.");
        int port = Port(root) ?? idPort ?? throw new FormatException("It has no port between 1 and 65535.");
        return new ServiceInstance(Text(root, "name") ?? application, host, port)
        {
            Metadata = ReadMetadata(root),
            IsEnabled = !(root.TryGetProperty("enabled", out JsonElement enabled) && enabled.ValueKind == JsonValueKind.False),
        };
    }

    /// <summary>Reads the metadata. Java reads numbers as texts, and leaves nulls out.</summary>
    private static Dictionary<string, string> ReadMetadata(JsonElement root)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!root.TryGetProperty("payload", out JsonElement payload)
            || payload.ValueKind != JsonValueKind.Object
            || !payload.TryGetProperty("metadata", out JsonElement values)
            || values.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("It has no payload with metadata.");
        }

        foreach (JsonProperty property in values.EnumerateObject())
        {
            if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                throw new FormatException($"The metadata '{PeerText.OneLine(property.Name)}' is not a text.");
            if (property.Value.ValueKind != JsonValueKind.Null)
                metadata[property.Name] = property.Value.ToString();
        }

        return metadata;
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    private static int? Port(JsonElement root) =>
        root.TryGetProperty("port", out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int port)
            ? Valid(port)
            : null;

    private static (string? Host, int? Port) SplitId(string? id)
    {
        int colon = id?.LastIndexOf(':') ?? -1;
        return colon > 0 && int.TryParse(id.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port)
            ? (id![..colon], Valid(port))
            : (null, null);
    }

    private static int? Valid(int port) => port is > 0 and <= ushort.MaxValue ? port : null;
}
