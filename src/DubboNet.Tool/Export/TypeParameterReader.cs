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
        .. from parameter in type.TypeParameters
           let bounds = parameter.Constraints.Where(resolver.HasJavaClass)
           select new JavaTypeParameter(parameter.Name, [.. bounds.Select(bound => resolver.Resolve(bound, null, type.Assembly))]),
    ];
}
