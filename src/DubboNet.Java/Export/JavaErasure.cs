using System.Text;

namespace DubboNet.Java;

/// <summary>Returns descriptors, by which Java finds methods.</summary>
public static class JavaErasure
{
    /// <summary>Returns the parameters of a descriptor, such as <c>(ILjava/lang/String;)</c>.</summary>
    /// <param name="parameters">The types of the parameters.</param>
    /// <param name="scope">The type parameters that the types can refer to.</param>
    public static string Parameters(IEnumerable<JavaType> parameters, IReadOnlyList<JavaTypeParameter> scope)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(scope);
        var text = new StringBuilder("(");
        foreach (JavaType parameter in parameters)
            Append(text, parameter, scope, depth: 0);
        return text.Append(')').ToString();
    }

    private static void Append(StringBuilder text, JavaType type, IReadOnlyList<JavaTypeParameter> scope, int depth)
    {
        switch (type)
        {
            case JavaPrimitiveType primitive:
                text.Append(primitive.Code);
                break;
            case JavaArrayType array:
                Append(text.Append('['), array.Element, scope, depth);
                break;
            case JavaClassType used:
                text.Append('L').Append(used.Name.Replace('.', '/')).Append(';');
                break;
            // Broken bounds can lead in a circle.
            case JavaTypeVariable variable when depth <= scope.Count
                && scope.FirstOrDefault(parameter => parameter.Name == variable.Name) is { Bounds: [var bound, ..] }:
                Append(text, bound, scope, depth + 1);
                break;
            default:
                text.Append("Ljava/lang/Object;");
                break;
        }
    }
}
