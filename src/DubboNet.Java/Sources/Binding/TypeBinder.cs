namespace DubboNet.Java;

/// <summary>Turns the types of a source into types of Java.</summary>
internal sealed class TypeBinder(SourceNames names, Func<string, TypeDeclaration?> find)
{
    private static readonly JavaClassType Root = new("java.lang.Object", []);

    /// <summary>Binds a type.</summary>
    public JavaType Bind(TypeSyntax type, SourceScope scope)
    {
        JavaType bound = type.Parts is [{ Arguments.Count: 0 } only] ? BindPlain(only.Name, type, scope) : BindClass(type, scope);
        for (int i = 0; i < type.Dimensions; i++)
            bound = new JavaArrayType(bound);
        return bound;
    }

    /// <summary>Binds the use of a class. A type parameter is not one.</summary>
    public JavaClassType BindClass(TypeSyntax type, SourceScope scope)
    {
        (string name, int length, SourceScope? declaring) = names.Find([.. type.Parts.Select(part => part.Name)], scope);
        List<JavaType> arguments = Arguments(type.Parts[length - 1], scope);
        bool isRaw = arguments.Count == 0 && find(name)?.TypeParameters.Count > 0;
        var bound = new JavaClassType(name, arguments, declaring is null || isRaw ? null : OuterOf(name, declaring));
        foreach (TypeNamePart part in type.Parts.Skip(length))
        {
            string member = names.FindMember(bound.Name, part.Name) ?? $"{bound.Name}${part.Name}";
            JavaClassType? around = bound.Arguments.Count > 0 || bound.Outer is not null ? bound : null;
            bound = new JavaClassType(member, Arguments(part, scope), around);
        }

        return bound;
    }

    /// <summary>Binds type parameters, whose bounds can name each other.</summary>
    /// <param name="parameters">The type parameters.</param>
    /// <param name="scope">A scope with the type parameters.</param>
    public IReadOnlyList<JavaTypeParameter> BindParameters(IReadOnlyList<TypeParameterSyntax> parameters, SourceScope scope) =>
    [
        .. from parameter in parameters
           select new JavaTypeParameter(
               parameter.Name, parameter.Bounds.Count == 0 ? [Root] : [.. parameter.Bounds.Select(bound => Bind(bound, scope))]),
    ];

    /// <summary>Returns the type that class files state without generics.</summary>
    public JavaType Erase(JavaType type, SourceScope scope) => type switch
    {
        JavaArrayType array => new JavaArrayType(Erase(array.Element, scope)),
        JavaClassType used => new JavaClassType(used.Name, []),
        JavaTypeVariable variable => EraseVariable(variable.Name, scope),
        _ => type,
    };

    // The bound of a type parameter can be another one. Wrong code can lead in a circle.
    private JavaClassType EraseVariable(string name, SourceScope scope)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        while (seen.Add(name) && scope.FindVariable(name) is { } declaring)
        {
            TypeParameterSyntax parameter = declaring.Parameters.First(found => found.Name == name);
            if (parameter.Bounds.Count == 0)
                break;
            if (Bind(parameter.Bounds[0], declaring) is JavaClassType bound)
                return new JavaClassType(bound.Name, []);
            (name, scope) = (parameter.Bounds[0].Parts[0].Name, declaring);
        }

        return Root;
    }

    private JavaType BindPlain(string name, TypeSyntax type, SourceScope scope)
    {
        if (JavaPrimitiveType.Find(name) is { } primitive)
            return primitive;
        return scope.FindVariable(name) is null ? BindClass(type, scope) : new JavaTypeVariable(name);
    }

    // An inner class of a generic class has the type parameters of the class around it.
    private JavaClassType? OuterOf(string name, SourceScope declaring)
    {
        string around = name[..name.LastIndexOf('$')];
        bool isInner = find(name) is { Keyword: TypeKeyword.Class } found && !found.Modifiers.Access.HasFlag(ClassAccess.Static)
            && find(around) is { Keyword: TypeKeyword.Class or TypeKeyword.Enum or TypeKeyword.Record };
        if (!isInner)
            return null;
        if (around != declaring.Name)
            return FindParent(around, declaring);
        JavaClassType? further = declaring.Outer is { } outer ? OuterOf(declaring.Name, outer) : null;
        return declaring.Parameters.Count == 0 && further is null
            ? null
            : new JavaClassType(
                declaring.Name, [.. declaring.Parameters.Select(parameter => new JavaTypeVariable(parameter.Name))], further);
    }

    // The class can be inherited from the superclass, which states the type arguments.
    private JavaClassType? FindParent(string name, SourceScope body)
    {
        JavaClassType? parent = body.Type?.Superclass is { } superclass ? BindClass(superclass, body.Head) : null;
        return parent?.Name == name && parent.Arguments.Count > 0 ? parent : null;
    }

    private List<JavaType> Arguments(TypeNamePart part, SourceScope scope) =>
    [
        .. from argument in part.Arguments
           let bound = argument.Type is null ? null : Bind(argument.Type, scope)
           select argument.Wildcard switch
           {
               null => bound!,
               "super" => new JavaWildcard(null, bound),
               _ => new JavaWildcard(bound, null),
           },
    ];
}
