namespace DubboNet.Java;

/// <summary>Reads snapshots from jars.</summary>
public static class JarSnapshot
{
    /// <summary>Reads the interfaces that patterns name, and all types that they lead to.</summary>
    /// <param name="classPath">The jars, which must stay open.</param>
    /// <param name="services">
    /// Patterns of the interfaces, as <see cref="JavaClassPath.List"/> has them. They include those that are called back.
    /// </param>
    /// <param name="types">Patterns of further types.</param>
    /// <exception cref="JavaClassFormatException">A class file is broken.</exception>
    public static ContractSnapshot Read(JavaClassPath classPath, IEnumerable<string> services, IEnumerable<string> types)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(types);
        var symbols = new JavaSymbols(classPath);
        return Read(
            symbols,
            [.. services.SelectMany(symbols.List).Where(found => found.Kind == JavaClassKind.Interface).DistinctBy(found => found.Name)],
            types.SelectMany(symbols.List));
    }

    /// <summary>Reads all public interfaces with methods, and all types that they lead to.</summary>
    /// <param name="classPath">The jars, which must stay open.</param>
    /// <exception cref="JavaClassFormatException">A class file is broken.</exception>
    public static ContractSnapshot ReadAll(JavaClassPath classPath)
    {
        ArgumentNullException.ThrowIfNull(classPath);
        var symbols = new JavaSymbols(classPath);
        return Read(symbols, [.. symbols.List("**").Where(found => IsPossibleService(symbols, found))], []);
    }

    /// <summary>
    /// Reads what a jar has of another snapshot. Interfaces and types that are not there are left out. Interfaces of the same simple name
    /// in another package, and new interfaces in the packages of the services, are included.
    /// </summary>
    /// <param name="classPath">The jars, which must stay open.</param>
    /// <param name="other">The snapshot to compare with.</param>
    /// <exception cref="JavaClassFormatException">A class file is broken.</exception>
    public static ContractSnapshot ReadFor(JavaClassPath classPath, ContractSnapshot other)
    {
        ArgumentNullException.ThrowIfNull(classPath);
        ArgumentNullException.ThrowIfNull(other);
        var symbols = new JavaSymbols(classPath);
        List<JavaClassSymbol> services = [];
        foreach (ServiceSnapshot service in other.Services)
        {
            if (symbols.Find(service.Name) is { Kind: JavaClassKind.Interface } same)
                services.Add(same);
            else
                services.AddRange(symbols.List($"**.{SimpleNameOf(service.Name)}").Where(type => IsPossibleService(symbols, type)));
        }

        ContractSnapshot found = Read(
            symbols,
            [.. services.DistinctBy(service => service.Name)],
            other.Types.Select(type => symbols.Find(type.Name)).OfType<JavaClassSymbol>());
        IEnumerable<string> packages = other.Services.Select(service => service.Name[..(service.Name.LastIndexOf('.') + 1)]).Distinct();
        var known = other.Types.Select(type => type.Name).ToHashSet(StringComparer.Ordinal);
        known.UnionWith(found.Types.Select(type => type.Name));
        known.UnionWith(services.SelectMany(symbols.GetHierarchy).Select(parent => parent.Class.Name));
        IEnumerable<ServiceSnapshot> added = packages.SelectMany(package => symbols.List($"{package}*"))
            .Where(type => IsPossibleService(symbols, type) && !known.Contains(type.Name))
            .Select(type => ReadService(symbols, type));
        return found with { Services = [.. found.Services.Concat(added).OrderBy(service => service.Name, StringComparer.Ordinal)] };
    }

    private static ContractSnapshot Read(JavaSymbols symbols, List<JavaClassSymbol> roots, IEnumerable<JavaClassSymbol> types)
    {
        // The methods of parents are those of the services.
        var names = roots.SelectMany(symbols.GetHierarchy).Select(parent => parent.Class.Name).ToHashSet(StringComparer.Ordinal);
        IEnumerable<JavaClassSymbol> reachable = symbols.GetReachable(roots.Concat(types))
            .Where(type => !names.Contains(type.Name) && type is { IsLocal: false, Kind: not JavaClassKind.Annotation }
                && !JavaSymbols.IsOfPlatform(type.Name));
        return new ContractSnapshot(
            [.. roots.OrderBy(service => service.Name, StringComparer.Ordinal).Select(service => ReadService(symbols, service))],
            [.. reachable.OrderBy(type => type.Name, StringComparer.Ordinal).Select(ReadType)]);
    }

    // A contract has methods that can be called. Other interfaces mark data.
    private static bool IsPossibleService(JavaSymbols symbols, JavaClassSymbol type) =>
        type is { Kind: JavaClassKind.Interface, Visibility: JavaVisibility.Public, Outer: null }
            && symbols.GetMethods(type).Any(method => method.IsAbstract);

    private static string SimpleNameOf(string name) => name[(name.LastIndexOf('.') + 1)..];

    private static ServiceSnapshot ReadService(JavaSymbols symbols, JavaClassSymbol service) => new(
        service.Name,
        SnapshotTexts.Sort(symbols.GetMethods(service).Where(method => !method.IsStatic).Select(method => SnapshotTexts.Method(
            method.Name,
            method.Descriptor[..(method.Descriptor.IndexOf(')', StringComparison.Ordinal) + 1)],
            method.Parameters.Select(parameter => parameter.Type),
            method.Result,
            method.Exceptions,
            method.IsDeprecated))),
        service.IsDeprecated);

    private static TypeSnapshot ReadType(JavaClassSymbol type) => new(
        type.Name,
        type.Kind == JavaClassKind.Record ? JavaClassKind.Class : type.Kind,
        SnapshotTexts.Superclass(type.Superclass),
        [.. type.TypeParameters.Select(parameter => parameter.Name)],
        SnapshotTexts.Sort(type.Kind == JavaClassKind.Enum
            ? []
            : type.Fields.Where(field => field is { IsStatic: false, IsTransient: false })
                .Select(field => new FieldSnapshot(field.Name, field.Type.ToString()))),
        [.. type.EnumConstants.Select(constant => constant.Name)],
        HasFallback: false,
        type.IsDeprecated)
    {
        IsAbstract = type.IsAbstract && type.Kind != JavaClassKind.Enum,
    };
}
