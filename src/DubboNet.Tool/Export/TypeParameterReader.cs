using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>Converts type parameters.</summary>
internal static class TypeParameterReader
{
    /// <summary>
    /// Returns the type parameters of a type. Constraints bound them in Java if they are types with a Java class, as in the descriptors of
    /// the generator.
    /// </summary>
    public static IReadOnlyList<JavaTypeParameter> Read(ClrTypeDefinition type, JavaTypeResolver resolver) =>
    [
        .. type.TypeParameters.Select(parameter => new JavaTypeParameter(
            parameter.Name,
            [.. parameter.Constraints.Where(resolver.HasJavaClass).Select(constraint => resolver.Resolve(constraint, null, type.Assembly))])),
    ];
}
