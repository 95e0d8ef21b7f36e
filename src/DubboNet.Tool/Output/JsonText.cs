using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DubboNet.Tool;

/// <summary>Writes results as JSON.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an object to the standard output.</summary>
    /// <param name="members">Writes the members of the object.</param>
    public static void Write(Action<Utf8JsonWriter> members)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        ToolOutput.Line(Encoding.UTF8.GetString(text.ToArray()));
    }
}
