namespace DubboNet.Java;

/// <summary>Represents the use of a C# type.</summary>
/// <param name="Name">The simple name, or a keyword.</param>
/// <param name="Space">The namespace, which is empty for keywords and type parameters.</param>
internal sealed record CSharpType(string Name, string Space = "")
{
    /// <summary>Gets the generated type, whose name is not known before all types are, or null for other types.</summary>
    public TypePlan? Plan { get; init; }

    /// <summary>Gets the type arguments.</summary>
    public IReadOnlyList<CSharpType> Arguments { get; init; } = [];

    /// <summary>Gets the type of the elements of an array, and null for other types.</summary>
    public CSharpType? Element { get; init; }

    /// <summary>Gets a value indicating whether a variable of the type cannot be null without a question mark.</summary>
    public bool IsValue { get; init; }

    /// <summary>Gets a value indicating whether the type has a question mark.</summary>
    public bool IsNullable { get; init; }
}
