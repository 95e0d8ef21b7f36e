namespace DubboNet.Java;

/// <summary>Represents a field, other than those that the compiler adds.</summary>
public sealed record JavaFieldSymbol
{
    /// <summary>Gets the binary name of the class that declares the field.</summary>
    public required string DeclaringClass { get; init; }

    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the type.</summary>
    public required JavaType Type { get; init; }

    /// <summary>Gets what annotations say of null.</summary>
    public required JavaNullness Nullness { get; init; }

    /// <summary>Gets where the field can be used.</summary>
    public required JavaVisibility Visibility { get; init; }

    /// <summary>Gets a value indicating whether the field is static.</summary>
    public required bool IsStatic { get; init; }

    /// <summary>Gets a value indicating whether the field is final.</summary>
    public required bool IsFinal { get; init; }

    /// <summary>Gets a value indicating whether the field is transient, which means that it is not sent.</summary>
    public required bool IsTransient { get; init; }

    /// <summary>Gets a value indicating whether the field is deprecated.</summary>
    public required bool IsDeprecated { get; init; }

    /// <summary>
    /// Gets the value of a constant, or null if the field is not a constant. It is a <see cref="bool"/>, <see cref="sbyte"/>,
    /// <see cref="short"/>, <see cref="char"/>, <see cref="int"/>, <see cref="long"/>, <see cref="float"/>, <see cref="double"/> or
    /// <see cref="string"/>.
    /// </summary>
    public required object? ConstantValue { get; init; }

    /// <summary>Gets the annotations of the field, without those of its type.</summary>
    public required IReadOnlyList<JavaAnnotation> Annotations { get; init; }

    /// <summary>
    /// Gets the Javadoc as the source has it, without asterisks. It is null if there is none, or if the sources are not beside the jar.
    /// </summary>
    public required string? Documentation { get; init; }

    /// <summary>Returns the field as Java code declares it, without modifiers.</summary>
    public override string ToString() => $"{Type} {Name}";
}
