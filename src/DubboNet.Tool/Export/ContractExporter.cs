using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>Converts the contracts of an assembly, and the types that they use, to Java classes.</summary>
internal sealed class ContractExporter
{
    private readonly ClrAssemblies _assemblies;
    private readonly ExportOptions _options;
    private readonly StatedTypes _stated;
    private readonly JavaTypeResolver _resolver;
    private readonly ExportReport _report = new();
    private readonly InterfaceReader _interfaces;
    private readonly ClassReader _classes;
    private readonly Dictionary<string, JavaDeclaration> _declarations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ClrTypeDefinition> _sources = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _services = new(StringComparer.Ordinal);
    private readonly HashSet<string> _fallbacks = new(StringComparer.Ordinal);

    private ContractExporter(ClrAssemblies assemblies, ExportOptions options)
    {
        (_assemblies, _options) = (assemblies, options);
        _stated = new StatedTypes(assemblies);
        _resolver = new JavaTypeResolver(assemblies, _stated);
        _interfaces = new InterfaceReader(assemblies, _resolver, _stated, options, _report);
        _classes = new ClassReader(assemblies, _resolver, _stated, options, _report);
    }

    /// <summary>Exports the contracts of an assembly.</summary>
    /// <exception cref="ToolException">The assembly has no contract that is to be exported.</exception>
    public static ExportResult Export(ClrAssemblies assemblies, ExportOptions options)
    {
        var exporter = new ContractExporter(assemblies, options);
        exporter.AddServices();
        exporter.AddTypes();
        JavaDeclaration[] all = [.. exporter._declarations.Values.OrderBy(declaration => declaration.Name, StringComparer.Ordinal)];
        JavaDeclaration[] complete = new ReferenceCheck(all, exporter._sources, exporter._report).Run();
        return new ExportResult(
            complete, [.. exporter._services.Where(name => complete.Any(declaration => declaration.Name == name))], exporter._fallbacks,
            exporter._report.Sorted());
    }

    private void AddServices()
    {
        List<ClassPattern> patterns = [.. _options.Services.Select(pattern => new ClassPattern(pattern))];
        List<ClrTypeDefinition> contracts =
        [
            .. from type in _assemblies.Main.Types
               let name = InterfaceReader.ServiceOf(type)
               where name is not null && (patterns.Count == 0 || patterns.Exists(pattern => pattern.IsMatch(name)))
               orderby name, type.Name
               select type,
        ];
        if (contracts.Count == 0)
        {
            throw new ToolException(
                ExitCode.Input,
                $"'{_assemblies.Main.Path}' has no interface with a [DubboService] "
                    + (_options.Services.Count == 0 ? "attribute." : $"whose Java name matches {string.Join(" or ", _options.Services)}."));
        }

        foreach (ClrTypeDefinition contract in contracts)
        {
            _services.Add(InterfaceReader.ServiceOf(contract)!);
            _report.Try(contract, null, () => _interfaces.AddContract(contract));
        }

        AddInterfaces();
    }

    private void AddTypes()
    {
        if (_options.Services.Count == 0)
        {
            foreach (ClrTypeDefinition type in _assemblies.Main.Types.Where(type => _stated.JavaNameOf(type) is not null))
                _resolver.Use(type);
        }

        while (_resolver.Found.TryDequeue(out ClrTypeDefinition? type))
            _report.Try(type, null, () => AddType(type));
    }

    private void AddInterfaces()
    {
        foreach ((JavaDeclaration declaration, ClrTypeDefinition source) in _interfaces.Declarations)
        {
            _declarations.Add(declaration.Name, declaration);
            _sources.Add(declaration.Name, source);
        }
    }

    private void AddType(ClrTypeDefinition type)
    {
        string name = ContractNames.CheckClass(_stated.JavaNameOf(type)!);
        foreach (ClrTypeDefinition subtype in _resolver.SubtypesOf(type))
            _resolver.Use(subtype);
        if (PlatformTypes.IsPlatform(name))
            return;
        if (_sources.TryGetValue(name, out ClrTypeDefinition? first))
            throw new ExportObstacleException($"'{first.Display}' is the Java class {name} already. One class has one C# type.");
        _sources.Add(name, type);
        _declarations.Add(name, _classes.Read(type, name));
        if (type.IsEnum && type.Constants.Any(constant => constant.Attributes.Has(KnownNames.HessianFallback)))
            _fallbacks.Add(name);
    }
}
