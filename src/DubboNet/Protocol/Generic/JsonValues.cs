using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DubboNet.Hessian;

namespace DubboNet.Protocol.Generic;

/// <summary>Between JSON and dynamic values, as generic calls of mode <c>gson</c> carry them.</summary>
internal static class JsonValues
{
    /// <summary>Nesting of arrays and objects, in both directions.</summary>
    public const int MaxDepth = 512;

    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = MaxDepth };
    private static readonly JsonWriterOptions Writing = new()
    {
        MaxDepth = MaxDepth + 1,
        SkipValidation = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Whether a text is JSON.</summary>
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
    /// Objects as dictionaries, arrays as lists, numbers as int, long, double or <see cref="BigDecimal"/>, the first that is exact. The scale of
    /// 1.50 counts, because the declared type may be a BigDecimal.
    /// </summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    /// <exception cref="HessianException">A number has more digits than a BigDecimal may have.</exception>
    public static object? Read(string json)
    {
        using var document = JsonDocument.Parse(json, Reading);
        return Read(document.RootElement);
    }

    /// <summary>Objects without their null fields and their class, as Gson has them; enums of registered classes by their names, <c>byte[]</c> as numbers.</summary>
    /// <exception cref="HessianException">An object leads back to itself, is nested too deep, or is part of so many that the text would
    /// be far longer.</exception>
    public static string Write(object? value, IHessianTypeResolver types)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(output, Writing);
        new JsonValueWriter(writer, types).Write(value, MaxDepth);
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

    /// <summary>Of keys that stand several times, the last, as Gson has it.</summary>
    private static Dictionary<object, object?> ReadObject(JsonElement element)
    {
        var map = new Dictionary<object, object?>();
        foreach (JsonProperty property in element.EnumerateObject())
            map[property.Name] = Read(property.Value);
        return map;
    }
}
