namespace DubboNet.Java;

/// <summary>Replaces type parameters of a class by the type arguments with which another class extends it.</summary>
internal sealed class TypeSubstitution
{
    private readonly Dictionary<string, JavaType> _arguments;

    private TypeSubstitution(Dictionary<string, JavaType> arguments) => _arguments = arguments;

    /// <summary>Gets the substitution that changes nothing.</summary>
    public static TypeSubstitution None { get; } = new([]);

    /// <summary>Creates the substitution for the members of a class that is used as a type.</summary>
    /// <param name="declared">The class.</param>
    /// <param name="used">The use of the class. Without type arguments, it is a raw type, whose members have the bounds.</param>
    public static TypeSubstitution Of(JavaClassSymbol declared, JavaClassType used) => Of(declared.TypeParameters, used);

    /// <summary>Creates the substitution for the members of a class with type parameters that is used as a type.</summary>
    public static TypeSubstitution Of(IReadOnlyList<JavaTypeParameter> declared, JavaClassType used)
    {
        if (declared.Count == 0)
            return None;
        Dictionary<string, JavaType> arguments = new(StringComparer.Ordinal);
        for (int i = 0; i < declared.Count; i++)
            arguments[declared[i].Name] = i < used.Arguments.Count ? used.Arguments[i] : RawBound(declared[i], declared);

        return new TypeSubstitution(arguments);
    }

    /// <summary>Replaces the type parameters in a type.</summary>
    public JavaType Apply(JavaType type)
    {
        if (_arguments.Count == 0)
            return type;
        return type switch
        {
            JavaTypeVariable variable => _arguments.GetValueOrDefault(variable.Name, variable),
            JavaArrayType array => new JavaArrayType(Apply(array.Element)),
            JavaWildcard wildcard => new JavaWildcard(ApplyOrNull(wildcard.Upper), ApplyOrNull(wildcard.Lower)),
            JavaClassType used => Apply(used),
            _ => type,
        };
    }

    /// <summary>Replaces the type parameters in the use of a class.</summary>
    public JavaClassType Apply(JavaClassType type)
    {
        if (_arguments.Count == 0 || (type.Arguments.Count == 0 && type.Outer is null))
            return type;
        return new JavaClassType(type.Name, [.. type.Arguments.Select(Apply)], type.Outer is { } outer ? Apply(outer) : null);
    }

    /// <summary>
    /// Replaces the type parameters of the class in a method. Those of the method itself are renamed if they are in the way.
    /// </summary>
    public JavaMethodSymbol Apply(JavaMethodSymbol method)
    {
        if (_arguments.Count == 0)
            return method;
        TypeSubstitution inner = method.TypeParameters.Count == 0 ? this : Inside(method);
        return method with
        {
            TypeParameters =
            [
                .. from parameter in method.TypeParameters
                   select new JavaTypeParameter(
                       ((JavaTypeVariable)inner._arguments[parameter.Name]).Name, [.. parameter.Bounds.Select(inner.Apply)]),
            ],
            Parameters = [.. method.Parameters.Select(parameter => parameter with { Type = inner.Apply(parameter.Type) })],
            Result = inner.Apply(method.Result),
            Exceptions = [.. method.Exceptions.Select(inner.Apply)],
        };
    }

    private static JavaClassType RawBound(JavaTypeParameter parameter, IReadOnlyList<JavaTypeParameter> all)
    {
        // A bound that is another parameter leads to that one's bound. Broken files can lead in a circle.
        for (int steps = 0; steps <= all.Count; steps++)
        {
            switch (parameter.Bounds[0])
            {
                case JavaClassType bound:
                    return new JavaClassType(bound.Name, []);
                case JavaTypeVariable variable when all.FirstOrDefault(other => other.Name == variable.Name) is { } next:
                    parameter = next;
                    break;
            }
        }

        return new JavaClassType("java.lang.Object", []);
    }

    private static bool Uses(JavaType? type, string variable) => type switch
    {
        JavaTypeVariable used => used.Name == variable,
        JavaArrayType array => Uses(array.Element, variable),
        JavaWildcard wildcard => Uses(wildcard.Upper, variable) || Uses(wildcard.Lower, variable),
        JavaClassType used => used.Arguments.Any(argument => Uses(argument, variable)) || Uses(used.Outer, variable),
        _ => false,
    };

    private TypeSubstitution Inside(JavaMethodSymbol method)
    {
        Dictionary<string, JavaType> arguments = new(_arguments, StringComparer.Ordinal);
        foreach (JavaTypeParameter parameter in method.TypeParameters)
        {
            string name = parameter.Name;
            while (_arguments.Values.Any(argument => Uses(argument, name)))
                name += "_";
            arguments[parameter.Name] = new JavaTypeVariable(name);
        }

        return new TypeSubstitution(arguments);
    }

    private JavaType? ApplyOrNull(JavaType? type) => type is null ? null : Apply(type);
}
