using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>
/// Tells the user's code from what this generator added to it. Analyzers see both, the generator sees the user's code alone, and both must
/// find the same mistakes.
/// </summary>
internal static class GeneratedParts
{
    /// <summary>The property that gives a type's formatter.</summary>
    public const string Property = "Hessian";

    /// <summary>The class that is a type's formatter.</summary>
    public const string Formatter = "HessianFormatter";

    /// <summary>The folder that the compiler and editors give to this generator's files.</summary>
    private static readonly string Folder = typeof(DubboGenerator).FullName;

    /// <summary>Whether a file is from this generator.</summary>
    public static bool Contain(SyntaxTree? tree) => tree is not null && tree.FilePath.Contains(Folder);

    /// <summary>Whether this generator declared a member.</summary>
    public static bool Declare(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Any(reference => Contain(reference.SyntaxTree));

    /// <summary>Whether a member gives its type's formatter, in this assembly or another one.</summary>
    public static bool IsFormatter(ISymbol member) => Declare(member) || (member.IsStatic && member switch
    {
        IPropertySymbol property => IsFormatter(property.Type),
        IMethodSymbol method => IsFormatter(method.ReturnType),
        _ => false,
    });

    private static bool IsFormatter(ITypeSymbol type) => type.OriginalDefinition.ToDisplayString() == "DubboNet.Hessian.HessianClassFormatter<T>";

    /// <summary>Where the user's code declares a symbol.</summary>
    public static IEnumerable<SyntaxReference> UserReferences(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Where(reference => !Contain(reference.SyntaxTree));

    /// <summary>Where the user's code names a symbol that it declares; null if another assembly declares it.</summary>
    public static Location? UserLocation(ISymbol symbol) =>
        symbol.Locations.FirstOrDefault(place => place.IsInSource && !Contain(place.SourceTree));
}
