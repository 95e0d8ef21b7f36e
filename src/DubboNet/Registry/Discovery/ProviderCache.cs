using System.Text.Json;
using DubboNet.Registry.Watching;
using Microsoft.Extensions.Logging;

namespace DubboNet.Registry.Discovery;

/// <summary>The file with the last providers of a service. It is replaced as a whole.</summary>
internal sealed class ProviderCache(string file, ServiceKey service, ILogger logger)
{
    private bool _hasFailed;

    /// <summary>Reads the providers. Returns none if the file does not exist, is malformed or belongs to another service.</summary>
    public IReadOnlyList<DubboUrl> Read()
    {
        try
        {
            if (!File.Exists(file))
                return [];
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            string? found = document.RootElement.GetProperty("service").GetString();
            JsonElement providers = document.RootElement.GetProperty("providers");
            if (found == $"{service}")
                return [.. providers.EnumerateArray().Select(url => DubboUrl.Parse(url.GetString() ?? ""))];
            Report($"It belongs to {PeerText.OneLine(found)}, and {service} needs a file of its own.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException
            or KeyNotFoundException or FormatException)
        {
            Report($"It cannot be read: {PeerText.OneLine(e.Message)}");
        }

        return [];
    }

    /// <summary>Replaces the file.</summary>
    public void Write(IEnumerable<DubboUrl> providers)
    {
        string next = $"{file}.{Environment.ProcessId}.tmp";
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
                Directory.CreateDirectory(folder);
            using (FileStream stream = File.Create(next))
            using (var writer = new Utf8JsonWriter(stream))
            {
                writer.WriteStartObject();
                writer.WriteString("service", $"{service}");
                writer.WriteStartArray("providers");
                foreach (DubboUrl url in providers)
                    writer.WriteStringValue(url.ToFullString());
                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            File.Move(next, file, overwrite: true);
            _hasFailed = false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Report($"It cannot be written: {PeerText.OneLine(e.Message)}");
        }
    }

    private void Report(string problem)
    {
        if (!_hasFailed)
            RegistryLog.CacheFailed(logger, file, problem);
        _hasFailed = true;
    }
}
