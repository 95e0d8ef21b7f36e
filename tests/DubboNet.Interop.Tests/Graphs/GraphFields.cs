using System.Reflection;
using DubboNet.Hessian;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>Returns the fields of the classes of graphs in the form of the canonical text.</summary>
internal static class GraphFields
{
    private const string Package = "com.example.frames.";

    // The Java values of properties whose .NET type does not determine them, by CLASS#field.
    private static readonly Dictionary<string, Func<object, object>> Canonical = new()
    {
        ["Everything#chars"] = v => ((string)v).ToCharArray(),
        ["Everything#atomicInteger"] = v => Atomic("AtomicInteger", "value", v),
        ["Everything#atomicLong"] = v => Atomic("AtomicLong", "value", v),
        ["Everything#atomicBoolean"] = v => Atomic("AtomicBoolean", "value", (bool)v ? 1 : 0),
        ["Everything#atomicIntegerArray"] = v => Atomic("AtomicIntegerArray", "array", v),
        ["Everything#atomicLongArray"] = v => Atomic("AtomicLongArray", "array", v),
        ["Everything#atomicReferenceArray"] = v => Atomic("AtomicReferenceArray", "array", v),
        ["Everything#sqlDate"] = v => new JavaSqlDate((JavaDate)v),
        ["Everything#sqlTime"] = v => new JavaSqlTime((JavaDate)v),
        ["Everything#sqlTimestamp"] = v => new JavaSqlTimestamp((JavaDate)v),
        ["Everything#sorted"] = v => AsTreeMap((Dictionary<string, long>)v),
        ["FromJava#entry"] = v => AsEntry((KeyValuePair<string, int>)v),
    };

    // The Java values of dynamic values for which Java declares another type, by CLASS#field.
    private static readonly Dictionary<string, Func<object, object>> Declared = new()
    {
        ["Everything#tiny"] = v => (sbyte)(int)v,
        ["Everything#small"] = v => (short)(int)v,
        ["Everything#letter"] = v => ((string)v)[0],
        ["Everything#boxedTiny"] = v => (sbyte)(int)v,
        ["Everything#boxedSmall"] = v => (short)(int)v,
        ["Everything#boxedLetter"] = v => ((string)v)[0],
        ["Everything#boxedFloat"] = v => (float)(double)v,
        ["Everything#chars"] = v => ((string)v).ToCharArray(),
        ["Everything#sqlDate"] = v => new JavaSqlDate(AsDate(v)),
        ["Everything#sqlTime"] = v => new JavaSqlTime(AsDate(v)),
        ["Everything#sqlTimestamp"] = v => new JavaSqlTimestamp(AsDate(v)),
        ["Everything#shorts"] = v => ((IEnumerable<object?>)v).Select(item => (object)(short)(int)item!).ToList(),
        ["Primitive#value"] = v => (float)(double)v,
    };

    /// <summary>
    /// Returns the fields of an object of a .NET type, with those of base classes first, or none if its class is not one of graphs.
    /// </summary>
    public static IReadOnlyList<(string Name, object? Value)> Of(object value) =>
    [
        .. Properties(value.GetType())
            .Select(property => Field(Canonical, value.GetType().Name, NameOf(property), property.GetValue(value))),
    ];

    /// <summary>Returns the fields of a dynamic object with the types that its class declares.</summary>
    public static IEnumerable<(string Name, object? Value)> Typed(string className, IEnumerable<(string Name, object? Value)> fields) =>
        fields.Select(field => Field(Declared, className.Replace(Package, ""), field.Name, field.Value));

    private static (string Name, object? Value) Field(
        Dictionary<string, Func<object, object>> meanings, string type, string name, object? value) =>
        (name, value is not null && meanings.TryGetValue($"{type}#{name}", out Func<object, object>? meaning) ? meaning(value) : value);

    /// <summary>Returns the properties of a type of a graph, with those of base classes first, or none for other types.</summary>
    internal static IEnumerable<PropertyInfo> Properties(Type type) => type.IsDefined(typeof(HessianTypeAttribute), inherit: false)
        ? [.. Properties(type.BaseType!), .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)]
        : [];

    private static string NameOf(PropertyInfo property) => char.ToLowerInvariant(property.Name[0]) + property.Name[1..];

    private static JavaDate AsDate(object date) => date as JavaDate? ?? JavaDate.From((DateTime)date);

    private static HessianMap AsTreeMap(Dictionary<string, long> entries)
    {
        var map = new HessianMap("java.util.TreeMap");
        foreach ((string key, long value) in entries)
            map.Add(key, value);
        return map;
    }

    private static HessianObject AsEntry(KeyValuePair<string, int> entry) =>
        new("java.util.AbstractMap$SimpleEntry", ("key", entry.Key), ("value", entry.Value));

    private static HessianObject Atomic(string name, string field, object value) =>
        new($"java.util.concurrent.atomic.{name}", (field, value));
}
