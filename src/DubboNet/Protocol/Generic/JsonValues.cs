using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DubboNet.Hessian;

namespace DubboNet.Protocol.Generic;

/// <summary>Converts between JSON and dynamic values, for generic calls of the form <c>gson</c>.</summary>
internal static class JsonValues
{
    /// <summary>The maximum nesting depth of arrays and objects, for reading and writing.</summary>
    public const int MaxDepth = 512;

    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = MaxDepth };
    private static readonly JsonWriterOptions Writing = new()
    {
        MaxDepth = MaxDepth + 1,
        SkipValidation = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Returns whether a text is JSON.</summary>
    public static bool IsJson(string text)
    {
        try
        {
            JsonDocument.Parse(text, Reading).Dispose();
            return true;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>
    /// Reads JSON text. Objects become dictionaries and arrays become lists. A number becomes an int, a long, a double or a
    /// <see cref="BigDecimal"/>, whichever first represents it exactly. This includes the scale of a number such as 1.50, because the
    /// declared type can be a BigDecimal.
    /// </summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    /// <exception cref="HessianException">A number has more digits than a BigDecimal can have.</exception>
    public static object? Read(string json)
    {
        using var document = JsonDocument.Parse(json, Reading);
        return Read(document.RootElement);
    }

    /// <summary>
    /// Writes a value as JSON text. Objects are written without their class and their null fields, as Gson does. Enums of registered
    /// classes are written as their names, and a <c>byte[]</c> is written as numbers.
    /// </summary>
    /// <exception cref="HessianException">An object refers back to itself, is nested too deeply, or is repeated so often that the text
    /// would become far longer.</exception>
    public static string Write(object? value, IHessianTypeResolver types)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(output, Writing);
        new JsonValueWriter(output, writer, types).Write(value, MaxDepth);
        writer.Flush();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static object? Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => ReadObject(element),
        JsonValueKind.Array => element.EnumerateArray().Select(Read).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => JsonFormatter.NumberOf(element, keepsScale: true),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>Reads an object. If a key occurs several times, the last value is used, as in Gson.</summary>
    private static Dictionary<object, object?> ReadObject(JsonElement element)
    {
        var map = new Dictionary<object, object?>();
        foreach (JsonProperty property in element.EnumerateObject())
            map[property.Name] = Read(property.Value);
        return map;
    }
}
