namespace DubboNet.Java;

/// <summary>Represents a component of a record.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type.</param>
/// <param name="Nullness">What annotations say of null.</param>
/// <param name="Annotations">The annotations of the component, without those of its type.</param>
public sealed record JavaRecordComponent(
    string Name, JavaType Type, JavaNullness Nullness, IReadOnlyList<JavaAnnotation> Annotations);
