using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>Checks the types that a type lists as its subtypes.</summary>
internal static class SubtypeParser
{
    public static void Check(INamedTypeSymbol type, DiagnosticSink sink)
    {
        foreach (AttributeData attribute in type.GetAttributes().Where(attribute => attribute.Is(KnownAttributes.HessianSubtype)))
        {
            if (attribute.ConstructorArguments.FirstOrDefault().Value is INamedTypeSymbol subtype
                && FindMistake(type, subtype) is { } mistake)
            {
                sink.Add(Rules.WrongSubtype, attribute, subtype.Name, type.Name, mistake);
            }
        }
    }

    private static string? FindMistake(INamedTypeSymbol type, INamedTypeSymbol subtype)
    {
        if (!subtype.AllInterfaces.Contains(type, SymbolEqualityComparer.Default) && !Derives(subtype, type))
            return $"it does not derive from '{type.Name}'";
        bool isNamed = KnownAttributes.JavaNameOf(subtype) is not null || FormatResolver.HasOwnFormatter(subtype);
        return isNamed ? null : $"it has no Java name, so give it a [HessianType(\"com.acme.{subtype.Name}\")]";
    }

    private static bool Derives(INamedTypeSymbol type, INamedTypeSymbol from)
    {
        for (INamedTypeSymbol? level = type.BaseType; level is not null; level = level.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(level, from))
                return true;
        }

        return false;
    }
}
