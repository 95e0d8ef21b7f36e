using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DubboNet.Generator;

/// <summary>
/// Returns the names of types in generated code. They are full names, because a type, member or namespace of the user can have any short
/// name.
/// </summary>
internal sealed class TypeNames
{
    private const string Global = "global::";

    /// <summary>Gets a value indicating whether the code uses a symbol that is an error to use outside of obsolete code.</summary>
    public bool UsesObsolete { get; private set; }

    /// <summary>Records that generated code uses a type, member or constructor.</summary>
    public void Note(ISymbol symbol) =>
        UsesObsolete |= symbol.Find("System.ObsoleteAttribute") is { ConstructorArguments.Length: 2 } attribute
            && attribute.ConstructorArguments[1].Value is true;

    /// <summary>Returns the name with a question mark if null is allowed.</summary>
    public string Name(ITypeSymbol type)
    {
        string name = Plain(type);
        bool isMarked = type is { IsValueType: false, NullableAnnotation: NullableAnnotation.Annotated };
        return isMarked ? name + "?" : name;
    }

    /// <summary>Returns the name without its own question mark.</summary>
    public string Plain(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => $"{Name(array.ElementType)}[{new string(',', array.Rank - 1)}]",
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable =>
            Name(nullable.TypeArguments[0]) + "?",
        INamedTypeSymbol named => Keyword(named) ?? Qualify(named),
        IDynamicTypeSymbol => "object",
        _ => Escape(type.Name),
    };

    /// <summary>Returns the full name of the separate class with the formatter of a type to which members cannot be added.</summary>
    public static string Companion(INamedTypeSymbol type) => In(NamespaceOf(type)) + CompanionName(type);

    /// <summary>Returns the name of that class, such as <c>ColorHessian</c>, or <c>OuterColorHessian</c> for a nested type.</summary>
    public static string CompanionName(INamedTypeSymbol type)
    {
        string name = type.Name + "Hessian";
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            name = outer.Name + name;
        return name;
    }

    /// <summary>Returns the C# keyword of a type, or null if it has none.</summary>
    public static string? Keyword(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.None => null,
        _ when type.ToDisplayString(
            SymbolDisplayFormat.CSharpErrorMessageFormat).TrimEnd('?') is var text && text.All(char.IsLower) => text,
        _ => null,
    };

    private string Qualify(INamedTypeSymbol type)
    {
        Note(type);
        string name = Escape(type.Name);
        if (type.TypeArguments.Length > 0)
            name += $"<{string.Join(", ", type.TypeArguments.Select(Name))}>";
        return type.ContainingType is not null ? $"{Plain(type.ContainingType)}.{name}" : In(NamespaceOf(type)) + name;
    }

    private static string In(string space) => space.Length == 0 ? Global : $"{Global}{space}.";

    /// <summary>Returns the namespace of a type as in code. Empty for the global one.</summary>
    public static string NamespaceOf(INamedTypeSymbol type)
    {
        var names = new Stack<string>();
        for (INamespaceSymbol space = type.ContainingNamespace; !space.IsGlobalNamespace; space = space.ContainingNamespace)
            names.Push(Escape(space.Name));
        return string.Join(".", names);
    }

    /// <summary>Escapes a name with an at sign if it is a keyword or a contextual keyword.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None
            && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
