namespace DubboNet.Java;

/// <summary>What the source of a type says, and its class file does not.</summary>
/// <param name="Documentation">The Javadoc without asterisks, or null if there is none.</param>
/// <param name="Methods">The methods.</param>
internal sealed record JavaSourceType(string? Documentation, List<JavaSourceMethod> Methods)
{
    /// <summary>Gets the Javadoc of fields and constants by their names.</summary>
    public Dictionary<string, string> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>Finds a method by its name and the types of its parameters.</summary>
    public JavaSourceMethod? Find(string name, IReadOnlyList<JavaType> parameters)
    {
        string[] types = [.. parameters.Select(SimpleName)];
        return Methods.Find(method => method.Name == name && method.ParameterTypes.AsSpan().SequenceEqual(types));
    }

    // Sources name types by their simple names in general, so only those are compared.
    private static string SimpleName(JavaType type) => type switch
    {
        JavaArrayType array => $"{SimpleName(array.Element)}[]",
        JavaClassType used => used.Name[(used.Name.AsSpan().LastIndexOfAny('.', '$') + 1)..],
        _ => type.ToString(),
    };
}

/// <summary>A method of a source.</summary>
/// <param name="Name">The name.</param>
/// <param name="ParameterTypes">The types of the parameters without packages and type arguments.</param>
/// <param name="ParameterNames">The names of the parameters.</param>
/// <param name="Documentation">The Javadoc without asterisks, or null if there is none.</param>
internal sealed record JavaSourceMethod(string Name, string[] ParameterTypes, string[] ParameterNames, string? Documentation);
