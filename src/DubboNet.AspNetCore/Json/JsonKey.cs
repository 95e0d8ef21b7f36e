using System.Text.Json;

namespace DubboNet.AspNetCore;

/// <summary>Converts the names of JSON objects, which are the keys of maps.</summary>
internal static class JsonKey
{
    /// <summary>Returns a text as a JSON string.</summary>
    public static JsonElement ToElement(string text)
    {
        using var document = JsonDocument.Parse($"\"{JsonEncodedText.Encode(text)}\"");
        return document.RootElement.Clone();
    }
}
