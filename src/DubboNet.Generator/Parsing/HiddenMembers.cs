using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>
/// Members that travel and that other assemblies do not see: the compiler does not read private members of references. The generated code of
/// a type lists them, so that a derived type of another assembly does not lose them.
/// </summary>
internal static class HiddenMembers
{
    private const string Prefix = "DubboNet.Hessian.Hidden:";

    /// <summary>The key of the assembly's metadata that lists the hidden members of a type.</summary>
    public static string KeyOf(INamedTypeSymbol type) => Prefix + type.OriginalDefinition.ToDisplayString();

    /// <summary>Whether other assemblies do not see a member, or cannot get or set it.</summary>
    public static bool IsHidden(ISymbol member) => member is IPropertySymbol property
        ? !IsVisible(property.GetMethod!) || (property.SetMethod is { } setter && !IsVisible(setter))
        : !IsVisible(member);

    /// <summary>The hidden members of the bases of a type that other assemblies declare.</summary>
    public static HashSet<string> Of(INamedTypeSymbol type)
    {
        var names = new HashSet<string>();
        for (INamedTypeSymbol? level = type.BaseType; level is { SpecialType: SpecialType.None }; level = level.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(level.ContainingAssembly, type.ContainingAssembly))
                continue;
            string key = KeyOf(level);
            names.UnionWith(level.ContainingAssembly.GetAttributes()
                .Where(attribute => attribute.Is("System.Reflection.AssemblyMetadataAttribute") && attribute.Text() == key)
                .SelectMany(attribute => (attribute.Text(1) ?? "").Split(',')));
        }

        return names;
    }

    private static bool IsVisible(ISymbol member) =>
        member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;
}
