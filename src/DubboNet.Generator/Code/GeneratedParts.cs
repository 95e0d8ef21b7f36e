using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>
/// Distinguishes the user's code from code that this generator added. Analyzers see both, and the generator sees only the user's code, but
/// both must find the same errors.
/// </summary>
internal static class GeneratedParts
{
    /// <summary>The property that returns the formatter of a type.</summary>
    public const string Property = "Hessian";

    /// <summary>The class that is the formatter of a type.</summary>
    public const string Formatter = "HessianFormatter";

    /// <summary>The folder that the compiler and editors give to this generator's files.</summary>
    private const string Folder = "DubboNet.Generator.DubboGenerator";

    /// <summary>Returns whether this generator created a file.</summary>
    public static bool Contain(SyntaxTree? tree) => tree is not null && tree.FilePath.Contains(Folder);

    /// <summary>Returns whether this generator declared a member.</summary>
    public static bool Declare(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Any(reference => Contain(reference.SyntaxTree));

    /// <summary>Returns whether a member returns the formatter of its type, in this assembly or another one.</summary>
    public static bool IsFormatter(ISymbol member) => Declare(member) || (member.IsStatic && member switch
    {
        IPropertySymbol property => IsFormatter(property.Type),
        IMethodSymbol method => IsFormatter(method.ReturnType),
        _ => false,
    });

    private static bool IsFormatter(ITypeSymbol type) =>
        type.OriginalDefinition.ToDisplayString() == "DubboNet.Hessian.HessianClassFormatter<T>";

    /// <summary>Returns the declarations of a symbol in the user's code.</summary>
    public static IEnumerable<SyntaxReference> UserReferences(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Where(reference => !Contain(reference.SyntaxTree));

    /// <summary>Returns the location of a symbol in the user's code, or null if another assembly declares it.</summary>
    public static Location? UserLocation(ISymbol symbol) =>
        symbol.Locations.FirstOrDefault(place => place.IsInSource && !Contain(place.SourceTree));
}
