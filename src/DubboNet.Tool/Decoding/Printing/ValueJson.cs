using System.Globalization;
using System.Text.Json;

namespace DubboNet.Tool;

/// <summary>
/// Writes values as JSON that keeps what the wire says. Each value has its type, and structures have their class and their number.
/// </summary>
internal static class ValueJson
{
    /// <summary>Writes a value.</summary>
    public static void Write(Utf8JsonWriter json, ValueNode value)
    {
        json.WriteStartObject();
        json.WriteString("type", Type(value.Kind));
        switch (value.Kind)
        {
            case NodeKind.Null:
                break;
            case NodeKind.Boolean:
                json.WriteBoolean("value", value.Text == "true");
                break;
            case NodeKind.Int when int.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number):
                json.WriteNumber("value", number);
                break;
            case NodeKind.Reference:
                json.WriteNumber("to", value.Number);
                WriteClass(json, value);
                break;
            case NodeKind.List or NodeKind.Map or NodeKind.Object:
                json.WriteNumber("number", value.Number);
                WriteClass(json, value);
                WriteParts(json, value);
                break;
            default:
                json.WriteString("value", value.Text);
                break;
        }

        json.WriteNumber("at", value.Offset);
        json.WriteEndObject();
    }

    private static string Type(NodeKind kind) => kind switch
    {
        NodeKind.Null => "null",
        NodeKind.Boolean => "boolean",
        NodeKind.Int => "int",
        NodeKind.Long => "long",
        NodeKind.Double => "double",
        NodeKind.Date => "date",
        NodeKind.String => "string",
        NodeKind.Bytes => "bytes",
        NodeKind.List => "list",
        NodeKind.Map => "map",
        NodeKind.Object => "object",
        NodeKind.Reference => "reference",
        _ => "raw",
    };

    private static void WriteClass(Utf8JsonWriter json, ValueNode value)
    {
        if (value.JavaType is not null)
            json.WriteString("class", value.JavaType);
    }

    private static void WriteParts(Utf8JsonWriter json, ValueNode value)
    {
        json.WriteStartArray(value.Kind switch { NodeKind.List => "items", NodeKind.Map => "entries", _ => "fields" });
        foreach (NodePart part in value.Parts)
            WritePart(json, part);
        json.WriteEndArray();
        if (value.HiddenParts > 0)
            json.WriteNumber("hidden", value.HiddenParts);
    }

    private static void WritePart(Utf8JsonWriter json, NodePart part)
    {
        if (part.Name is null && part.Key is null)
        {
            Write(json, part.Value);
            return;
        }

        json.WriteStartObject();
        if (part.Key is not null)
        {
            json.WritePropertyName("key");
            Write(json, part.Key);
        }
        else
        {
            json.WriteString("name", part.Name);
        }

        json.WritePropertyName("value");
        Write(json, part.Value);
        json.WriteEndObject();
    }
}
