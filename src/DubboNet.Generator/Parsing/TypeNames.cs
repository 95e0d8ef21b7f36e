using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DubboNet.Generator;

/// <summary>Names types in generated code: in full, because a type, member or namespace of the user may have any short name.</summary>
internal sealed class TypeNames
{
    private const string Global = "global::";

    /// <summary>Whether the code that the names are for uses something whose use is an error outside of obsolete code.</summary>
    public bool UsesObsolete { get; private set; }

    /// <summary>Notes that generated code uses a type, member or constructor.</summary>
    public void Note(ISymbol symbol) =>
        UsesObsolete |= symbol.Find("System.ObsoleteAttribute") is { ConstructorArguments.Length: 2 } attribute && attribute.ConstructorArguments[1].Value is true;

    /// <summary>The name, with question marks where null is allowed.</summary>
    public string Of(ITypeSymbol type)
    {
        string name = Plain(type);
        bool isMarked = type is { IsValueType: false, NullableAnnotation: NullableAnnotation.Annotated };
        return isMarked ? name + "?" : name;
    }

    /// <summary>The name, without a question mark of its own.</summary>
    public string Plain(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => $"{Of(array.ElementType)}[{new string(',', array.Rank - 1)}]",
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => Of(nullable.TypeArguments[0]) + "?",
        INamedTypeSymbol named => Keyword(named) ?? Qualify(named),
        IDynamicTypeSymbol => "object",
        _ => Escape(type.Name),
    };

    /// <summary>The class that stands beside a type that cannot be added to, and holds its formatter.</summary>
    public static string Companion(INamedTypeSymbol type) => In(NamespaceOf(type)) + CompanionName(type);

    /// <summary>Its name: <c>ColorHessian</c>, of a nested type <c>OuterColorHessian</c>.</summary>
    public static string CompanionName(INamedTypeSymbol type)
    {
        string name = type.Name + "Hessian";
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            name = outer.Name + name;
        return name;
    }

    /// <summary>The C# keyword of a type that has one.</summary>
    public static string? Keyword(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.None => null,
        _ when type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat).TrimEnd('?') is var text && text.All(char.IsLower) => text,
        _ => null,
    };

    private string Qualify(INamedTypeSymbol type)
    {
        Note(type);
        string name = Escape(type.Name);
        if (type.TypeArguments.Length > 0)
            name += $"<{string.Join(", ", type.TypeArguments.Select(Of))}>";
        return type.ContainingType is not null ? $"{Plain(type.ContainingType)}.{name}" : In(NamespaceOf(type)) + name;
    }

    private static string In(string space) => space.Length == 0 ? Global : $"{Global}{space}.";

    /// <summary>A type's namespace as code has it; empty for the global one.</summary>
    public static string NamespaceOf(INamedTypeSymbol type)
    {
        var names = new Stack<string>();
        for (INamespaceSymbol space = type.ContainingNamespace; !space.IsGlobalNamespace; space = space.ContainingNamespace)
            names.Push(Escape(space.Name));
        return string.Join(".", names);
    }

    /// <summary>A name as code has it: with an at sign where it is a keyword, or one in some places.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
