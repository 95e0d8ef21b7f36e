using System.Text;

namespace DubboNet.Java;

/// <summary>Turns declared fields and methods into those of class files.</summary>
internal sealed class SourceMemberReader(TypeBinder binder)
{
    private const string Deprecated = "@deprecated";

    // These annotations are of types only. Before an array, they are of its elements.
    private static readonly string[] TypeAnnotations =
        ["org.jspecify.annotations.", "org.checkerframework.checker.", "org.eclipse.jdt.annotation."];

    /// <summary>Returns the annotations of a declaration. Their values are not read.</summary>
    public static IEnumerable<JavaAnnotation> Annotations(IEnumerable<string> annotations, SourceScope scope, TypeBinder binder) =>
        from annotation in annotations
        let parts = annotation.Split('.').Select(part => new TypeNamePart(part, []))
        select new JavaAnnotation(binder.BindClass(new TypeSyntax([.. parts], 0, []), scope).Name, []);

    /// <summary>Returns the constants, the fields of components, and the fields.</summary>
    public ClassFileField[] Fields(SourceScope scope)
    {
        TypeDeclaration type = scope.Type!;
        List<ClassFileField> fields = [];
        foreach (ConstantSyntax constant in type.Constants)
        {
            ClassFileField field = Field(
                constant.Name, new JavaClassType(scope.Name, []),
                ClassAccess.Public | ClassAccess.Static | ClassAccess.Final | ClassAccess.Enum, scope);
            AddAttributes(field.Attributes, constant.Modifiers, scope);
            fields.Add(field);
        }

        foreach (ParameterSyntax component in type.Components)
        {
            ClassFileField field = Field(
                component.Name, binder.Bind(component.Type, scope), ClassAccess.Private | ClassAccess.Final, scope);
            AddAnnotations(field.Attributes, component.Annotations, component.Type, scope);
            fields.Add(field);
        }

        bool areConstants = type.Keyword is TypeKeyword.Interface or TypeKeyword.Annotation;
        foreach (FieldSyntax declared in type.Fields)
        {
            ClassAccess implied = areConstants ? ClassAccess.Public | ClassAccess.Static | ClassAccess.Final : ClassAccess.None;
            ClassFileField field = Field(
                declared.Name, binder.Bind(declared.Type, scope), declared.Modifiers.Access | implied, scope);
            AddAttributes(field.Attributes, declared.Modifiers, scope, declared.Type);
            fields.Add(field);
        }

        return [.. fields];
    }

    /// <summary>Returns the methods, with those that the compiler adds to records and enums.</summary>
    public ClassFileMethod[] Methods(SourceScope scope)
    {
        TypeDeclaration type = scope.Type!;
        IEnumerable<MethodSyntax> declared = type.Methods;
        if (type.Keyword == TypeKeyword.Enum)
            declared = ImplicitMethods.OfEnum(type.Name).Concat(declared);
        if (type.Keyword == TypeKeyword.Record)
            declared = declared.Concat(ImplicitMethods.OfRecord(type));
        bool isInterface = type.Keyword is TypeKeyword.Interface or TypeKeyword.Annotation;
        return [.. declared.Select(method => Method(method, scope, isInterface))];
    }

    /// <summary>Returns the components of a record.</summary>
    public ClassFileRecordComponent[] Components(SourceScope scope)
    {
        List<ClassFileRecordComponent> components = [];
        foreach (ParameterSyntax declared in scope.Type!.Components)
        {
            var component = new ClassFileRecordComponent { Name = declared.Name, Type = binder.Bind(declared.Type, scope) };
            AddAnnotations(component.Attributes, declared.Annotations, declared.Type, scope);
            components.Add(component);
        }

        return [.. components];
    }

    /// <summary>Adds the annotations of a declaration, and whether it is deprecated.</summary>
    public void AddAttributes(ClassFileAttributes attributes, ModifierSyntax modifiers, SourceScope scope, TypeSyntax? type = null)
    {
        // Compilers mark what Javadoc calls deprecated, too.
        attributes.IsDeprecated = modifiers.Documentation is { } text
            && (text.StartsWith(Deprecated, StringComparison.Ordinal) || text.Contains($"\n{Deprecated}", StringComparison.Ordinal));
        AddAnnotations(attributes, modifiers.Annotations, type, scope);
    }

    private void AddAnnotations(ClassFileAttributes attributes, IReadOnlyList<string> annotations, TypeSyntax? type, SourceScope scope)
    {
        bool isArray = type?.Dimensions > 0;
        attributes.Annotations.AddRange(
            from annotation in Annotations(annotations, scope, binder)
            where !isArray || !TypeAnnotations.Any(prefix => annotation.Name.StartsWith(prefix, StringComparison.Ordinal))
            select annotation);
        if (type is not null)
            attributes.Annotations.AddRange(Annotations(type.Annotations, scope, binder));
    }

    private ClassFileField Field(string name, JavaType type, ClassAccess access, SourceScope scope)
    {
        JavaType erasure = binder.Erase(type, scope);
        return new ClassFileField { Access = access, Name = name, Descriptor = Describe(erasure), Erasure = erasure, Type = type };
    }

    private ClassFileMethod Method(MethodSyntax method, SourceScope type, bool isInterface)
    {
        var scope = new SourceScope(type.Unit, type, null, "", method.TypeParameters);
        MethodSignature signature = new(
            binder.BindParameters(method.TypeParameters, scope),
            [.. method.Parameters.Select(parameter => binder.Bind(parameter.Type, scope))],
            binder.Bind(method.Result, scope),
            [.. method.Exceptions.Select(thrown => binder.Bind(thrown, scope))]);
        MethodSignature erasure = new(
            [], [.. signature.Parameters.Select(parameter => binder.Erase(parameter, scope))], binder.Erase(signature.Result, scope), []);
        var read = new ClassFileMethod
        {
            Access = AccessOf(method, isInterface),
            Name = method.Name,
            Descriptor = $"({string.Concat(erasure.Parameters.Select(Describe))}){Describe(erasure.Result)}",
            Erasure = erasure,
            Signature = signature,
            Parameters = [.. method.Parameters.Select(parameter => ((string?)parameter.Name, ClassAccess.None))],
            ParameterAnnotations = [.. method.Parameters.Select(parameter => ParameterAnnotations(parameter, scope))],
        };
        AddAttributes(read.Attributes, method.Modifiers, scope, method.Result);
        return read;
    }

    private List<JavaAnnotation> ParameterAnnotations(ParameterSyntax parameter, SourceScope scope)
    {
        var attributes = new ClassFileAttributes();
        AddAnnotations(attributes, parameter.Annotations, parameter.Type, scope);
        return attributes.Annotations;
    }

    private static ClassAccess AccessOf(MethodSyntax method, bool isInterface)
    {
        ClassAccess access = method.Modifiers.Access;
        if (isInterface && !access.HasFlag(ClassAccess.Private))
            access |= ClassAccess.Public;
        if (isInterface && !method.HasBody)
            access |= ClassAccess.Abstract;
        return method.Parameters is [.., { IsVarargs: true }] ? access | ClassAccess.Varargs : access;
    }

    private static string Describe(JavaType type)
    {
        StringBuilder text = new();
        while (type is JavaArrayType array)
        {
            text.Append('[');
            type = array.Element;
        }

        return type is JavaPrimitiveType primitive
            ? text.Append(primitive.Code).ToString()
            : text.Append('L').Append(((JavaClassType)type).Name.Replace('.', '/')).Append(';').ToString();
    }
}
