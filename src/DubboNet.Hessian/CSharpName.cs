using System.Collections;

namespace DubboNet.Hessian;

/// <summary>The names of types as C# has them, for error texts: <c>int</c>, <c>List&lt;string&gt;</c>, <c>decimal?</c>.</summary>
internal static class CSharpName
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(char)] = "char",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    /// <summary>The name of a declared type.</summary>
    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out string? keyword))
            return keyword;
        if (type.IsArray)
            return $"{Of(type.GetElementType()!)}[]";
        if (!type.IsGenericType)
            return type.Name;
        string[] arguments = [.. type.GetGenericArguments().Select(Of)];
        return Nullable.GetUnderlyingType(type) is null ? $"{type.Name.Split('`')[0]}<{string.Join(", ", arguments)}>" : $"{arguments[0]}?";
    }

    /// <summary>The name with its namespace, of a type that the user is to find.</summary>
    public static string Full(Type type) => Keywords.ContainsKey(type) || type.IsArray ? Of(type) : $"{type.Namespace}.{Of(type)}";

    /// <summary>What a value is that was found: the Java class where it is known, or else the C# type.</summary>
    public static string OfValue(object? value) => value switch
    {
        null => "null",
        HessianObject unknown => MemberPath.Clean(unknown.ClassName),
        HessianList list => $"a list ({MemberPath.Clean(list.JavaType)})",
        HessianSet set => $"a set ({MemberPath.Clean(set.JavaType)})",
        HessianMap map => $"a map ({MemberPath.Clean(map.JavaType)})",
        IDictionary => "a map",
        string => "a string",
        _ => Of(value.GetType()),
    };
}
