namespace DubboNet.Java;

/// <summary>Represents a parameter of a method.</summary>
/// <param name="Name">The name.</param>
/// <param name="NameSource">Where the name comes from.</param>
/// <param name="Type">The type.</param>
/// <param name="Nullness">What annotations say of null.</param>
/// <param name="Annotations">The annotations of the parameter, without those of its type.</param>
public sealed record JavaParameterSymbol(
    string Name, JavaNameSource NameSource, JavaType Type, JavaNullness Nullness, IReadOnlyList<JavaAnnotation> Annotations);
