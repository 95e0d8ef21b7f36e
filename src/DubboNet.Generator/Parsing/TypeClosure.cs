using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>Collects the types with a Java class that a contract uses, which are the types that a reader can create for it.</summary>
/// <param name="resolver">The resolver of formats.</param>
/// <param name="foreign">The types of other assemblies.</param>
/// <param name="definitions">The collector of what the definition of the service says about the types.</param>
internal sealed class TypeClosure(FormatResolver resolver, ForeignTypes foreign, TypeDefinitions definitions)
{
    private readonly HashSet<ITypeSymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ITypeSymbol> _expanded = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, INamedTypeSymbol> _byJavaName = [];
    private readonly List<string> _formatters = [];

    /// <summary>Gets the formatters of the collected types without duplicates.</summary>
    public IReadOnlyList<string> Formatters => _formatters;

    /// <summary>Gets two types with the same Java class, of which a reader could create only one, or null if there are none.</summary>
    public (INamedTypeSymbol First, INamedTypeSymbol Second, string JavaName)? Duplicate { get; private set; }

    /// <summary>Adds a type and all types that it uses.</summary>
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
        if (javaName is null && subtypes.Count == 0 && !FormatResolver.HasOwnFormatter(named))
            return;

        Register(named, javaName);
        if (javaName is not null)
            definitions.Add(named.OriginalDefinition, javaName);
        foreach (INamedTypeSymbol subtype in subtypes)
            Add(subtype);
        // The members of a generic type use the same types regardless of its type arguments. A Page<T> that contains a Page<List<T>> would
        // never end.
        if (named.TypeKind != TypeKind.Enum && _expanded.Add(named.OriginalDefinition))
            AddMembers(named.OriginalDefinition);
    }

    /// <summary>Adds the types of another contract, whose objects this one passes.</summary>
    public void AddContract(INamedTypeSymbol contract)
    {
        foreach (INamedTypeSymbol level in contract.AllInterfaces.Insert(0, contract))
        {
            AddThrown(level);
            foreach (IMethodSymbol method in level.GetMembers().OfType<IMethodSymbol>().Where(
                method => method is { IsAbstract: true, IsStatic: false }))
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
        foreach (ISymbol member in MemberParser.SerializedMembers(type, "System.Exception", "DubboNet.JavaException"))
            Add(MemberParser.TypeOf(member));
    }

    /// <summary>
    /// Registers a type. Generic types are not registered, because one Java class cannot be several C# types without a declaration.
    /// </summary>
    private void Register(INamedTypeSymbol type, string? javaName)
    {
        if (type.IsAbstract || type.IsGenericType || resolver.Find(type) is not { } formatter)
            return;
        _formatters.Add(formatter.Expression);
        if (javaName is null)
            return;
        if (_byJavaName.TryGetValue(javaName, out INamedTypeSymbol? existing))
            Duplicate ??= (existing, type, javaName);
        _byJavaName[javaName] = type;
    }
}
