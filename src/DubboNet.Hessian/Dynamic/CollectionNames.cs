using System.Collections;
using System.Collections.Specialized;

namespace DubboNet.Hessian;

/// <summary>Which Java class a .NET collection is written as, and which Java classes are sets.</summary>
internal static class CollectionNames
{
    /// <summary>Whether a Java list type holds a set: all names that end so, as hessian-lite's own readers rebuild them.</summary>
    public static bool IsSet(string javaType) => javaType.EndsWith("Set", StringComparison.Ordinal);

    /// <summary>Whether a CLR type is one of the set classes of .NET, which have no common interface without a type parameter.</summary>
    public static bool IsKnownSet(Type type) => type == typeof(HessianSet)
        || (GenericDefinition(type) is { } definition && (definition == typeof(HashSet<>) || definition == typeof(SortedSet<>)));

    public static string? OfList(IEnumerable items, HessianTypeRegistry types) => items switch
    {
        HessianList list => list.JavaType,
        HessianSet set => set.JavaType,
        Array array => "[" + Component(array.GetType().GetElementType()!, types),
        _ => GenericDefinition(items.GetType()) switch
        {
            { } type when type == typeof(HashSet<>) => "java.util.HashSet",
            { } type when type == typeof(SortedSet<>) => "java.util.TreeSet",
            { } type when type == typeof(LinkedList<>) || type == typeof(Queue<>) => "java.util.LinkedList",
            _ => null,
        },
    };

    public static string? OfMap(IDictionary dictionary) => dictionary switch
    {
        HessianMap map => map.JavaType,
        IOrderedDictionary => "java.util.LinkedHashMap",
        _ => GenericDefinition(dictionary.GetType()) switch
        {
            { } type when type == typeof(SortedDictionary<,>) || type == typeof(SortedList<,>) => "java.util.TreeMap",
            { } type when type == typeof(OrderedDictionary<,>) => "java.util.LinkedHashMap",
            _ => null,
        },
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

    private static Type? GenericDefinition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : null;

    private static string Component(Type type, HessianTypeRegistry types)
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
            TypeCode.Int32 => "int",
            TypeCode.Int64 => "long",
            TypeCode.Single => "float",
            TypeCode.Double => "double",
            TypeCode.String => "string",
            _ => value == type ? "object" : Wrapper(value),
        };
    }
}
