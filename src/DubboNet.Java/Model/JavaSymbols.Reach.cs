namespace DubboNet.Java;

public sealed partial class JavaSymbols
{
    /// <summary>
    /// Returns classes and all that their methods or data lead to, as far as the class path has them. What it does not have is added to
    /// <see cref="Missing"/>. Interfaces lead to the types of their methods, and other classes to their superclass, to the types of their
    /// instance fields that are sent, and to the subclasses that they permit.
    /// </summary>
    /// <param name="roots">The classes to begin with.</param>
    /// <returns>The roots, then the others in the order in which they are named. Each class is returned once.</returns>
    /// <exception cref="JavaClassFormatException">A class file is broken.</exception>
    public IReadOnlyList<JavaClassSymbol> GetReachable(IEnumerable<JavaClassSymbol> roots)
    {
        List<JavaClassSymbol> found = [.. roots.Distinct()];
        HashSet<string> names = new(found.Select(root => root.Name), StringComparer.Ordinal);
        // The list grows while it is read.
        for (int i = 0; i < found.Count; i++)
        {
            foreach (string name in NamesOf(found[i]))
            {
                if (names.Add(name) && Resolve(name, found[i]) is { } next)
                    found.Add(next);
            }
        }

        return found;
    }

    private IEnumerable<string> NamesOf(JavaClassSymbol type)
    {
        IEnumerable<JavaType> types = type.Kind == JavaClassKind.Interface
            ? type.Interfaces.Concat(GetMethods(type).Where(method => !method.IsStatic).SelectMany(TypesOf))
            : type.Fields.Where(field => !field.IsStatic && !field.IsTransient).Select(field => field.Type);
        if (type.Superclass is { } superclass)
            types = types.Prepend(superclass);
        return types.Concat(BoundsOf(type.TypeParameters)).SelectMany(NamesIn).Concat(type.PermittedSubclasses);
    }

    private static IEnumerable<JavaType> TypesOf(JavaMethodSymbol method) =>
        [.. method.Parameters.Select(parameter => parameter.Type), method.Result, .. method.Exceptions, .. BoundsOf(method.TypeParameters)];

    private static IEnumerable<JavaType> BoundsOf(IEnumerable<JavaTypeParameter> parameters) =>
        parameters.SelectMany(parameter => parameter.Bounds);

    private static IEnumerable<string> NamesIn(JavaType? type) => type switch
    {
        JavaArrayType array => NamesIn(array.Element),
        JavaWildcard wildcard => NamesIn(wildcard.Upper).Concat(NamesIn(wildcard.Lower)),
        JavaClassType used => used.Arguments.SelectMany(NamesIn).Concat(NamesIn(used.Outer)).Prepend(used.Name),
        _ => [],
    };
}
