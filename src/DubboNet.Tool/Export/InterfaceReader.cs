using DubboNet.Generator;
using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>Converts contracts, the interfaces that they inherit, and callbacks to Java interfaces.</summary>
internal sealed class InterfaceReader
{
    private readonly ClrAssemblies _assemblies;
    private readonly JavaTypeResolver _resolver;
    private readonly StatedTypes _stated;
    private readonly ExportReport _report;
    private readonly MethodReader _methods;
    private readonly SortedDictionary<string, (JavaDeclaration Declaration, ClrTypeDefinition Source)> _found = new(StringComparer.Ordinal);

    /// <summary>The Java names of the interfaces that were read, or are being read, by their C# names.</summary>
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public InterfaceReader(
        ClrAssemblies assemblies, JavaTypeResolver resolver, StatedTypes stated, ExportOptions options, ExportReport report)
    {
        (_assemblies, _resolver, _stated, _report) = (assemblies, resolver, stated, report);
        _methods = new MethodReader(assemblies, resolver, stated, options, this);
    }

    /// <summary>Gets the interfaces with the C# types that they come from.</summary>
    public IEnumerable<(JavaDeclaration Declaration, ClrTypeDefinition Source)> Declarations => _found.Values;

    /// <summary>Returns the name of the service of a contract, or null if the type is not a contract.</summary>
    public static string? ServiceOf(ClrTypeDefinition type) => type.Attributes.Find(KnownNames.DubboService)?.Text();

    /// <summary>Reads a contract, and returns the name of its Java interface.</summary>
    /// <exception cref="ExportObstacleException">Java cannot have the interface.</exception>
    public string AddContract(ClrTypeDefinition contract)
    {
        string name = ContractNames.CheckClass(ServiceOf(contract)!);
        return Add(contract, name);
    }

    /// <summary>Adds the interface of a delegate that is called back.</summary>
    public void AddCallback(string name, JavaMethodDeclaration method, ClrTypeDefinition source) =>
        Merge(new JavaDeclaration { Name = ContractNames.CheckClass(name), Kind = JavaClassKind.Interface, Methods = [method] }, source);

    private string Add(ClrTypeDefinition type, string name)
    {
        if (_names.TryGetValue(type.Name, out string? known))
            return known;
        _names.Add(type.Name, name);
        List<JavaMethodDeclaration> methods = [];
        foreach (ClrMethod method in type.Methods.Where(IsRemote))
            _report.Try(type, method.Name, () => methods.Add(_methods.Read(type, method)));
        Merge(
            new JavaDeclaration
            {
                Name = name,
                Kind = JavaClassKind.Interface,
                TypeParameters = TypeParameterReader.Read(type, _resolver),
                Interfaces = [.. ParentsOf(type, name)],
                Methods = methods,
                Documentation = JavadocConverter.OfType(type),
            },
            type);
        return name;
    }

    private static bool IsRemote(ClrMethod method) => method is { IsAbstract: true, IsStatic: false, IsSpecial: false };

    /// <summary>Adds an interface. Several contracts of one Java interface together have its methods.</summary>
    private void Merge(JavaDeclaration declaration, ClrTypeDefinition source)
    {
        if (!_found.TryGetValue(declaration.Name, out (JavaDeclaration Declaration, ClrTypeDefinition Source) first))
        {
            _found.Add(declaration.Name, (declaration with { Methods = Distinct(declaration.Methods, declaration, source) }, source));
            return;
        }

        JavaDeclaration merged = first.Declaration with
        {
            Interfaces = [.. first.Declaration.Interfaces.Concat(declaration.Interfaces).DistinctBy(parent => parent.ToString())],
        };
        _found[declaration.Name] =
            (merged with { Methods = Distinct([.. first.Declaration.Methods, .. declaration.Methods], declaration, source) }, first.Source);
    }

    /// <summary>Returns the methods without those that Java finds by the same name and parameters as another one.</summary>
    private List<JavaMethodDeclaration> Distinct(
        IEnumerable<JavaMethodDeclaration> methods, JavaDeclaration declaration, ClrTypeDefinition source)
    {
        Dictionary<string, JavaMethodDeclaration> distinct = new(StringComparer.Ordinal);
        List<JavaMethodDeclaration> result = [];
        foreach (JavaMethodDeclaration method in methods)
        {
            string signature = method.Name
                + JavaErasure.Parameters(method.Parameters.Select(parameter => parameter.Type), declaration.TypeParameters);
            if (distinct.TryAdd(signature, method))
                result.Add(method);
            else if (distinct[signature].Result.ToString() != method.Result.ToString())
                _report.Add(source, method.Name, $"Another method is {signature} already, and returns {distinct[signature].Result}.");
        }

        return result;
    }

    /// <summary>Returns the interfaces that an interface names itself and that have methods.</summary>
    private IEnumerable<JavaClassType> ParentsOf(ClrTypeDefinition type, string name)
    {
        List<ClrNamed> all = [.. type.Interfaces.OfType<ClrNamed>().Where(parent => parent.Name != "DubboNet.IDubboContract`1")];
        // The metadata repeats what a parent inherits.
        HashSet<string> inherited = [.. all.SelectMany(InheritedBy)];
        foreach (ClrNamed parent in all.Where(parent => !inherited.Contains(parent.Display)))
        {
            if (_assemblies.Find(parent) is not { } definition)
            {
                _report.Add(type, null, $"The interface '{parent.Display}' was not found, so its methods are left out.");
                continue;
            }

            if (!HasMethods(definition))
                continue;
            string parentName = Add(definition, NameOf(definition, name));
            yield return new JavaClassType(parentName, _resolver.ResolveArguments(parent.Arguments, type));
        }
    }

    private IEnumerable<string> InheritedBy(ClrNamed parent) => _assemblies.Find(parent) is { } definition
        ? definition.Interfaces.Select(further => further.Apply(parent.Arguments).Display)
        : [];

    private bool HasMethods(ClrTypeDefinition type) => type.Methods.Any(IsRemote)
        || type.Interfaces.OfType<ClrNamed>().Any(parent => _assemblies.Find(parent) is { } definition && HasMethods(definition));

    /// <summary>Returns the name of an inherited interface. One that has no Java name gets one in the package of the service.</summary>
    private string NameOf(ClrTypeDefinition type, string derived)
    {
        if (_names.TryGetValue(type.Name, out string? known))
            return known;
        if ((ServiceOf(type) ?? _stated.JavaNameOf(type)) is { } stated)
            return ContractNames.CheckClass(stated);
        string package = derived[..(derived.LastIndexOf('.') + 1)];
        string name = package + JavaNames.WithoutPrefix(type.Self.SimpleName);
        string free = name;
        for (int i = 2; _names.ContainsValue(free); i++)
            free = $"{name}{i}";
        return ContractNames.CheckClass(free);
    }
}
