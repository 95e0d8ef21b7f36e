namespace DubboNet.AspNetCore;

/// <summary>Represents a method of a Java interface.</summary>
/// <param name="Name">The name.</param>
/// <param name="Parameters">The types of the parameters.</param>
/// <param name="Result">The type of the result, or null if the source does not tell it.</param>
internal sealed record MethodSignature(string Name, IReadOnlyList<JavaTypeName> Parameters, JavaTypeName? Result)
{
    /// <summary>Gets the names of the parameters, or null if the source does not tell them.</summary>
    public IReadOnlyList<string>? ParameterNames { get; init; }

    /// <summary>Gets the types of the parameters without type arguments.</summary>
    public string[] ParameterTypes => [.. Parameters.Select(parameter => parameter.Erasure)];

    /// <summary>Gets the parameters as a JVM descriptor, by which providers find the method.</summary>
    public string Descriptor => JvmDescriptor.FromTypeNames(ParameterTypes);

    /// <summary>Returns the method as Java code declares it.</summary>
    public override string ToString() =>
        $"{(Result is null ? "" : $"{Result} ")}{Name}({string.Join(", ", Parameters.Select(Describe))})";

    private string Describe(JavaTypeName type, int index) => ParameterNames is null ? $"{type}" : $"{type} {ParameterNames[index]}";
}
