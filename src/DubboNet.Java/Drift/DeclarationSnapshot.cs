namespace DubboNet.Java;

/// <summary>Reads snapshots from the Java classes of C# contracts.</summary>
public static class DeclarationSnapshot
{
    /// <summary>Reads the classes.</summary>
    /// <param name="declarations">All classes.</param>
    /// <param name="services">The names of the interfaces that are services.</param>
    /// <param name="enumsWithFallback">The names of the enums that replace constants that C# does not know.</param>
    public static ContractSnapshot Read(
        IReadOnlyList<JavaDeclaration> declarations, IReadOnlyCollection<string> services, IReadOnlySet<string> enumsWithFallback)
    {
        ArgumentNullException.ThrowIfNull(declarations);
        ArgumentNullException.ThrowIfNull(enumsWithFallback);
        var all = declarations.ToDictionary(declaration => declaration.Name);
        var interfaces = all.Values.Where(declaration => declaration.Kind == JavaClassKind.Interface && declaration.Methods.Count > 0)
            .Select(declaration => declaration.Name).ToHashSet(StringComparer.Ordinal);
        // Interfaces that are called back are compared as services are. The methods of parents are those of the services.
        var parents = all.Values.SelectMany(declaration => declaration.Interfaces).Select(parent => parent.Name);
        IEnumerable<string> compared = interfaces.Except(parents).Union(services);
        return new ContractSnapshot(
            [
                .. compared.Order(StringComparer.Ordinal).Select(name => new ServiceSnapshot(
                    name,
                    SnapshotTexts.Sort(MethodsOf(all[name], TypeSubstitution.None, all)),
                    all[name].Documentation.Deprecation is not null)),
            ],
            [
                .. all.Values.Where(type => !services.Contains(type.Name) && !interfaces.Contains(type.Name) && !type.IsHolder)
                    .OrderBy(type => type.Name, StringComparer.Ordinal)
                    .Select(type => ReadType(type, enumsWithFallback.Contains(type.Name))),
            ]);
    }

    private static IEnumerable<MethodSnapshot> MethodsOf(
        JavaDeclaration type, TypeSubstitution substitution, IReadOnlyDictionary<string, JavaDeclaration> all)
    {
        foreach (JavaMethodDeclaration method in type.Methods)
        {
            List<JavaType> parameters = [.. method.Parameters.Select(parameter => parameter.Type)];
            yield return SnapshotTexts.Method(
                method.Name, JavaErasure.Parameters(parameters, type.TypeParameters), parameters.Select(substitution.Apply),
                substitution.Apply(method.Result), method.Exceptions, method.Documentation.Deprecation is not null);
        }

        foreach (JavaClassType parent in type.Interfaces)
        {
            if (!all.TryGetValue(parent.Name, out JavaDeclaration? declared))
                continue;
            TypeSubstitution inner = TypeSubstitution.Of(declared.TypeParameters, substitution.Apply(parent));
            foreach (MethodSnapshot method in MethodsOf(declared, inner, all))
                yield return method;
        }
    }

    private static TypeSnapshot ReadType(JavaDeclaration type, bool hasFallback) => new(
        type.Name,
        type.Kind,
        SnapshotTexts.Superclass(type.Superclass),
        [.. type.TypeParameters.Select(parameter => parameter.Name)],
        SnapshotTexts.Sort(type.Fields.Select(field => new FieldSnapshot(field.Name, field.Type.ToString()))),
        [.. type.Constants.Select(constant => constant.Name)],
        hasFallback,
        type.Documentation.Deprecation is not null)
    {
        IsAbstract = type.IsAbstract || type.Kind == JavaClassKind.Interface,
    };
}
