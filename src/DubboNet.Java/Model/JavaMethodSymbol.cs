namespace DubboNet.Java;

/// <summary>Represents a method. Constructors and what the compiler adds are not methods here.</summary>
public sealed record JavaMethodSymbol
{
    /// <summary>Gets the binary name of the class that declares the method.</summary>
    public required string DeclaringClass { get; init; }

    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the erased parameters and result, such as <c>(Ljava/lang/String;)V</c>. Generic parents do not change it.</summary>
    public required string Descriptor { get; init; }

    /// <summary>Gets the type parameters.</summary>
    public required IReadOnlyList<JavaTypeParameter> TypeParameters { get; init; }

    /// <summary>Gets the parameters.</summary>
    public required IReadOnlyList<JavaParameterSymbol> Parameters { get; init; }

    /// <summary>Gets the type of the result.</summary>
    public required JavaType Result { get; init; }

    /// <summary>Gets what annotations say of a result that is null.</summary>
    public required JavaNullness ResultNullness { get; init; }

    /// <summary>Gets the declared exceptions, in the order of the source.</summary>
    public required IReadOnlyList<JavaType> Exceptions { get; init; }

    /// <summary>Gets where the method can be called.</summary>
    public required JavaVisibility Visibility { get; init; }

    /// <summary>Gets a value indicating whether the method is static.</summary>
    public required bool IsStatic { get; init; }

    /// <summary>Gets a value indicating whether the method has no code.</summary>
    public required bool IsAbstract { get; init; }

    /// <summary>Gets a value indicating whether the method is an instance method of an interface and has code.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>Gets a value indicating whether the last parameter takes any number of arguments.</summary>
    public required bool IsVarargs { get; init; }

    /// <summary>Gets a value indicating whether the method is deprecated.</summary>
    public required bool IsDeprecated { get; init; }

    /// <summary>Gets the annotations of the method, without those of its types.</summary>
    public required IReadOnlyList<JavaAnnotation> Annotations { get; init; }

    /// <summary>
    /// Gets the Javadoc as the source has it, without asterisks. It is null if there is none, or if the sources are not beside the jar.
    /// </summary>
    public required string? Documentation { get; init; }

    /// <summary>Gets the types of the parameters without type arguments, for the class that declares the method.</summary>
    internal IReadOnlyList<JavaType> ErasedParameters { get; init; } = [];

    /// <summary>Returns the method as Java code declares it, without modifiers and names of parameters.</summary>
    public override string ToString()
    {
        string typeParameters = TypeParameters.Count > 0 ? $"<{string.Join(", ", TypeParameters)}> " : "";
        string exceptions = Exceptions.Count > 0 ? $" throws {string.Join(", ", Exceptions)}" : "";
        return $"{typeParameters}{Result} {Name}({string.Join(", ", Parameters.Select(parameter => parameter.Type))}){exceptions}";
    }
}
