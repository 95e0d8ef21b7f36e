using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>The types of others that the assembly lists.</summary>
internal sealed class ForeignTypes(IAssemblySymbol assembly)
{
    private readonly Dictionary<ISymbol, string?> _javaNames = assembly.GetAttributes()
        .Where(attribute => attribute.Is(KnownAttributes.HessianTypeFor) && attribute.ConstructorArguments.Length == 2)
        .Where(attribute => attribute.ConstructorArguments[0].Value is INamedTypeSymbol)
        .GroupBy<AttributeData, ISymbol>(attribute => (INamedTypeSymbol)attribute.ConstructorArguments[0].Value!, SymbolEqualityComparer.Default)
        .ToDictionary(same => same.Key, same => same.First().Text(1), SymbolEqualityComparer.Default);

    /// <summary>Whether the assembly itself declares a type.</summary>
    public bool IsOwn(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, assembly);

    /// <summary>The Java class that the assembly states for a type; null if it states none.</summary>
    public string? JavaNameOf(ITypeSymbol type) => _javaNames.TryGetValue(type, out string? name) ? name : null;
}
