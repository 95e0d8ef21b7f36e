using System.Globalization;
using System.Text.Json;

namespace DubboNet.Registry.Metadata;

/// <summary>
/// Reads the definition of a service. Dubbo 3 writes the type of a member as text. Dubbo 2.7 writes it as an object, or as a reference to
/// an earlier place such as <c>$.types[4]</c>.
/// </summary>
internal sealed class DefinitionJson(JsonElement root)
{
    private const string Reference = "$ref";

    /// <summary>Returns the definition, or null if the JSON is not one.</summary>
    public ServiceDefinition? Read()
    {
        if (Text(root, "canonicalName") is not { } name || !root.TryGetProperty("methods", out _))
            return null;
        var types = new SortedDictionary<string, ServiceTypeDefinition>(StringComparer.Ordinal);
        foreach (JsonElement type in Items(root, "types"))
            AddType(type, types);
        return new ServiceDefinition(name, [.. Items(root, "methods").Select(ReadMethod).OfType<ServiceMethodDefinition>()], types);
    }

    private static ServiceMethodDefinition? ReadMethod(JsonElement method) => Text(method, "name") is not { } name
        ? null
        : new ServiceMethodDefinition(
            name,
            [.. Items(method, "parameterTypes").Select(type => type.GetString() ?? "")],
            Text(method, "returnType") ?? "void")
        {
            ParameterNames = [.. Items(method, "parameterNames").Select(name => name.GetString() ?? "")],
            Timeout = method.TryGetProperty("timeout", out JsonElement timeout) && timeout.ValueKind == JsonValueKind.Number
                && timeout.TryGetInt32(out int milliseconds)
                    ? TimeSpan.FromMilliseconds(milliseconds)
                    : null,
            IsIdempotent = IsTrue(method, "idempotent"),
            IsSafe = IsTrue(method, "safe"),
        };

    private void AddType(JsonElement type, SortedDictionary<string, ServiceTypeDefinition> types)
    {
        if (Text(type, "type") is not { } name || types.ContainsKey(name))
            return;
        var properties = new List<KeyValuePair<string, string>>();
        string[] constants = [.. Items(type, "enums").Concat(Items(type, "enum")).Select(constant => constant.GetString() ?? "")];
        types.Add(name, new ServiceTypeDefinition(name, properties, constants) { IsAbstract = IsTrue(type, "abstract") });
        if (!type.TryGetProperty("properties", out JsonElement members) || members.ValueKind != JsonValueKind.Object)
            return;
        foreach (JsonProperty member in members.EnumerateObject())
        {
            if (TypeOf(member.Value) is { } text)
                properties.Add(KeyValuePair.Create(member.Name, text));
            AddType(member.Value, types);
        }
    }

    private string? TypeOf(JsonElement member) => member.ValueKind == JsonValueKind.String
        ? member.GetString()
        : Text(member, "type") ?? (Text(member, Reference) is { } path ? Text(Follow(path), "type") : null);

    // Follows a path of names and indexes from the root. Returns an undefined element if the path leads nowhere.
    private JsonElement Follow(string path)
    {
        JsonElement place = root;
        foreach (string step in path.TrimStart('$', '.').Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
        {
            bool isIndex = int.TryParse(step.TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out int index);
            if (isIndex && place.ValueKind == JsonValueKind.Array && index < place.GetArrayLength())
                place = place[index];
            else if (place.ValueKind != JsonValueKind.Object || !place.TryGetProperty(step, out place))
                return default;
        }

        return place;
    }

    private static bool IsTrue(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.True;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray()
            : default;
}
