using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>
/// Finds serialized members that other assemblies cannot access. The compiler does not read private members of references, so the generated
/// code of a type lists them. A derived type in another assembly would lose them otherwise.
/// </summary>
internal static class HiddenMembers
{
    private const string Prefix = "DubboNet.Hessian.Hidden:";

    /// <summary>Returns the metadata key of the assembly attribute that lists the hidden members of a type.</summary>
    public static string KeyOf(INamedTypeSymbol type) => Prefix + type.OriginalDefinition.ToDisplayString();

    /// <summary>Returns whether other assemblies cannot access a member, or cannot get or set it.</summary>
    public static bool IsHidden(ISymbol member) => member is IPropertySymbol property
        ? !IsVisible(property.GetMethod!) || (property.SetMethod is { } setter && !IsVisible(setter))
        : !IsVisible(member);

    /// <summary>Returns the hidden members of those bases of a type that other assemblies declare.</summary>
    public static HashSet<string> Find(INamedTypeSymbol type)
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
