namespace DubboNet.Java;

/// <summary>The type parameters and the parents of a class, as its signature states them.</summary>
/// <param name="TypeParameters">The type parameters.</param>
/// <param name="Superclass">The superclass.</param>
/// <param name="Interfaces">The interfaces.</param>
internal sealed record ClassSignature(
    IReadOnlyList<JavaTypeParameter> TypeParameters, JavaClassType Superclass, IReadOnlyList<JavaClassType> Interfaces);
