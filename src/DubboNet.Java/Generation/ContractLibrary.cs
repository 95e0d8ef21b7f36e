namespace DubboNet.Java;

/// <summary>Represents a library of Java whose interfaces become contracts.</summary>
public sealed record ContractLibrary
{
    /// <summary>
    /// Gets the path of a jar or of a folder with class files or Java sources, or Maven coordinates such as
    /// <c>com.acme:stock-api:1.4</c>.
    /// </summary>
    public required string Location { get; init; }

    /// <summary>
    /// Gets the patterns of the interfaces, as <see cref="JavaClassPath.List"/> has them. If there are none, all public interfaces of the
    /// library become contracts.
    /// </summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>
    /// Gets the paths or coordinates of further libraries that have classes of the contracts. The dependencies of coordinates are found in
    /// any case.
    /// </summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];

    /// <summary>Gets where coordinates are looked for.</summary>
    public MavenOptions Maven { get; init; } = new();
}
