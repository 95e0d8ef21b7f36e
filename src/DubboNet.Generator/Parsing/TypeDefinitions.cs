using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>
/// Collects the types of a contract as the definition of its service describes them. Java publishes definitions in the same form
/// (<c>FullServiceDefinition</c>).
/// </summary>
/// <param name="resolver">The resolver of the members' Java types. It reports no errors, because the formatters of the types do.</param>
internal sealed class TypeDefinitions(FormatResolver resolver)
{
    private readonly HashSet<string> _seen = [];
    private readonly List<string> _types = [];

    /// <summary>Gets the definition of each type as JSON.</summary>
    public IReadOnlyList<string> Types => _types;

    /// <summary>Adds a type, unless it is an exception or its Java name is malformed. Malformed names are errors of the type.</summary>
    public void Add(INamedTypeSymbol type, string javaName)
    {
        if (!JavaNames.IsClassName(javaName) || !_seen.Add(javaName) || IsException(type))
            return;
        string name = type.TypeParameters.IsEmpty
            ? javaName
            : $"{javaName}<{string.Join(", ", type.TypeParameters.Select(parameter => parameter.Name))}>";
        string content = type.TypeKind == TypeKind.Enum ? $"\"enums\":[{Constants(type)}]" : $"\"properties\":{{{Fields(type)}}}";
        string isAbstract = type.IsAbstract ? ",\"abstract\":true" : "";
        _types.Add($"{{\"type\":\"{name}\",{content}{isAbstract}}}");
    }

    private static bool IsException(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type; level is not null; level = level.BaseType)
        {
            if (level.ToDisplayString() == "System.Exception")
                return true;
        }

        return false;
    }

    /// <summary>Returns the constants. Java does not have a second name for a value, so the first one is used.</summary>
    private static string Constants(INamedTypeSymbol type) => string.Join(
        ",",
        type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).GroupBy(field => field.ConstantValue)
            .Select(names => EnumParser.JavaNameOf(names.First())).Where(JavaNames.IsIdentifier).Select(name => $"\"{name}\""));

    /// <summary>Returns the fields. A field of a derived class hides that of the same name in its base.</summary>
    private string Fields(INamedTypeSymbol type)
    {
        var fields = new Dictionary<string, string>();
        foreach (ISymbol member in MemberParser.SerializedMembers(type))
        {
            List<AttributeData> attributes = [.. MemberParser.Attributes(member)];
            string name = MemberParser.JavaNameOf(member, attributes);
            ResolvedFormat? format = resolver.Resolve(MemberParser.TypeOf(member), member, attributes, Place.Field);
            if (JavaNames.IsIdentifier(name))
                fields[name] = format?.Signature ?? "java.lang.Object";
        }

        return string.Join(",", fields.Select(field => $"\"{field.Key}\":\"{field.Value}\""));
    }
}
