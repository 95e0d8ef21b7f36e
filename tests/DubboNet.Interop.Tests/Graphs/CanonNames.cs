using System.Collections;
using System.Numerics;
using DubboNet.Hessian;
using Example.Frames;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>Returns the Java types of .NET collections and arrays in the form of the canonical text.</summary>
internal static class CanonNames
{
    private static readonly HashSet<string> Lists =
    [
        "java.util.LinkedList", "java.util.Vector", "java.util.Stack", "java.util.ArrayDeque", "java.util.PriorityQueue",
        "java.util.concurrent.CopyOnWriteArrayList", "java.util.concurrent.LinkedBlockingQueue",
        "java.util.concurrent.ConcurrentLinkedQueue",
    ];

    private static readonly HashSet<string> OrderedMaps =
        ["java.util.LinkedHashMap", "java.util.TreeMap", "java.util.concurrent.ConcurrentSkipListMap"];

    private static readonly HashSet<string> SortedMaps =
        ["java.util.Hashtable", "java.util.Properties", "java.util.concurrent.ConcurrentHashMap"];

    // The short names of the wire, and their names in Java.
    private static readonly Dictionary<string, string> WireNames = new()
    {
        ["string"] = "java.lang.String",
        ["object"] = "java.lang.Object",
        ["date"] = "java.util.Date",
    };

    private static readonly Dictionary<Type, string> Components = new()
    {
        [typeof(bool)] = "boolean",
        [typeof(byte)] = "byte",
        [typeof(short)] = "short",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(bool?)] = "java.lang.Boolean",
        [typeof(sbyte?)] = "java.lang.Byte",
        [typeof(short?)] = "java.lang.Short",
        [typeof(int?)] = "java.lang.Integer",
        [typeof(long?)] = "java.lang.Long",
        [typeof(float?)] = "java.lang.Float",
        [typeof(double?)] = "java.lang.Double",
        [typeof(char?)] = "java.lang.Character",
        [typeof(string)] = "java.lang.String",
        [typeof(object)] = "java.lang.Object",
        [typeof(BigInteger)] = "java.math.BigInteger",
        [typeof(decimal)] = "java.math.BigDecimal",
        [typeof(BigDecimal)] = "java.math.BigDecimal",
        [typeof(DateTime)] = "java.util.Date",
        [typeof(DateTimeOffset)] = "java.util.Date",
        [typeof(DateOnly)] = "java.time.LocalDate",
        [typeof(JavaDate)] = "java.util.Date",
        [typeof(JavaLocalDate)] = "java.time.LocalDate",
        [typeof(JavaClass)] = "java.lang.Class",
        [typeof(Color)] = "com.example.frames.Color",
        [typeof(GraphNode)] = "com.example.frames.GraphNode",
    };

    /// <summary>Returns the Java type of an array, such as <c>int[][]</c>, or null for other values.</summary>
    public static string? OfArray(object value) => value switch
    {
        Array array => OfArrayType(array.GetType()),
        HessianList { JavaType: ['[', .. var component] } => OfWireName(component) + "[]",
        _ => null,
    };

    /// <summary>Converts an item to the element type of its array, if it was read with the type of the wire.</summary>
    public static object? AsElement(object? item, string arrayType) => (arrayType, item) switch
    {
        ("java.lang.Byte[]", int number) => (sbyte)number,
        ("java.lang.Short[]", int number) => (short)number,
        ("java.lang.Float[]", double number) => (float)number,
        ("java.lang.Character[]", string text) => text[0],
        _ => item,
    };

    /// <summary>Gets whether a value is a set. The sets of .NET have no interface in common.</summary>
    public static bool IsSet(object value) => value is HessianSet
        || (GenericDefinition(value) is { } definition && (definition == typeof(HashSet<>) || definition == typeof(SortedSet<>)));

    /// <summary>Returns (L) or (L CLASS).</summary>
    public static string OfList(object list)
    {
        string? name = list is HessianList { JavaType: var type } ? type
            : GenericDefinition(list) is { } definition
                && (definition == typeof(LinkedList<>) || definition == typeof(Queue<>)) ? "java.util.LinkedList" : null;
        return name is not null && Lists.Contains(name) ? $"(L {name})" : "(L)";
    }

    /// <summary>Returns (M) or (M CLASS), and whether the order of the map matters.</summary>
    public static (string Type, bool Ordered) OfMap(IDictionary map)
    {
        string? name = map switch
        {
            HessianMap known => known.JavaType,
            _ when GenericDefinition(map) == typeof(SortedDictionary<,>) => "java.util.TreeMap",
            _ when GenericDefinition(map) == typeof(OrderedDictionary<,>) => "java.util.LinkedHashMap",
            _ => null,
        };
        bool ordered = name is not null && OrderedMaps.Contains(name);
        return (ordered || (name is not null && SortedMaps.Contains(name)) ? $"(M {name})" : "(M)", ordered);
    }

    private static string OfArrayType(Type array)
    {
        Type component = array.GetElementType()!;
        if (component.IsArray)
            return OfArrayType(component) + "[]";
        return (Components.GetValueOrDefault(component) ?? Components[Nullable.GetUnderlyingType(component)!]) + "[]";
    }

    private static string OfWireName(string name) => name[0] == '['
        ? OfWireName(name[1..]) + "[]"
        : WireNames.GetValueOrDefault(name, name);

    private static Type? GenericDefinition(object value) =>
        value.GetType() is { IsGenericType: true } type ? type.GetGenericTypeDefinition() : null;
}
