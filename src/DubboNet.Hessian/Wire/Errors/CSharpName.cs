using System.Collections;

namespace DubboNet.Hessian;

/// <summary>Formats type names as in C# source code, for error messages: <c>int</c>, <c>List&lt;string&gt;</c>, <c>decimal?</c>.</summary>
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

    /// <summary>Returns the name of a declared type.</summary>
    public static string GetDisplayName(Type type)
    {
        if (Keywords.TryGetValue(type, out string? keyword))
            return keyword;
        if (type.IsArray)
            return $"{GetDisplayName(type.GetElementType()!)}[]";
        if (!type.IsGenericType)
            return type.Name;
        string[] arguments = [.. type.GetGenericArguments().Select(GetDisplayName)];
        return Nullable.GetUnderlyingType(type) is null ? $"{type.Name.Split('`')[0]}<{string.Join(", ", arguments)}>" : $"{arguments[0]}?";
    }

    /// <summary>Returns the name with its namespace, for a type that the user has to find.</summary>
    public static string GetFullName(Type type) =>
        Keywords.ContainsKey(type) || type.IsArray ? GetDisplayName(type) : $"{type.Namespace}.{GetDisplayName(type)}";

    /// <summary>Describes the type of a value that was found. Uses the Java class if it is known, and the C# type otherwise.</summary>
    public static string Describe(object? value) => value switch
    {
        null => "null",
        IDescribed described => described.Description,
        IDictionary => "a map",
        string => "a string",
        _ => GetDisplayName(value.GetType()),
    };
}
