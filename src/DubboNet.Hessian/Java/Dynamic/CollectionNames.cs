using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.Specialized;

namespace DubboNet.Hessian;

/// <summary>Maps .NET collections to the Java classes that they are written as, and tells which Java classes are sets.</summary>
internal static class CollectionNames
{
    /// <summary>The collections that are not written as an ArrayList.</summary>
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

    /// <summary>The maps that are not written as a HashMap.</summary>
    private static readonly FrozenDictionary<Type, string> Maps = new Dictionary<Type, string>
    {
        [typeof(SortedDictionary<,>)] = "java.util.TreeMap",
        [typeof(SortedList<,>)] = "java.util.TreeMap",
        [typeof(ImmutableSortedDictionary<,>)] = "java.util.TreeMap",
        [typeof(OrderedDictionary<,>)] = "java.util.LinkedHashMap",
    }.ToFrozenDictionary();

    /// <summary>Returns whether a Java list type holds a set. Like hessian-lite's readers, it goes by the end of the name.</summary>
    public static bool IsSet(string javaType) => javaType.EndsWith("Set", StringComparison.Ordinal);

    public static string? FindListClass(IEnumerable items, TypeChain types) => items switch
    {
        HessianList list => list.JavaType,
        HessianSet set => set.JavaType,
        Array array => "[" + Component(array.GetType().GetElementType()!, types),
        _ => GenericDefinition(items.GetType()) is { } type ? Lists.GetValueOrDefault(type) : null,
    };

    /// <summary>Returns whether a CLR type is a stack, which enumerates its elements in an order that no Java class expects.</summary>
    public static bool IsStack(Type type) => GenericDefinition(type) is { } definition
        && (definition == typeof(Stack<>) || definition == typeof(ConcurrentStack<>) || definition == typeof(ImmutableStack<>));

    public static string? FindMapClass(IDictionary dictionary) => dictionary switch
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

    /// <summary>
    /// Returns the listed class that a type derives from, or else its own generic class. A frozen set, for example, has a class that .NET
    /// does not publish.
    /// </summary>
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
