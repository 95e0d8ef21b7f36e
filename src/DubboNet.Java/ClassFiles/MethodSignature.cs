namespace DubboNet.Java;

/// <summary>The types of a method, as its descriptor or its signature states them.</summary>
/// <param name="TypeParameters">The type parameters, which a descriptor does not have.</param>
/// <param name="Parameters">The types of the parameters.</param>
/// <param name="Result">The type of the result.</param>
/// <param name="Exceptions">The exceptions, which a signature states only if one of them is a type variable.</param>
internal sealed record MethodSignature(
    IReadOnlyList<JavaTypeParameter> TypeParameters,
    IReadOnlyList<JavaType> Parameters,
    JavaType Result,
    IReadOnlyList<JavaType> Exceptions);
