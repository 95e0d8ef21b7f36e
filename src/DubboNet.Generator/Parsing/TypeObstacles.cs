using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>Determines why no formatter can be generated for a type.</summary>
internal static class TypeObstacles
{
    private const string Private = "it is private: make it internal or public";

    private static readonly SymbolDisplayFormat Unescaped =
        new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>The names of the members that generated code adds to a type.</summary>
    private static readonly string[] Names = [GeneratedParts.Property, GeneratedParts.Formatter];

    /// <summary>Returns why a type with a <c>HessianTypeAttribute</c> cannot have a formatter, or null if it can.</summary>
    public static string? Find(INamedTypeSymbol type, Compilation compilation)
    {
        if (type.IsStatic)
            return "it is static";
        if (type.IsRefLikeType)
            return "it is a ref struct";
        if (type.ContainingType is { IsGenericType: true })
            return "the type around it is generic: move it out";
        if (IsInFile(type))
            return "it can be seen only in its file: remove 'file'";
        if (type.TypeKind == TypeKind.Enum)
            return compilation.IsSymbolAccessibleWithin(type, compilation.Assembly) ? FindTakenCompanion(type, compilation) : Private;
        if (type.IsAbstract || FormatResolver.HasOwnFormatter(type))
            return null;
        if (Names.FirstOrDefault(name => IsTaken(type, name)) is { } taken)
            return $"the generated code needs the name '{taken}': rename that member, and keep its Java name with [HessianField]";
        return Names.Contains(type.Name) ? $"the generated code needs the name '{type.Name}': rename the type" : null;
    }

    /// <summary>Returns whether no code can be generated for a type with a Java name.</summary>
    public static bool FindAny(INamedTypeSymbol type, Compilation compilation) =>
        Find(type, compilation) is not null || (type.TypeKind != TypeKind.Enum && DeclarationParser.FindNotPartial(type) is not null);

    /// <summary>
    /// Returns whether a member or type parameter has a name. Includes members of base types that derived types can access.
    /// </summary>
    private static bool IsTaken(INamedTypeSymbol type, string name)
    {
        if (type.TypeParameters.Any(parameter => parameter.Name == name)
            || type.GetMembers(name).Any(member => !GeneratedParts.Declare(member)))
        {
            return true;
        }

        for (INamedTypeSymbol? level = type.BaseType; level is not null; level = level.BaseType)
        {
            if (level.GetMembers(name).Any(IsSeen))
                return true;
        }

        return false;

        static bool IsSeen(ISymbol member) =>
            member.DeclaredAccessibility != Accessibility.Private && !GeneratedParts.IsFormatter(member);
    }

    /// <summary>Returns why a type that the assembly lists cannot have a formatter, or null if it can.</summary>
    public static string? FindForeign(INamedTypeSymbol type, AttributeData attribute, Compilation compilation)
    {
        if (type.IsAbstract)
            return "it is abstract: list the classes that derive from it";
        if (type.IsGenericType)
            return "it is generic";
        if (type.IsRefLikeType)
            return "it is a ref struct";
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Enum))
            return "it is not a class, struct or enum";
        if (IsInFile(type) || !compilation.IsSymbolAccessibleWithin(type, compilation.Assembly))
            return Private;
        if (KnownAttributes.JavaNameOf(type) is not null || FormatResolver.HasOwnFormatter(type))
            return "it has a formatter already: remove this attribute";
        return IsFirst(attribute, type, compilation) ? FindTakenCompanion(type, compilation) : "it is listed twice: remove this attribute";
    }

    /// <summary>
    /// Returns why no separate class can be generated for a type, or null if it can. Another type of this assembly can have its name.
    /// </summary>
    private static string? FindTakenCompanion(INamedTypeSymbol type, Compilation compilation)
    {
        string name = TypeNames.CompanionName(type);
        INamespaceSymbol space = type.ContainingNamespace;
        string fullName = space.IsGlobalNamespace ? name : $"{space.ToDisplayString(Unescaped)}.{name}";
        return compilation.Assembly.GetTypeByMetadataName(fullName) is { } taken && !GeneratedParts.Declare(taken)
            ? $"the generated code needs the name '{name}': rename that type"
            : null;
    }

    private static bool IsFirst(AttributeData attribute, INamedTypeSymbol type, Compilation compilation)
    {
        SyntaxReference? first = compilation.Assembly.GetAttributes()
            .First(other => other.Is(KnownAttributes.HessianTypeFor)
                && SymbolEqualityComparer.Default.Equals(other.ConstructorArguments.FirstOrDefault().Value as ISymbol, type))
            .ApplicationSyntaxReference;
        SyntaxReference? own = attribute.ApplicationSyntaxReference;
        return first?.Span == own?.Span && first?.SyntaxTree == own?.SyntaxTree;
    }

    private static bool IsInFile(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type; level is not null; level = level.ContainingType)
        {
            if (level.IsFileLocal)
                return true;
        }

        return false;
    }
}
