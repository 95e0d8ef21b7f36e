using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>
/// Names types in the code generated for one type: short where the generated file's usings or namespace give the name its meaning, in full
/// where something nearer has the same name.
/// </summary>
internal sealed class TypeNames(INamedTypeSymbol home)
{
    /// <summary>The namespaces that a generated file may use.</summary>
    private static readonly HashSet<string> Usable =
    [
        "System", "System.Collections.Concurrent", "System.Collections.Frozen", "System.Collections.Generic", "System.Collections.Immutable", "System.Numerics",
        "System.Threading", "System.Threading.Tasks", "DubboNet", "DubboNet.Hessian",
    ];

    private readonly HashSet<string> _used = [];

    /// <summary>The namespaces of the types that were named so far, as far as the names need them.</summary>
    public EquatableArray<string> Used => _used.OrderBy(space => space, StringComparer.Ordinal).ToEquatable();

    /// <summary>Members that every formatter has: they would be meant by such a name.</summary>
    private static readonly HashSet<string> FormatterMembers = ["Definition", "Type", "Instance", "Formatter", "Hessian"];

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
        _ => type.Name,
    };

    /// <summary>The class that stands beside a type that cannot be added to, and holds its formatter.</summary>
    public string Companion(INamedTypeSymbol type)
    {
        string name = CompanionName(type);
        string space = NamespaceOf(type);
        if (space == NamespaceOf(home))
            return name;
        return space.Length == 0 ? $"global::{name}" : $"global::{space}.{name}";
    }

    /// <summary>Its name: <c>ColorHessian</c>, of a nested type <c>OuterColorHessian</c>.</summary>
    public static string CompanionName(INamedTypeSymbol type)
    {
        string name = type.Name + "Hessian";
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            name = outer.Name + name;
        return name;
    }

    /// <summary>The C# keyword of a type that has one.</summary>
    public static string? Keyword(ITypeSymbol type)
    {
        string text = type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat).TrimEnd('?');
        return text.All(char.IsLower) && type.SpecialType != SpecialType.None ? text : null;
    }

    private string Qualify(INamedTypeSymbol type)
    {
        string name = Escape(type.Name);
        if (type.TypeArguments.Length > 0)
            name += $"<{string.Join(", ", type.TypeArguments.Select(Of))}>";
        if (type.ContainingType is not null)
            return $"{Plain(type.ContainingType)}.{name}";
        string space = NamespaceOf(type);
        if (IsInReach(type, space))
            return name;
        return space.Length == 0 ? $"global::{name}" : $"global::{space}.{name}";
    }

    private bool IsInReach(INamedTypeSymbol type, string space)
    {
        string own = NamespaceOf(home);
        if (own.Length == 0 || FormatterMembers.Contains(type.Name) || (space != own && !Usable.Contains(space)))
            return false;
        bool isShadowed = space != own && home.ContainingNamespace.GetTypeMembers(type.Name).Any();
        for (INamedTypeSymbol? around = home; around is not null; around = around.ContainingType)
            isShadowed |= Hides(around, type);
        if (!isShadowed && space != own)
            _used.Add(space);
        return !isShadowed;
    }

    private static bool Hides(INamedTypeSymbol around, INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = around; level is not null; level = level.BaseType)
        {
            bool isParameter = level.TypeParameters.Any(parameter => parameter.Name == type.Name);
            if (isParameter || level.GetMembers(type.Name).Any(member => Hides(member, type)))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether a member is meant by a type's name where an expression begins with it. A member of that very type is not in the way.
    /// </summary>
    private static bool Hides(ISymbol member, INamedTypeSymbol type) => member switch
    {
        IPropertySymbol property => !SymbolEqualityComparer.Default.Equals(property.Type, type),
        IFieldSymbol field => !SymbolEqualityComparer.Default.Equals(field.Type, type),
        _ => true,
    };

    public static string NamespaceOf(INamedTypeSymbol type) =>
        type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "";

    /// <summary>A name as code has it: with an at sign where it is a keyword.</summary>
    public static string Escape(string name) =>
        Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(name) == Microsoft.CodeAnalysis.CSharp.SyntaxKind.None ? name : "@" + name;
}
