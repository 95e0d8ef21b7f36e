using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>Contains the declarations of the assembly and its references for types of other assemblies.</summary>
internal sealed class ForeignTypes
{
    private const string Hessian = "DubboNet.Hessian";

    /// <summary>The results by compilation. The references are searched once for each compilation, and not for each type.</summary>
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
            .GroupBy<AttributeData, ISymbol>(
                attribute => (INamedTypeSymbol)attribute.ConstructorArguments[0].Value!, SymbolEqualityComparer.Default)
            .ToDictionary(same => same.Key, same => same.First().Text(1), SymbolEqualityComparer.Default);
        _formatters = compilation.SourceModule.ReferencedAssemblySymbols.Where(KnowsHessian).Prepend(_assembly)
            .SelectMany(assembly => assembly.GetAttributes())
            .Select(attribute => ForeignFormatter.Parse(attribute, compilation))
            .Where(formatter => formatter is { Mistake: null })
            .ToLookup<ForeignFormatter?, ISymbol, ForeignFormatter>(
                formatter => formatter!.Type, formatter => formatter!, SymbolEqualityComparer.Default);
    }

    public static ForeignTypes Find(Compilation compilation) => Known.GetValue(compilation, made => new ForeignTypes(made));

    /// <summary>Returns whether the assembly itself declares a type.</summary>
    public bool IsOwn(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _assembly);

    /// <summary>
    /// Returns whether the assembly itself declares a type for which no code can be generated. The error is reported at the type.
    /// </summary>
    public bool IsLeftOut(INamedTypeSymbol type) => IsOwn(type) && TypeObstacles.FindAny(type, _compilation);

    /// <summary>Returns the Java class that the assembly specifies for a type, or null if there is none.</summary>
    public string? JavaNameOf(ITypeSymbol type) => _javaNames.TryGetValue(type, out string? name) ? name : null;

    /// <summary>
    /// Returns the formatter for a type and a Java type, or the first one if no Java type is given. Returns null if there is none.
    /// </summary>
    public ForeignFormatter? FormatterOf(ITypeSymbol type, string? java)
    {
        IEnumerable<ForeignFormatter> stated = _formatters[type];
        return java is null || BuiltInTypes.IsSupertype(java)
            ? stated.FirstOrDefault()
            : stated.FirstOrDefault(formatter => formatter.JavaType == java);
    }

    /// <summary>Returns the Java types for which a type has formatters.</summary>
    public IEnumerable<string> JavaTypesOf(ITypeSymbol type) => _formatters[type].Select(formatter => formatter.JavaType);

    /// <summary>
    /// Returns the default Java type of a C# type in the declarations of an assembly, or null if there is none. Declarations of an assembly
    /// that does not reference Hessian, such as <c>Action&lt;DateTime&gt;</c>, use the default of the compiled assembly.
    /// </summary>
    public string? DefaultOf(string csharp, IAssemblySymbol? declaring)
    {
        IAssemblySymbol assembly = declaring is not null && KnowsHessian(declaring) ? declaring : _assembly;
        return JavaDefaults.JavaTypeOf(assembly.Find(KnownAttributes.HessianDefaults), csharp);
    }

    private static bool KnowsHessian(IAssemblySymbol assembly) =>
        assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == Hessian));
}
