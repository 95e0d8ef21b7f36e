using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace DubboNet.Registry.Metadata;

/// <summary>What the metadata of an instance says about the metadata of its application.</summary>
/// <param name="Revision">The revision of the services.</param>
/// <param name="IsRemote">Whether the metadata is in the registry. Otherwise, the instance has it.</param>
/// <param name="Protocol">The protocol of the instance's <c>MetadataService</c>.</param>
/// <param name="Port">The port of the instance's <c>MetadataService</c>.</param>
/// <param name="Version">The version of the instance's <c>MetadataService</c>, or null for the usual one.</param>
internal sealed record InstanceMetadata(string Revision, bool IsRemote, string? Protocol, int Port, string? Version)
{
    private const string RevisionKey = "dubbo.metadata.revision";
    private const string StorageKey = "dubbo.metadata.storage-type";
    private const string ServiceKey = "dubbo.metadata-service.url-params";
    private const string EndPointsKey = "dubbo.endpoints";
    private const string Remote = "remote";

    /// <summary>Returns what an instance of this library has in a registry, with the keys that Java reads.</summary>
    /// <param name="revision">The revision of the metadata.</param>
    /// <param name="isRemote">Whether the metadata is in the registry. Otherwise the instance has a <c>MetadataService</c>.</param>
    /// <param name="port">The port of the instance.</param>
    /// <param name="startedAt">The time of the start, in milliseconds since 1970.</param>
    public static Dictionary<string, string> Write(string revision, bool isRemote, int port, string startedAt)
    {
        var metadata = new Dictionary<string, string>
        {
            [EndPointsKey] = $$"""[{"port":{{port}},"protocol":"dubbo"}]""",
            [RevisionKey] = revision,
            [StorageKey] = isRemote ? Remote : "local",
            ["timestamp"] = startedAt,
        };
        // Consumers ask with the first serialization of the list. Java fails if the port is a number.
        if (!isRemote)
        {
            metadata[ServiceKey] =
                $$"""{"dubbo":"2.0.2","port":"{{port}}","prefer.serialization":"hessian2","protocol":"dubbo","version":"1.0.0"}""";
        }

        return metadata;
    }

    /// <summary>
    /// Reads an instance. Returns false without a problem if the instance has no services, and otherwise with a sentence about it.
    /// </summary>
    public static bool TryRead(ServiceInstance instance, [NotNullWhen(true)] out InstanceMetadata? read, out string? problem)
    {
        (read, problem) = (null, null);
        string? revision = instance.Metadata.GetValueOrDefault(RevisionKey);
        if (revision is null or "" or "0")
            return false;
        if (instance.Metadata.GetValueOrDefault(StorageKey) == Remote)
        {
            read = new InstanceMetadata(revision, IsRemote: true, null, 0, null);
            return true;
        }

        string text = instance.Metadata.GetValueOrDefault(ServiceKey) ?? "";
        if (TryParse(text, JsonValueKind.Object, out JsonElement service)
            && Text(service, "protocol") is { } protocol && TryReadPort(service, out int port))
        {
            read = new InstanceMetadata(revision, IsRemote: false, protocol, port, Text(service, "version"));
            return true;
        }

        problem = $"The instance {instance.Host}:{instance.Port} of {instance.Application} has no valid {ServiceKey} with a protocol and a "
            + $"port: '{text}'.";
        return false;
    }

    /// <summary>Returns the port of a protocol at an instance.</summary>
    public static int PortOf(ServiceInstance instance, string protocol)
    {
        if (TryParse(instance.Metadata.GetValueOrDefault(EndPointsKey) ?? "", JsonValueKind.Array, out JsonElement endPoints))
        {
            foreach (JsonElement endPoint in endPoints.EnumerateArray())
            {
                bool isWanted = endPoint.ValueKind == JsonValueKind.Object && Text(endPoint, "protocol") == protocol;
                if (isWanted && TryReadPort(endPoint, out int port))
                    return port;
            }
        }

        return instance.Port;
    }

    /// <summary>Returns the metadata of an instance that are parameters of its providers, such as the time of the start.</summary>
    public static IEnumerable<KeyValuePair<string, string>> ParametersOf(ServiceInstance instance) =>
        instance.Metadata.Where(entry => !entry.Key.StartsWith("dubbo.metadata", StringComparison.Ordinal) && entry.Key != EndPointsKey);

    private static bool TryParse(string text, JsonValueKind kind, out JsonElement element)
    {
        element = default;
        try
        {
            using var document = JsonDocument.Parse(text);
            element = document.RootElement.Clone();
            return element.ValueKind == kind;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool TryReadPort(JsonElement element, out int port) =>
        int.TryParse(Text(element, "port"), NumberStyles.None, CultureInfo.InvariantCulture, out port)
        && port is > 0 and <= ushort.MaxValue;

    // Returns a text or a number as text.
    private static string? Text(JsonElement element, string name) =>
        !element.TryGetProperty(name, out JsonElement value) ? null
        : value.ValueKind == JsonValueKind.Number ? value.GetRawText()
        : value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
