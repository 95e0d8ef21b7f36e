using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>Converts type parameters.</summary>
internal static class TypeParameterReader
{
    /// <summary>Returns the type parameters of a type. Those of .NET alone, such as <c>IComparable</c>, do not bound them.</summary>
    public static IReadOnlyList<JavaTypeParameter> Read(ClrTypeDefinition type, JavaTypeResolver resolver) =>
        [.. type.TypeParameters.Select(parameter => new JavaTypeParameter(parameter.Name, [.. BoundsOf(parameter, type, resolver)]))];

    private static IEnumerable<JavaType> BoundsOf(ClrTypeParameter parameter, ClrTypeDefinition type, JavaTypeResolver resolver)
    {
        foreach (ClrType constraint in parameter.Constraints)
        {
            JavaType? bound = null;
            try
            {
                bound = resolver.Resolve(constraint, null, type.Assembly);
            }
            catch (ExportObstacleException)
            {
                // A bound is not needed to send values.
            }

            if (bound is JavaClassType { Name: not "java.lang.Object" })
                yield return bound;
        }
    }
}
