using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>The types with a Java class that a contract reaches: those that a reader may create for it.</summary>
internal sealed class TypeClosure(FormatResolver resolver, ForeignTypes foreign)
{
    private readonly HashSet<ITypeSymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ITypeSymbol> _expanded = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, INamedTypeSymbol> _byJavaName = [];
    private readonly List<string> _formatters = [];

    /// <summary>The formatters of what was reached so far, each once.</summary>
    public IReadOnlyList<string> Formatters => _formatters;

    /// <summary>Two types for one Java class, if any were found: a reader could create only one of them.</summary>
    public (INamedTypeSymbol First, INamedTypeSymbol Second, string JavaName)? Twins { get; private set; }

    /// <summary>Adds a type and all that it leads to.</summary>
    public void Add(ITypeSymbol type)
    {
        type = type.WithNullableAnnotation(NullableAnnotation.None);
        if (!_seen.Add(type))
            return;
        if (type is IArrayTypeSymbol array)
            Add(array.ElementType);
        if (type is not INamedTypeSymbol named)
            return;
        foreach (ITypeSymbol argument in named.TypeArguments)
            Add(argument);
        string? javaName = KnownAttributes.JavaNameOf(named) ?? foreign.JavaNameOf(named);
        IReadOnlyList<INamedTypeSymbol> subtypes = [.. KnownAttributes.SubtypesOf(named)];
        if (javaName is null && subtypes.Count == 0 && !FormatResolver.CarriesItself(named))
            return;

        Register(named, javaName);
        foreach (INamedTypeSymbol subtype in subtypes)
            Add(subtype);
        // The members of a generic type lead to the same types whatever its type arguments are, and a Page<T> with a Page<List<T>> in it has no end.
        if (named.TypeKind != TypeKind.Enum && _expanded.Add(named.OriginalDefinition))
            AddMembers(named.OriginalDefinition);
    }

    /// <summary>Adds the types that another contract reaches, whose objects this one hands over.</summary>
    public void AddContract(INamedTypeSymbol contract)
    {
        foreach (INamedTypeSymbol level in contract.AllInterfaces.Insert(0, contract))
        {
            AddThrown(level);
            foreach (IMethodSymbol method in level.GetMembers().OfType<IMethodSymbol>().Where(method => method is { IsAbstract: true, IsStatic: false }))
            {
                AddThrown(method);
                Add(method.ReturnType);
                foreach (IParameterSymbol parameter in method.Parameters)
                    Add(parameter.Type);
            }
        }
    }

    private void AddThrown(ISymbol declaring)
    {
        foreach (AttributeData attribute in declaring.GetAttributes().Where(attribute => attribute.Is(KnownAttributes.DubboThrows)))
        {
            if (attribute.ConstructorArguments.ElementAtOrDefault(0).Value is INamedTypeSymbol exception)
                Add(exception);
        }
    }

    private void AddMembers(INamedTypeSymbol type)
    {
        foreach (ISymbol member in MemberParser.Travellers(type, "System.Exception", "DubboNet.Hessian.JavaException"))
            Add(MemberParser.TypeOf(member));
    }

    /// <summary>Generic types are not registered: one Java class cannot be several C# types where nothing is declared.</summary>
    private void Register(INamedTypeSymbol type, string? javaName)
    {
        if (type.IsAbstract || type.IsGenericType || resolver.Find(type) is not { } formatter)
            return;
        _formatters.Add(formatter.Expression);
        if (javaName is null)
            return;
        if (_byJavaName.TryGetValue(javaName, out INamedTypeSymbol? twin))
            Twins ??= (twin, type, javaName);
        _byJavaName[javaName] = type;
    }
}
