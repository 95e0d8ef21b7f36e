using System.Collections;
using System.Text.Json;
using DubboNet.Hessian;

namespace DubboNet.AspNetCore;

/// <summary>Converts JSON to the values of declared Java types.</summary>
/// <param name="findType">Finds the classes that the source of the signatures describes.</param>
internal sealed class JavaValueReader(Func<string, JavaTypeShape?> findType)
{
    private const string ClassName = "class";
    private const string Key = "key";
    private const string Value = "value";

    /// <summary>The maximum number of bits of a BitSet, which a short text can make very long.</summary>
    private const int MaxBits = 1 << 20;

    // Compares as Java does. Hash codes differ in each process, so that keys that share one cannot be chosen.
    private static readonly IEqualityComparer<object> Equality = new HessianMap("java.util.HashMap").Comparer;

    /// <summary>
    /// Gets a value indicating whether a value has a class that is not described, or a float. Only a generic call can pass it, in which the
    /// provider converts it.
    /// </summary>
    public bool NeedsGenericCall { get; private set; }

    /// <summary>Converts a JSON value.</summary>
    /// <param name="json">The value.</param>
    /// <param name="type">The declared type.</param>
    /// <param name="path">The place of the value, for messages.</param>
    /// <exception cref="JsonValueException">The value is not one of the type. The message names the place.</exception>
    public object? Read(JsonElement json, JavaTypeName type, ValuePath path)
    {
        if (json.ValueKind == JsonValueKind.Null)
            return type.IsPrimitive ? throw Wrong(json, type, path, "a value, because a primitive type has no null") : null;
        if (type.Dimensions > 0)
            return ReadArray(json, type, path);
        if (JavaScalars.Find(type.Name) is { } scalar)
            return scalar.Read(json.ValueKind, TextOf(json)) ?? throw Wrong(json, type, path, scalar.Expected);
        if (JavaCollections.IsCollection(type.Name))
            return ReadCollection(json, type, path);
        if (JavaCollections.IsMap(type.Name))
            return ReadMap(json, type, path);
        if (JavaHolders.Find(type) is { } holder)
            return JavaHolders.Create(holder, Read(json, holder.Held, path));
        return type.Name switch
        {
            "java.util.BitSet" => ReadBits(json, type, path),
            "java.util.EnumSet" => ReadEnumSet(json, type, path),
            "java.util.Map$Entry" => ReadEntry(json, type, path),
            _ => ReadObject(json, type, path),
        };
    }

    private object? ReadObject(JsonElement json, JavaTypeName type, ValuePath path)
    {
        string? className = ClassOf(json);
        return (findType(className ?? type.Name) ?? JavaThrowables.Find(type.Name, className)) is { } shape
            ? ReadObject(json, type, shape, path)
            : ReadUndescribed(json, type, path);
    }

    private static string TextOf(JsonElement json) => json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText();

    private static string? ClassOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(ClassName, out JsonElement name)
        && name.ValueKind == JsonValueKind.String
            ? name.GetString()
            : null;

    private static JsonValueException Wrong(JsonElement json, JavaTypeName type, ValuePath path, string expected)
    {
        string text = json.GetRawText();
        return new JsonValueException(
            path, $"{JsonText.Excerpt(text)} cannot be a {type}, which must be {expected}.");
    }

    // A map becomes an object only in a generic call.
    private object? ReadUndescribed(JsonElement json, JavaTypeName type, ValuePath path)
    {
        bool isAnything = type.Name is JavaTypeName.ObjectClass or "java.io.Serializable" or "java.lang.Number" or "java.lang.Comparable";
        if (isAnything && !HasClass(json))
            return UndeclaredValues.Plain.Read(json, path);
        NeedsGenericCall = true;
        return UndeclaredValues.Generic.Read(json, path);
    }

    private static bool HasClass(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => ClassOf(json) is not null || json.EnumerateObject().Any(property => HasClass(property.Value)),
        JsonValueKind.Array => json.EnumerateArray().Any(HasClass),
        _ => false,
    };

    private object ReadArray(JsonElement json, JavaTypeName type, ValuePath path)
    {
        if (type.Erasure == "byte[]" && json.ValueKind == JsonValueKind.String)
            return json.TryGetBytesFromBase64(out byte[]? bytes) ? bytes : throw Wrong(json, type, path, "base64");
        if (type.Erasure == "char[]" && json.ValueKind == JsonValueKind.String)
            return json.GetString()!;
        object?[] items = ReadItems(json, type, type.Element, path);
        return type.Erasure switch
        {
            "byte[]" => items.Select(item => unchecked((byte)(int)item!)).ToArray(),
            "char[]" => string.Concat(items),
            "int[]" => items.Cast<int>().ToArray(),
            "short[]" => items.Select(item => (short)(int)item!).ToArray(),
            "long[]" => items.Cast<long>().ToArray(),
            "boolean[]" => items.Cast<bool>().ToArray(),
            "float[]" => items.Cast<float>().ToArray(),
            "double[]" => items.Cast<double>().ToArray(),
            "java.lang.String[]" => items.Cast<string?>().ToArray(),
            "java.lang.Object[]" => items,
            _ => Fill(new HessianList(WireName(type)), items),
        };
    }

    // Java's names of array types on the wire begin with a bracket for each dimension.
    private static string WireName(JavaTypeName array) =>
        new string('[', array.Dimensions) + (array.Name == "java.lang.String" ? "string" : array.Name);

    private object?[] ReadItems(JsonElement json, JavaTypeName type, JavaTypeName item, ValuePath path) =>
        json.ValueKind == JsonValueKind.Array
            ? [.. json.EnumerateArray().Select((element, index) => Read(element, item, path.Item(index)))]
            : throw Wrong(json, type, path, "an array");

    private object ReadCollection(JsonElement json, JavaTypeName type, ValuePath path)
    {
        object?[] items = ReadItems(json, type, type.Argument(0), path);
        return JavaCollections.SetClass(type.Name) is { } set
            ? Fill(set == "java.util.HashSet" ? new HashSet<object?>(Equality!) : new HessianSet(set), items)
            : Fill(JavaCollections.ListClass(type.Name) is { } list ? new HessianList(list) : new List<object?>(), items);
    }

    private BitArray ReadBits(JsonElement json, JavaTypeName type, ValuePath path)
    {
        int[] indices = [.. ReadItems(json, type, JavaTypeName.Parse("int"), path).Cast<int>()];
        int wrong = Array.FindIndex(indices, index => index is < 0 or >= MaxBits);
        if (wrong >= 0)
            throw new JsonValueException(path.Item(wrong), $"The index of a bit must be from 0 to {MaxBits - 1}.");
        var bits = new BitArray(indices.Length > 0 ? indices.Max() + 1 : 0);
        foreach (int index in indices)
            bits[index] = true;
        return bits;
    }

    // Java sends the constants with their class.
    private object? ReadEnumSet(JsonElement json, JavaTypeName type, ValuePath path)
    {
        if (findType(type.Argument(0).Name) is not { Constants: not null } constants)
            return ReadUndescribed(json, type, path);
        object?[] items = ReadItems(json, type, type.Argument(0), path);
        return new HessianObject(
            "com.alibaba.com.caucho.hessian.io.EnumSetHandler", ("objects", items), ("type", new JavaClass(constants.Name)));
    }

    private HessianObject ReadEntry(JsonElement json, JavaTypeName type, ValuePath path) => IsEntry(json)
        ? new HessianObject(
            "java.util.AbstractMap$SimpleEntry",
            (Key, Read(json.GetProperty(Key), type.Argument(0), path.Field(Key))),
            (Value, Read(json.GetProperty(Value), type.Argument(1), path.Field(Value))))
        : throw Wrong(json, type, path, """an object such as {"key": 1, "value": "one"}""");

    private static ICollection<object?> Fill(ICollection<object?> collection, object?[] items)
    {
        foreach (object? item in items)
            collection.Add(item);
        return collection;
    }

    private Dictionary<object, object?> ReadMap(JsonElement json, JavaTypeName type, ValuePath path)
    {
        Dictionary<object, object?> map = JavaCollections.MapClass(type.Name) is { } wire
            ? new HessianMap(wire)
            : new Dictionary<object, object?>(Equality);
        foreach ((JsonElement key, JsonElement value, ValuePath place) in Entries(json, type, path))
        {
            object read = Read(key, type.Argument(0), place.Key()) ?? HessianNull.Key;
            if (!map.TryAdd(read, Read(value, type.Argument(1), place)))
                throw new JsonValueException(place.Key(), "The map has this key twice.");
        }

        return map;
    }

    // A map is an object, or an array of objects with a key and a value.
    private static IEnumerable<(JsonElement Key, JsonElement Value, ValuePath Path)> Entries(
        JsonElement json, JavaTypeName type, ValuePath path)
    {
        if (json.ValueKind == JsonValueKind.Object)
        {
            return json.EnumerateObject().Select(
                property => (JsonKey.ToElement(property.Name), property.Value, path.Field(property.Name)));
        }

        return json.ValueKind == JsonValueKind.Array && json.EnumerateArray().All(IsEntry)
            ? json.EnumerateArray().Select((entry, index) => (entry.GetProperty(Key), entry.GetProperty(Value), path.Item(index)))
            : throw Wrong(json, type, path, """an object, or an array of objects such as {"key": 1, "value": "one"}""");
    }

    private static bool IsEntry(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(Key, out _) && json.TryGetProperty(Value, out _);

    private HessianObject ReadObject(JsonElement json, JavaTypeName type, JavaTypeShape shape, ValuePath path)
    {
        if (shape.Constants is { } constants)
        {
            return json.ValueKind == JsonValueKind.String && constants.Contains(json.GetString())
                ? new HessianObject(shape.Name, ("name", json.GetString()))
                : throw Wrong(json, type, path, $"one of {string.Join(", ", constants.Select(constant => $"\"{constant}\""))}");
        }

        if (json.ValueKind != JsonValueKind.Object)
            throw Wrong(json, type, path, "an object");
        if (shape.IsAbstract)
        {
            throw new JsonValueException(
                path, $"{shape.Name} is abstract. Add the class of the object, such as {{\"class\": \"com.acme.Item\"}}.");
        }

        return new HessianObject(shape.Name, ReadFields(json, type, shape, path));
    }

    // A field that is not stated keeps the value that the Java class gives it. Java 3.3 reads a float wrongly and overwrites the field
    // beside it, unless it converts the object itself.
    private List<(string Name, object? Value)> ReadFields(JsonElement json, JavaTypeName type, JavaTypeShape shape, ValuePath path)
    {
        IReadOnlyList<JavaTypeName> arguments = shape.Name == type.Name ? type.Arguments : [];
        var values = new List<(string Name, object? Value)>();
        foreach (JsonProperty property in json.EnumerateObject())
        {
            if (property.Name == ClassName && shape.Fields.All(field => field.Name != ClassName))
                continue;
            JavaFieldShape field = shape.Fields.FirstOrDefault(field => field.Name == property.Name)
                ?? throw Unknown(property.Name, shape, path);
            NeedsGenericCall |= field.Type.Erasure == "float";
            values.Add((field.Name, Read(
                property.Value, field.Type.Substitute(shape.TypeParameters, arguments), path.Field(field.Name))));
        }

        return values;
    }

    private static JsonValueException Unknown(string name, JavaTypeShape shape, ValuePath path) => new(
        path,
        $"{shape.Name} has no field {JsonText.Excerpt(name)}. "
            + NameHint.Create(name, shape.Fields.Select(field => field.Name)));
}
