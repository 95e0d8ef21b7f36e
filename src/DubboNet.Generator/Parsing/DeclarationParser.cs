using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DubboNet.Generator;

/// <summary>Finds out where code that adds to a type stands.</summary>
internal static class DeclarationParser
{
    public static DeclarationModel Parse(INamedTypeSymbol type)
    {
        var outer = new List<string>();
        for (INamedTypeSymbol? around = type.ContainingType; around is not null; around = around.ContainingType)
            outer.Insert(0, $"partial {KeywordOf(around)} {around.Name}");
        return new DeclarationModel(
            TypeNames.NamespaceOf(type), outer.ToEquatable(), KeywordOf(type), NameOf(type), AccessibilityOf(type), HintNameOf(type));
    }

    /// <summary>The first type from the inside that is not partial; null if all are.</summary>
    public static INamedTypeSymbol? FindNotPartial(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type; level is not null; level = level.ContainingType)
        {
            if (!GeneratedParts.UserReferences(level).Any(reference => IsPartial(reference.GetSyntax())))
                return level;
        }

        return null;
    }

    public static string KeywordOf(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { TypeKind: TypeKind.Enum } => "enum",
        { IsRecord: true, IsValueType: true } => "record struct",
        { IsRecord: true } => "record",
        { IsValueType: true } => "struct",
        _ => "class",
    };

    private static bool IsPartial(SyntaxNode node) => node is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static string NameOf(INamedTypeSymbol type) => type.TypeParameters.IsEmpty
        ? TypeNames.Escape(type.Name)
        : $"{TypeNames.Escape(type.Name)}<{string.Join(", ", type.TypeParameters.Select(parameter => parameter.Name))}>";

    private static string AccessibilityOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type; level is not null; level = level.ContainingType)
        {
            if (level.DeclaredAccessibility != Accessibility.Public)
                return "internal";
        }

        return "public";
    }

    private static string HintNameOf(INamedTypeSymbol type)
    {
        string name = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));
        string hint = name.Replace('<', '{').Replace('>', '}').Replace(" ", "").Replace("@", "");
        int twins = Siblings(type).Count(other => IsTwin(other.Name, type.Name) && string.CompareOrdinal(other.Name, type.Name) < 0);
        return twins == 0 ? hint : $"{hint}-{twins + 1}";
    }

    private static ImmutableArray<INamedTypeSymbol> Siblings(INamedTypeSymbol type) =>
        type.ContainingType?.GetTypeMembers() ?? type.ContainingNamespace.GetTypeMembers();

    /// <summary>Whether names differ in case alone: the names of generated files do not tell them apart.</summary>
    private static bool IsTwin(string one, string other) => one != other && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
