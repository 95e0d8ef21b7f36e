namespace DubboNet.Java;

/// <summary>Finds the classes that a declaration refers to.</summary>
internal static class JavaUses
{
    /// <summary>Returns the binary names of the classes, with repetitions.</summary>
    public static IEnumerable<string> NamesIn(JavaDeclaration declaration)
    {
        IEnumerable<JavaType> types = declaration.Interfaces.Concat(declaration.TypeParameters.SelectMany(parameter => parameter.Bounds))
            .Concat(declaration.Fields.Select(field => field.Type))
            .Concat(declaration.Methods.SelectMany(TypesOf));
        if (declaration.Superclass is { } superclass)
            types = types.Prepend(superclass);
        IEnumerable<string> names = types.SelectMany(NamesIn);
        if (declaration.IsException)
            names = names.Append("java.lang.String").Append("java.lang.Throwable");
        return JavaSourceWriter.ImplementsSerializable(declaration) ? names.Append(JavaSourceWriter.Serializable.Name) : names;
    }

    private static IEnumerable<JavaType> TypesOf(JavaMethodDeclaration method) =>
        [.. method.Parameters.Select(parameter => parameter.Type), method.Result, .. method.Exceptions];

    private static IEnumerable<string> NamesIn(JavaType type) => type switch
    {
        JavaArrayType array => NamesIn(array.Element),
        JavaWildcard { Upper: { } upper } => NamesIn(upper),
        JavaWildcard { Lower: { } lower } => NamesIn(lower),
        JavaClassType used => used.Arguments.SelectMany(NamesIn).Prepend(used.Name),
        _ => [],
    };
}
