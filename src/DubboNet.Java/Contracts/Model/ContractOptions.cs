namespace DubboNet.Java;

/// <summary>Specifies which Java classes become C# contracts, and how the C# looks.</summary>
public sealed record ContractOptions
{
    /// <summary>
    /// Gets the patterns of interfaces that become contracts, such as <c>com.acme.stock.*</c>. <c>*</c> stops at dots, and <c>**</c> does
    /// not. Classes that a pattern matches and that are not interfaces are skipped.
    /// </summary>
    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>Gets the patterns of further classes, such as data that only an <c>Object</c> holds.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>
    /// Gets the patterns of interfaces that are called back if a method of a service has one as a parameter. Services are called back in
    /// that place, too.
    /// </summary>
    public IReadOnlyList<string> Callbacks { get; init; } = [];

    /// <summary>
    /// Gets the patterns of methods that are idempotent, such as <c>com.acme.stock.Inventory.find*</c>, because class files do not say it.
    /// A pattern without such a method is an omission.
    /// </summary>
    public IReadOnlyList<string> Idempotent { get; init; } = [];

    /// <summary>
    /// Gets the namespace of all types. The default is null, with which namespaces follow the Java packages: <c>com.acme.stock</c> becomes
    /// <c>Acme.Stock</c>.
    /// </summary>
    public string? Namespace { get; init; }

    /// <summary>Gets a value indicating whether data are records instead of classes. The default is false.</summary>
    public bool UseRecords { get; init; }

    /// <summary>Gets a value indicating whether contracts have the default methods of Java interfaces. The default is true.</summary>
    public bool IncludeDefaultMethods { get; init; } = true;

    /// <summary>Gets a value indicating whether types are internal instead of public. The default is false.</summary>
    public bool IsInternal { get; init; }

    /// <summary>
    /// Gets a value indicating whether the project has <c>ImplicitUsings</c>, so that files do not repeat those. The default is false, with
    /// which files compile in any project.
    /// </summary>
    public bool HasImplicitUsings { get; init; }
}
