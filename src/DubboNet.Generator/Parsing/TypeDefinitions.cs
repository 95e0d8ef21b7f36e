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
    private readonly List<string> _descriptions = [];

    /// <summary>Gets the definition of each type as JSON.</summary>
    public IReadOnlyList<string> Types => _types;

    /// <summary>Gets what only C# tells about each type, as members of a JSON object.</summary>
    public IReadOnlyList<string> TypeDescriptions => _descriptions;

    /// <summary>Adds a type, unless it is an exception or its Java name is malformed. Malformed names are errors of the type.</summary>
    public void Add(INamedTypeSymbol type, string javaName)
    {
        if (!JavaNames.IsClassName(javaName) || !_seen.Add(javaName) || IsException(type))
            return;
        string name = type.TypeParameters.IsEmpty
            ? javaName
            : $"{javaName}<{string.Join(", ", type.TypeParameters.Select(parameter => parameter.Name))}>";
        Dictionary<string, ISymbol> members = type.TypeKind == TypeKind.Enum ? Constants(type) : Fields(type);
        string content = type.TypeKind == TypeKind.Enum
            ? $"\"enums\":[{string.Join(",", members.Keys.Select(constant => $"\"{constant}\""))}]"
            : $"\"properties\":{{{string.Join(",", members.Select(field => $"\"{field.Key}\":\"{SignatureOf(field.Value)}\""))}}}";
        string isAbstract = type.IsAbstract ? ",\"abstract\":true" : "";
        _types.Add($"{{\"type\":\"{name}\",{content}{isAbstract}}}");
        _descriptions.Add($"\"{javaName}\":{Descriptions.OfType(type, members)}");
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
    private static Dictionary<string, ISymbol> Constants(INamedTypeSymbol type)
    {
        var constants = new Dictionary<string, ISymbol>();
        foreach (IGrouping<object?, IFieldSymbol> names in type.GetMembers().OfType<IFieldSymbol>()
            .Where(field => field.HasConstantValue).GroupBy(field => field.ConstantValue))
        {
            string name = EnumParser.JavaNameOf(names.First());
            if (JavaNames.IsIdentifier(name))
                constants[name] = names.First();
        }

        return constants;
    }

    /// <summary>Returns the fields. A field of a derived class hides that of the same name in its base.</summary>
    private static Dictionary<string, ISymbol> Fields(INamedTypeSymbol type)
    {
        var fields = new Dictionary<string, ISymbol>();
        foreach (ISymbol member in MemberParser.SerializedMembers(type))
        {
            string name = MemberParser.JavaNameOf(member, MemberParser.Attributes(member));
            if (JavaNames.IsIdentifier(name))
                fields[name] = member;
        }

        return fields;
    }

    private string SignatureOf(ISymbol field)
    {
        List<AttributeData> attributes = [.. MemberParser.Attributes(field)];
        return resolver.Resolve(MemberParser.TypeOf(field), field, attributes, Place.Field)?.Signature ?? "java.lang.Object";
    }
}
