namespace DubboNet.Java;

/// <summary>Represents a C# type and the Java type that the generator of DubboNet derives from it.</summary>
/// <param name="Type">The C# type.</param>
/// <param name="Natural">The erased Java type without an attribute.</param>
internal sealed record MappedType(CSharpType Type, string Natural)
{
    /// <summary>Gets the erased Java type that an attribute has to state, or null if the natural one is meant.</summary>
    public string? Stated { get; init; }

    /// <summary>Gets the types of the type arguments, or of the elements of an array.</summary>
    public IReadOnlyList<MappedType> Parts { get; init; } = [];

    /// <summary>Gets the Java type of a value that cannot be null, if it has one of its own.</summary>
    public string? Primitive { get; init; }

    /// <summary>Gets a value indicating whether an attribute can state any Java type.</summary>
    public bool TakesAnyName { get; init; }

    /// <summary>Gets a value indicating whether the type is an object that stands for a Java type without a C# type.</summary>
    public bool IsFallback { get; init; }

    /// <summary>Gets a value indicating whether an attribute has to state the Java type.</summary>
    public bool NeedsAttribute => Stated is not null || Parts.Any(part => part.NeedsAttribute);

    /// <summary>Gets the erased Java type.</summary>
    public string Erased => Stated ?? Natural;

    /// <summary>Gets the text of an attribute that states the Java type.</summary>
    public string Text
    {
        get
        {
            if (Type.Element is not null && Stated is null)
                return $"{Parts[0].Text}[]";
            return Parts.Any(part => part.NeedsAttribute) ? $"{Erased}<{string.Join(", ", Parts.Select(part => part.Text))}>" : Erased;
        }
    }

    /// <summary>Returns the same type with or without a question mark.</summary>
    public MappedType WithNull(bool isNullable) => this with
    {
        Type = Type with { IsNullable = isNullable },
        Natural = !isNullable && Primitive is not null ? Primitive : Natural,
    };

    /// <summary>Returns whether an attribute can state an erased Java type in place of the natural one.</summary>
    public bool CanState(string erased) =>
        TakesAnyName || (erased == BoxOf(Natural) && Primitive is not null) || (!IsFallback && Supertypes.Contains(erased));

    private string BoxOf(string java) => java == Primitive ? JavaBoxes.All[java] : java;

    private static readonly HashSet<string> Supertypes = new(StringComparer.Ordinal)
    {
        "java.lang.Object", "java.io.Serializable", "java.lang.Comparable", "java.lang.Number", "java.lang.CharSequence",
    };
}
