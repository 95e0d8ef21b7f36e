namespace DubboNet.AspNetCore;

/// <summary>Contains the methods of a service, and the classes that they mention.</summary>
/// <param name="Source">Where the methods were found, such as <c>the metadata service</c>.</param>
/// <param name="Methods">The methods.</param>
internal sealed record ServiceSignatures(string Source, IReadOnlyList<MethodSignature> Methods)
{
    /// <summary>Gets the described classes of the parameters, results and members, sorted by name.</summary>
    public IReadOnlyList<JavaTypeShape> Types { get; init; } = [];

    /// <summary>Gets a function that finds the class with a binary name, or returns null if the source does not describe it.</summary>
    public Func<string, JavaTypeShape?> FindType { get; init; } = static _ => null;

    /// <summary>Returns the signatures with all classes that the methods reach.</summary>
    public ServiceSignatures WithReachedTypes()
    {
        var found = new SortedDictionary<string, JavaTypeShape>(StringComparer.Ordinal);
        var open = new Stack<JavaTypeName>(Methods.SelectMany(method => method.Parameters.Append(method.Result!)));
        while (open.TryPop(out JavaTypeName? type))
        {
            foreach (JavaTypeName argument in type.Arguments)
                open.Push(argument);
            if (found.ContainsKey(type.Name) || FindType(type.Name) is not { } shape)
                continue;
            found.Add(type.Name, shape);
            foreach (JavaFieldShape field in shape.Fields)
                open.Push(field.Type);
        }

        return this with { Types = [.. found.Values] };
    }
}
