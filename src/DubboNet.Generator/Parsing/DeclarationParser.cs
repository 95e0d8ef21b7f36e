using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DubboNet.Generator;

/// <summary>Determines the declaration that generated code belongs to.</summary>
internal static class DeclarationParser
{
    /// <summary>
    /// The maximum length of a hint name. A file name with its suffix then has fewer than 255 bytes, if it consists of Latin letters.
    /// </summary>
    private const int MaxHint = 200;

    public static DeclarationModel Parse(INamedTypeSymbol type)
    {
        var outer = new List<string>();
        for (INamedTypeSymbol? around = type.ContainingType; around is not null; around = around.ContainingType)
            outer.Insert(0, $"partial {KeywordOf(around)} {TypeNames.Escape(around.Name)}");
        var names = new TypeNames();
        var declaration = new DeclarationModel(
            TypeNames.NamespaceOf(type),
            outer.ToEquatable(),
            KeywordOf(type),
            NameOf(type),
            names.Plain(type),
            TypeNames.CompanionName(type),
            AccessibilityOf(type),
            HintNameOf(type));
        return declaration.With(names.UsesObsolete);
    }

    /// <summary>Returns the innermost type that is not partial, or null if all are.</summary>
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

    private static bool IsPartial(SyntaxNode node) =>
        node is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static string NameOf(INamedTypeSymbol type) => type.TypeParameters.IsEmpty
        ? TypeNames.Escape(type.Name)
        : $"{TypeNames.Escape(type.Name)}<{string.Join(", ", type.TypeParameters.Select(parameter => TypeNames.Escape(parameter.Name)))}>";

    private static string AccessibilityOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type; level is not null; level = level.ContainingType)
        {
            if (level.DeclaredAccessibility != Accessibility.Public)
                return "internal";
        }

        return "public";
    }

    /// <summary>
    /// Returns the name of the generated file. It differs from others not only in case, and is short enough for file systems.
    /// </summary>
    private static string HintNameOf(INamedTypeSymbol type)
    {
        var parts = new Stack<string>();
        INamespaceOrTypeSymbol? level = type;
        while (level is not (null or INamespaceSymbol { IsGlobalNamespace: true }))
        {
            parts.Push(HintPartOf(level));
            level = level.ContainingSymbol as INamespaceOrTypeSymbol;
        }

        string hint = string.Join(".", parts);
        return hint.Length <= MaxHint ? hint : $"{hint.Substring(0, MaxHint)}-{HashOf(hint):x16}";
    }

    /// <summary>Returns a name with type parameters. A number is added if other names differ only in case.</summary>
    private static string HintPartOf(INamespaceOrTypeSymbol symbol)
    {
        ImmutableArray<ITypeParameterSymbol> parameters = symbol is INamedTypeSymbol type ? type.TypeParameters : [];
        string part = parameters.IsEmpty
            ? symbol.Name
            : $"{symbol.Name}{{{string.Join(",", parameters.Select(parameter => parameter.Name))}}}";
        int sameNames =
            ((INamespaceOrTypeSymbol)symbol.ContainingSymbol)
                .GetMembers()
                .OfType<INamespaceOrTypeSymbol>()
                .Select(other => other.Name)
                .Distinct()
            .Count(other => DiffersInCaseOnly(other, symbol.Name) && string.CompareOrdinal(other, symbol.Name) < 0);
        return sameNames == 0 ? part : $"{part}-{sameNames + 1}";
    }

    /// <summary>Returns whether names differ only in case. The names of generated files are not case-sensitive.</summary>
    private static bool DiffersInCaseOnly(string one, string other) =>
        one != other && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns a hash code of a text that is the same in each build.</summary>
    private static ulong HashOf(string text) =>
        text.Aggregate(14695981039346656037, (hash, unit) => unchecked((hash ^ unit) * 1099511628211));
}
