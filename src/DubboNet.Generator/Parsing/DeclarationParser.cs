using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DubboNet.Generator;

/// <summary>Finds out where code that adds to a type stands.</summary>
internal static class DeclarationParser
{
    /// <summary>A file's name with what is added to it stays below 255 bytes, if it is of Latin letters.</summary>
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
        return declaration.With(names);
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

    /// <summary>The name of the generated file. It differs from others in more than case, and is short enough for file systems.</summary>
    private static string HintNameOf(INamedTypeSymbol type)
    {
        var parts = new Stack<string>();
        for (INamespaceOrTypeSymbol? level = type; level is not (null or INamespaceSymbol { IsGlobalNamespace: true }); level = level.ContainingSymbol as INamespaceOrTypeSymbol)
            parts.Push(HintPartOf(level));
        string hint = string.Join(".", parts);
        return hint.Length <= MaxHint ? hint : $"{hint.Substring(0, MaxHint)}-{HashOf(hint):x16}";
    }

    /// <summary>A name with type parameters, and with a number if there are others that differ in case alone.</summary>
    private static string HintPartOf(INamespaceOrTypeSymbol symbol)
    {
        ImmutableArray<ITypeParameterSymbol> parameters = symbol is INamedTypeSymbol type ? type.TypeParameters : [];
        string part = parameters.IsEmpty ? symbol.Name : $"{symbol.Name}{{{string.Join(",", parameters.Select(parameter => parameter.Name))}}}";
        int twins = ((INamespaceOrTypeSymbol)symbol.ContainingSymbol).GetMembers().OfType<INamespaceOrTypeSymbol>().Select(other => other.Name).Distinct()
            .Count(other => IsTwin(other, symbol.Name) && string.CompareOrdinal(other, symbol.Name) < 0);
        return twins == 0 ? part : $"{part}-{twins + 1}";
    }

    /// <summary>Whether names differ in case alone: the names of generated files do not tell them apart.</summary>
    private static bool IsTwin(string one, string other) => one != other && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>A number for a text that is the same in each build.</summary>
    private static ulong HashOf(string text) => text.Aggregate(14695981039346656037, (hash, unit) => unchecked((hash ^ unit) * 1099511628211));
}
