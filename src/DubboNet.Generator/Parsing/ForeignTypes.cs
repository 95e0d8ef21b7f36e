using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>What the assembly and its references state for types of others.</summary>
internal sealed class ForeignTypes
{
    private const string Hessian = "DubboNet.Hessian";

    /// <summary>The references are looked through once for each compilation, not once for each type.</summary>
    private static readonly ConditionalWeakTable<Compilation, ForeignTypes> Known = new();

    private readonly Compilation _compilation;
    private readonly IAssemblySymbol _assembly;
    private readonly Dictionary<ISymbol, string?> _javaNames;
    private readonly ILookup<ISymbol, ForeignFormatter> _formatters;

    private ForeignTypes(Compilation compilation)
    {
        _compilation = compilation;
        _assembly = compilation.Assembly;
        _javaNames = _assembly.GetAttributes()
            .Where(attribute => attribute.Is(KnownAttributes.HessianTypeFor) && attribute.ConstructorArguments.Length == 2)
            .Where(attribute => attribute.ConstructorArguments[0].Value is INamedTypeSymbol)
            .GroupBy<AttributeData, ISymbol>(attribute => (INamedTypeSymbol)attribute.ConstructorArguments[0].Value!, SymbolEqualityComparer.Default)
            .ToDictionary(same => same.Key, same => same.First().Text(1), SymbolEqualityComparer.Default);
        _formatters = compilation.SourceModule.ReferencedAssemblySymbols.Where(KnowsHessian).Prepend(_assembly)
            .SelectMany(assembly => assembly.GetAttributes())
            .Select(attribute => ForeignFormatter.Parse(attribute, compilation))
            .Where(formatter => formatter is { Mistake: null })
            .ToLookup<ForeignFormatter?, ISymbol, ForeignFormatter>(formatter => formatter!.Type, formatter => formatter!, SymbolEqualityComparer.Default);
    }

    public static ForeignTypes Of(Compilation compilation) => Known.GetValue(compilation, made => new ForeignTypes(made));

    /// <summary>Whether the assembly itself declares a type.</summary>
    public bool IsOwn(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _assembly);

    /// <summary>Whether the assembly itself declares a type for which nothing can be generated. That is reported at the type.</summary>
    public bool IsLeftOut(INamedTypeSymbol type) => IsOwn(type) && TypeObstacles.FindAny(type, _compilation);

    /// <summary>The Java class that the assembly states for a type; null if it states none.</summary>
    public string? JavaNameOf(ITypeSymbol type) => _javaNames.TryGetValue(type, out string? name) ? name : null;

    /// <summary>The formatter that is stated for a type and a Java type, or the first one if no Java type is given; null if there is none.</summary>
    public ForeignFormatter? FormatterOf(ITypeSymbol type, string? java)
    {
        IEnumerable<ForeignFormatter> stated = _formatters[type];
        return java is null || BuiltInTypes.IsSupertype(java) ? stated.FirstOrDefault() : stated.FirstOrDefault(formatter => formatter.JavaType == java);
    }

    /// <summary>The Java types that are stated for a type with formatters of their own.</summary>
    public IEnumerable<string> JavaTypesOf(ITypeSymbol type) => _formatters[type].Select(formatter => formatter.JavaType);

    /// <summary>
    /// The Java type that a C# type is by default in what an assembly declares; null if no default is stated. What is declared by an assembly that does not know
    /// Hessian, such as <c>Action&lt;DateTime&gt;</c>, goes by the default of the assembly that is compiled.
    /// </summary>
    public string? DefaultOf(string csharp, IAssemblySymbol? declaring)
    {
        IAssemblySymbol assembly = declaring is not null && KnowsHessian(declaring) ? declaring : _assembly;
        return JavaDefaults.JavaTypeOf(assembly.Find(KnownAttributes.HessianDefaults), csharp);
    }

    private static bool KnowsHessian(IAssemblySymbol assembly) =>
        assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == Hessian));
}
