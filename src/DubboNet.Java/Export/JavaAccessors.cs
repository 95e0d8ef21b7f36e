namespace DubboNet.Java;

/// <summary>Chooses the names of getters and setters, so that they do not clash with others of the class and its superclasses.</summary>
internal static class JavaAccessors
{
    /// <summary>Returns the fields of a class with the end of the names of their accessors, such as <c>Sku</c> for <c>getSku</c>.</summary>
    public static IReadOnlyList<(JavaFieldDeclaration Field, string Name)> Of(JavaDeclaration declaration, JavaDeclarations all)
    {
        // What a superclass has can be overridden by an accessor of the same type only.
        var inherited = all.AncestorsOf(declaration).Reverse()
            .SelectMany(ancestor => Of(ancestor, all))
            .GroupBy(accessor => accessor.Name)
            .ToDictionary(same => same.Key, same => same.Last().Field.Type.ToString(), StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        List<(JavaFieldDeclaration, string)> accessors = [];
        foreach (JavaFieldDeclaration field in declaration.Fields)
        {
            string name = PropertyOf(field);
            if (inherited.TryGetValue(name, out string? type) && type != field.Type.ToString())
                name = $"{name}Of{declaration.SimpleName}";
            string free = name;
            for (int i = 2; !taken.Add(free); i++)
                free = $"{name}{i}";
            accessors.Add((field, free));
        }

        return accessors;
    }

    // The getter of a boolean field "isNet" is isNet, as Java's tools name it.
    private static string PropertyOf(JavaFieldDeclaration field) =>
        field.Type == JavaPrimitiveType.Boolean && field.Name.StartsWith("is", StringComparison.Ordinal) && field.Name.Length > 2
            && char.IsUpper(field.Name[2]) ? field.Name[2..] : char.ToUpperInvariant(field.Name[0]) + field.Name[1..];

    public static string GetterOf(JavaFieldDeclaration field, string name) =>
        (field.Type == JavaPrimitiveType.Boolean ? "is" : "get") + name;
}
