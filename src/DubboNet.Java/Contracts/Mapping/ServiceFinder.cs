namespace DubboNet.Java;

/// <summary>Tells services from interfaces that data implement.</summary>
internal static class ServiceFinder
{
    /// <summary>Returns whether an interface has a method that can be called.</summary>
    public static bool HasMethods(JavaClassSymbol symbol, JavaSymbols symbols) =>
        symbols.GetMethods(symbol).Any(method => !method.IsStatic);

    /// <summary>
    /// Returns the names of the classes that methods name as data: in results, type arguments and bounds. A parameter alone can be
    /// called back.
    /// </summary>
    public static HashSet<string> FindData(IReadOnlyList<JavaClassSymbol> services, JavaSymbols symbols)
    {
        HashSet<string> data = new(StringComparer.Ordinal);
        foreach (JavaMethodSymbol method in services.SelectMany(symbols.GetMethods).Where(method => !method.IsStatic))
        {
            AddNames(method.Result, data);
            foreach (JavaTypeParameter parameter in method.TypeParameters)
                AddNames(parameter.Bounds[0], data);
            foreach (JavaParameterSymbol parameter in method.Parameters)
                AddInner(parameter.Type, data);
        }

        return data;
    }

    private static void AddInner(JavaType type, HashSet<string> names)
    {
        if (type is JavaClassType used)
        {
            foreach (JavaType argument in used.Arguments)
                AddNames(argument, names);
        }
        else if (type is JavaArrayType array)
        {
            AddNames(array.Element, names);
        }
    }

    private static void AddNames(JavaType? type, HashSet<string> names)
    {
        switch (type)
        {
            case JavaArrayType array:
                AddNames(array.Element, names);
                break;
            case JavaWildcard wildcard:
                AddNames(wildcard.Upper, names);
                AddNames(wildcard.Lower, names);
                break;
            case JavaClassType used:
                names.Add(used.Name);
                AddInner(used, names);
                break;
        }
    }
}
