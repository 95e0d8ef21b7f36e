using System.Text.Json;

namespace DubboNet.AspNetCore;

/// <summary>Determines which of several overloads JSON arguments can be meant for.</summary>
internal static class ArgumentFit
{
    private static readonly string[] Texts =
        ["java.lang.String", "java.lang.CharSequence", "char", "java.lang.Character", "java.util.UUID", "java.lang.Class"];

    private static readonly string[] Numbers =
        ["byte", "short", "int", "long", "float", "double", "java.math.BigDecimal", "java.math.BigInteger"];

    private static readonly string[] Boxes =
        ["java.lang.Byte", "java.lang.Short", "java.lang.Integer", "java.lang.Long", "java.lang.Float", "java.lang.Double"];

    /// <summary>Returns whether JSON values can be the arguments of a method with as many parameters.</summary>
    /// <param name="method">The method.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="findType">Finds the classes that the source of the signatures describes.</param>
    public static bool Fits(MethodSignature method, IReadOnlyList<JsonElement> arguments, Func<string, JavaTypeShape?> findType) =>
        method.Parameters.Zip(arguments).All(pair => Fits(pair.First, pair.Second, findType));

    private static bool Fits(JavaTypeName type, JsonElement json, Func<string, JavaTypeShape?> findType) => json.ValueKind switch
    {
        JsonValueKind.Null => !type.IsPrimitive,
        _ when type.Dimensions > 0 => json.ValueKind == (type.Erasure == "byte[]" ? JsonValueKind.String : JsonValueKind.Array),
        _ when type.Name == JavaTypeName.ObjectClass => true,
        JsonValueKind.String => Texts.Contains(type.Name) || IsWrittenAsText(type.Name, findType),
        JsonValueKind.Number => (Numbers.Contains(type.Name) || Boxes.Contains(type.Name) || type.Name == "java.lang.Number")
            && (IsWhole(json) || type.Name is not ("byte" or "short" or "int" or "long" or "java.math.BigInteger")),
        JsonValueKind.True or JsonValueKind.False => type.Name is "boolean" or "java.lang.Boolean",
        JsonValueKind.Array => JavaCollections.IsCollection(type.Name),
        _ => !type.IsPrimitive && !Texts.Contains(type.Name) && !Boxes.Contains(type.Name) && !Numbers.Contains(type.Name)
            && !JavaCollections.IsCollection(type.Name) && !IsWrittenAsText(type.Name, findType),
    };

    private static bool IsWhole(JsonElement number) => !number.GetRawText().AsSpan().ContainsAny(".eE");

    // Dates and enums. A class that no source describes can be an enum.
    private static bool IsWrittenAsText(string type, Func<string, JavaTypeShape?> findType) =>
        type.StartsWith("java.time.", StringComparison.Ordinal) || type.StartsWith("java.sql.", StringComparison.Ordinal)
        || type == "java.util.Date" || findType(type) is { Constants: not null };
}
