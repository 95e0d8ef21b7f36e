using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DubboNet.Generator;

/// <summary>
/// Finds classes that can be used where one of their bases is declared but that the base does not list. It needs the whole compilation,
/// because a base that is not the declared type of any member, parameter or result needs no list.
/// </summary>
internal sealed class SubtypeUse
{
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _declared = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentBag<INamedTypeSymbol> _classes = [];

    /// <summary>Records a class with a Java name and the declared types of its members.</summary>
    public void AddType(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Class && !type.IsAbstract)
            _classes.Add(type);
        foreach (ISymbol member in MemberParser.SerializedMembers(type, "System.Exception", "DubboNet.JavaException"))
            Declare(MemberParser.TypeOf(member));
    }

    /// <summary>Records the declared types in the methods of a contract.</summary>
    public void AddContract(INamedTypeSymbol contract)
    {
        IEnumerable<INamedTypeSymbol> levels = contract.AllInterfaces.Insert(0, contract);
        foreach (IMethodSymbol method in levels.SelectMany(level => level.GetMembers().OfType<IMethodSymbol>()))
        {
            Declare(method.ReturnType);
            foreach (IParameterSymbol parameter in method.Parameters)
                Declare(parameter.Type);
        }
    }

    public void Report(CompilationAnalysisContext context)
    {
        foreach (INamedTypeSymbol type in _classes)
        {
            INamedTypeSymbol? unlisting = BasesOf(type).FirstOrDefault(other => IsMissingIn(other, type));
            if (unlisting is not null && GeneratedParts.UserLocation(type) is { } place)
                context.ReportDiagnostic(Diagnostic.Create(Rules.UnlistedSubtype, place, type.Name, unlisting.Name));
        }
    }

    private void Declare(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
            Declare(array.ElementType);
        if (type is not INamedTypeSymbol named)
            return;
        foreach (ITypeSymbol argument in named.TypeArguments)
            Declare(argument);
        _declared.TryAdd(named.WithNullableAnnotation(NullableAnnotation.None), true);
    }

    /// <summary>
    /// Returns whether a base is declared somewhere, can list subtypes, and does not list this one. A type without any subtype has a
    /// different warning.
    /// </summary>
    private bool IsMissingIn(INamedTypeSymbol other, INamedTypeSymbol type)
    {
        bool hasSubtypes = KnownAttributes.SubtypesOf(other).Any();
        bool isTyped = hasSubtypes || (KnownAttributes.JavaNameOf(other) is not null && !other.IsAbstract);
        return isTyped && GeneratedParts.UserLocation(other) is not null && _declared.ContainsKey(other) && !Lists(other, type, []);
    }

    /// <summary>Returns whether a type lists a subtype, either directly or through a type that it lists.</summary>
    private static bool Lists(INamedTypeSymbol other, INamedTypeSymbol type, HashSet<ISymbol> seen) =>
        KnownAttributes.SubtypesOf(other).Any(listed =>
            SymbolEqualityComparer.Default.Equals(listed, type) || (seen.Add(listed) && Lists(listed, type, seen)));

    private static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type.BaseType; level is not null; level = level.BaseType)
            yield return level;
        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
            yield return implemented;
    }
}
