using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.Specialized;

namespace DubboNet.Hessian;

/// <summary>Which Java class a .NET collection is written as, and which Java classes are sets.</summary>
internal static class CollectionNames
{
    /// <summary>The collections that are no ArrayList in Java.</summary>
    private static readonly FrozenDictionary<Type, string> Lists = new Dictionary<Type, string>
    {
        [typeof(HashSet<>)] = "java.util.HashSet",
        [typeof(FrozenSet<>)] = "java.util.HashSet",
        [typeof(ImmutableHashSet<>)] = "java.util.HashSet",
        [typeof(SortedSet<>)] = "java.util.TreeSet",
        [typeof(ImmutableSortedSet<>)] = "java.util.TreeSet",
        [typeof(LinkedList<>)] = "java.util.LinkedList",
        [typeof(Queue<>)] = "java.util.LinkedList",
        [typeof(ConcurrentQueue<>)] = "java.util.LinkedList",
        [typeof(ImmutableQueue<>)] = "java.util.LinkedList",
    }.ToFrozenDictionary();

    /// <summary>The maps that are no HashMap in Java.</summary>
    private static readonly FrozenDictionary<Type, string> Maps = new Dictionary<Type, string>
    {
        [typeof(SortedDictionary<,>)] = "java.util.TreeMap",
        [typeof(SortedList<,>)] = "java.util.TreeMap",
        [typeof(ImmutableSortedDictionary<,>)] = "java.util.TreeMap",
        [typeof(OrderedDictionary<,>)] = "java.util.LinkedHashMap",
    }.ToFrozenDictionary();

    /// <summary>Whether a Java list type holds a set: all names that end so, as hessian-lite's own readers rebuild them.</summary>
    public static bool IsSet(string javaType) => javaType.EndsWith("Set", StringComparison.Ordinal);

    public static string? OfList(IEnumerable items, TypeChain types) => items switch
    {
        HessianList list => list.JavaType,
        HessianSet set => set.JavaType,
        Array array => "[" + Component(array.GetType().GetElementType()!, types),
        _ => GenericDefinition(items.GetType()) is { } type ? Lists.GetValueOrDefault(type) : null,
    };

    /// <summary>Whether a CLR type gives its elements in an order that no Java class would take them in.</summary>
    public static bool IsStack(Type type) => GenericDefinition(type) is { } definition
        && (definition == typeof(Stack<>) || definition == typeof(ConcurrentStack<>) || definition == typeof(ImmutableStack<>));

    public static string? OfMap(IDictionary dictionary) => dictionary switch
    {
        HessianMap map => map.JavaType,
        IOrderedDictionary => "java.util.LinkedHashMap",
        SortedList => "java.util.TreeMap",
        _ => GenericDefinition(dictionary.GetType()) is { } type ? Maps.GetValueOrDefault(type) : null,
    };

    private static string Wrapper(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => "java.lang.Boolean",
        TypeCode.SByte => "java.lang.Byte",
        TypeCode.Int16 => "java.lang.Short",
        TypeCode.Int32 => "java.lang.Integer",
        TypeCode.Int64 => "java.lang.Long",
        TypeCode.Single => "java.lang.Float",
        TypeCode.Double => "java.lang.Double",
        TypeCode.Char => "java.lang.Character",
        _ => "object",
    };

    /// <summary>The listed class that a type derives from (a frozen set is of a class that .NET does not publish), or else its own generic class.</summary>
    private static Type? GenericDefinition(Type type)
    {
        for (Type? next = type; next is not null; next = next.BaseType)
        {
            if (next.IsGenericType && Lists.ContainsKey(next.GetGenericTypeDefinition()))
                return next.GetGenericTypeDefinition();
        }

        return type.IsGenericType ? type.GetGenericTypeDefinition() : null;
    }

    private static string Component(Type type, TypeChain types)
    {
        if (type.IsArray)
            return type == typeof(byte[]) ? "[byte" : type == typeof(char[]) ? "[char" : "[" + Component(type.GetElementType()!, types);
        Type value = Nullable.GetUnderlyingType(type) ?? type;
        if (value == typeof(DateTime) || value == typeof(DateTimeOffset) || value == typeof(JavaDate))
            return "date";
        if (types.TryGet(value, out HessianClassFormatter? formatter))
            return formatter.ArrayComponent;
        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => "boolean",
            TypeCode.Int16 => "short",
            TypeCode.Int32 or TypeCode.UInt16 => "int",
            TypeCode.Int64 or TypeCode.UInt32 => "long",
            TypeCode.UInt64 => "java.math.BigInteger",
            TypeCode.Single => "float",
            TypeCode.Double => "double",
            TypeCode.String => "string",
            _ => value == type ? "object" : Wrapper(value),
        };
    }
}
