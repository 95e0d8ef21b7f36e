using System.Text.Json;
using DubboNet.Hessian;

namespace DubboNet.Tool;

/// <summary>
/// Converts the JSON of a result to the value that Java receives. Objects state their class, and values whose type JSON cannot tell are
/// written as <c>{"type": "long", "value": 5}</c>.
/// </summary>
internal static class ServedValue
{
    private const string ClassName = "class";
    private static readonly JavaValueReader Typed = new(static _ => null);

    /// <summary>Converts a value.</summary>
    /// <param name="place">The value.</param>
    /// <param name="type">The declared type, or that of all objects.</param>
    /// <exception cref="ToolException">The value has another form than the type.</exception>
    /// <exception cref="JsonValueException">The value is not one of the type.</exception>
    public static object? Read(JsonPlace place, JavaTypeName type)
    {
        JsonElement json = place.Json;
        if (IsTyped(json))
            return Read(place.Get("value"), JavaTypeName.Parse(place.Get("type").Text()));
        if (json.ValueKind == JsonValueKind.Null && !type.IsPrimitive)
            return null;
        if (type.Dimensions > 0 && json.ValueKind == JsonValueKind.Array && JavaScalars.Find(type.Name) is null)
            return ReadArray(place, type);
        if (type.Dimensions > 0 || JavaScalars.Find(type.Name) is not null || json.ValueKind == JsonValueKind.Null)
            return Typed.Read(json, type, ValuePath.Root(place.Path));
        return json.ValueKind switch
        {
            JsonValueKind.Array => ReadList(place, type),
            JsonValueKind.Object => ReadObject(place, type),
            JsonValueKind.String when IsClass(type) => new HessianObject(type.Name, ("name", json.GetString())),
            JsonValueKind.String => json.GetString(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => ReadNumber(json),
        };
    }

    private static bool IsTyped(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.GetPropertyCount() == 2 && json.TryGetProperty("type", out JsonElement type)
        && type.ValueKind == JsonValueKind.String && json.TryGetProperty("value", out _);

    private static bool IsClass(JavaTypeName type) =>
        type.Name is not (JavaTypeName.ObjectClass or "java.io.Serializable" or "java.lang.Comparable" or "java.lang.Number")
        && !JavaCollections.IsCollection(type.Name) && !JavaCollections.IsMap(type.Name);

    private static object ReadNumber(JsonElement json) =>
        json.TryGetInt32(out int small) ? small : json.TryGetInt64(out long big) ? big : json.GetDouble();

    private static HessianList ReadArray(JsonPlace place, JavaTypeName type)
    {
        string name = type.Name == JavaTypeName.ObjectClass ? "object" : type.Name;
        return Fill(new HessianList(new string('[', type.Dimensions) + name), place, type.Element);
    }

    private static object ReadList(JsonPlace place, JavaTypeName type)
    {
        if (IsClass(type))
            throw place.Error($"must be an object, because it is a {type}");
        JavaTypeName item = type.Argument(0);
        if (JavaCollections.SetClass(type.Name) is { } set)
            return set == "java.util.HashSet" ? Fill(new HashSet<object?>(), place, item) : Fill(new HessianSet(set), place, item);
        return JavaCollections.ListClass(type.Name) is { } list
            ? Fill(new HessianList(list), place, item)
            : Fill(new List<object?>(), place, item);
    }

    private static T Fill<T>(T target, JsonPlace place, JavaTypeName item)
        where T : ICollection<object?>
    {
        foreach (JsonPlace element in place.Items())
            target.Add(Read(element, item));
        return target;
    }

    private static object ReadObject(JsonPlace place, JavaTypeName type)
    {
        string? className = place.Find(ClassName)?.Text() ?? (IsClass(type) ? type.Name : null);
        if (className is null)
            return ReadMap(place, type);
        return new HessianObject(className, ReadFields(place));
    }

    /// <summary>Returns the fields of an object.</summary>
    public static List<(string Name, object? Value)> ReadFields(JsonPlace place) =>
    [
        .. place.Json.EnumerateObject()
            .Where(property => property.Name != ClassName)
            .Select(property => (property.Name, Read(place.Get(property.Name), JavaTypeName.Object))),
    ];

    private static Dictionary<object, object?> ReadMap(JsonPlace place, JavaTypeName type)
    {
        Dictionary<object, object?> map =
            JavaCollections.IsMap(type.Name) && JavaCollections.MapClass(type.Name) is { } wire ? new HessianMap(wire) : [];
        JavaTypeName keys = type.Argument(0);
        foreach (JsonProperty property in place.Json.EnumerateObject())
        {
            JsonPlace key = new(JsonKey.ToElement(property.Name), $"{place.Path}.{property.Name} (the key)");
            map[Read(key, keys)!] = Read(place.Get(property.Name), type.Argument(1));
        }

        return map;
    }
}
