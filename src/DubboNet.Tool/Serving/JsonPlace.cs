using System.Globalization;
using System.Text.Json;

namespace DubboNet.Tool;

/// <summary>Represents a value of a JSON file with its place, which messages name.</summary>
/// <param name="Json">The value.</param>
/// <param name="Path">The place, such as <c>$.services[0].interface</c>.</param>
internal readonly record struct JsonPlace(JsonElement Json, string Path)
{
    /// <summary>Checks that the value is an object that has only these properties.</summary>
    public void CheckProperties(params ReadOnlySpan<string> known)
    {
        if (Json.ValueKind != JsonValueKind.Object)
            throw Error("must be an object");
        foreach (JsonProperty property in Json.EnumerateObject())
        {
            if (!known.Contains(property.Name))
                throw Error($"has the property '{property.Name}', which is not known. Known are {string.Join(", ", known!)}");
        }
    }

    /// <summary>Returns a property, or null if the object does not have it.</summary>
    public JsonPlace? Find(string name) =>
        Json.TryGetProperty(name, out JsonElement value) ? new JsonPlace(value, $"{Path}.{name}") : null;

    /// <summary>Returns a property.</summary>
    public JsonPlace Get(string name) => Find(name) ?? throw Error($"needs the property '{name}'");

    /// <summary>Returns the items of an array.</summary>
    public IEnumerable<JsonPlace> Items()
    {
        if (Json.ValueKind != JsonValueKind.Array)
            throw Error("must be an array");
        string path = Path;
        return Json.EnumerateArray().Select((item, i) => new JsonPlace(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]")));
    }

    /// <summary>Returns the text of a string.</summary>
    public string Text() => Json.ValueKind == JsonValueKind.String ? Json.GetString()! : throw Error("must be a string");

    /// <summary>Returns a number that is at least 1.</summary>
    public int Number() => Json.ValueKind == JsonValueKind.Number && Json.TryGetInt32(out int number) && number > 0
        ? number
        : throw Error("must be a whole number of at least 1");

    /// <summary>Returns the error for this value.</summary>
    public ToolException Error(string problem) => new(ExitCode.Input, $"{Path} {problem}.");
}
