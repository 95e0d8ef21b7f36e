namespace DubboNet.Tool;

/// <summary>Contains the methods of a service, and the classes that they mention.</summary>
/// <param name="Source">Where the methods were found, such as <c>the metadata service</c>.</param>
/// <param name="Methods">The methods.</param>
internal sealed record ServiceSignatures(string Source, IReadOnlyList<MethodSignature> Methods)
{
    /// <summary>Gets the described classes of the parameters, results and members, sorted by name.</summary>
    public IReadOnlyList<JavaTypeShape> Types { get; init; } = [];

    /// <summary>Gets a function that finds the class with a binary name, or returns null if the source does not describe it.</summary>
    public Func<string, JavaTypeShape?> FindType { get; init; } = static _ => null;
}
