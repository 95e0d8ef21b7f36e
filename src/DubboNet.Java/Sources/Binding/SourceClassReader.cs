namespace DubboNet.Java;

/// <summary>Turns a declared type into the class file that a compiler writes for it, without code.</summary>
internal sealed class SourceClassReader(TypeBinder binder)
{
    /// <summary>The version of class files for Java 8, whose features sources have at least.</summary>
    private const int Version = 52;

    private readonly SourceMemberReader _members = new(binder);

    /// <summary>Reads the annotations of a package.</summary>
    public ClassFile ReadPackage(string name, SourceUnit unit)
    {
        var scope = new SourceScope(unit, null, null, "", []);
        ClassFile file = Create(unit, name, ClassAccess.Interface | ClassAccess.Abstract | ClassAccess.Synthetic, [], [], []);
        file.Attributes.Annotations.AddRange(SourceMemberReader.Annotations(unit.PackageAnnotations, scope, binder));
        return file;
    }

    /// <summary>Reads a type.</summary>
    /// <param name="scope">The scope of its body.</param>
    public ClassFile Read(SourceScope scope)
    {
        TypeDeclaration type = scope.Type!;
        SourceScope head = scope.Head;
        ClassSignature signature = new(
            binder.BindParameters(type.TypeParameters, head), SuperclassOf(type, head),
            [.. InterfacesOf(type, head)]);
        ClassAccess access = AccessOf(type, scope.Outer?.Type);
        ClassFile file = Create(
            scope.Unit, scope.Name, access, [.. signature.Interfaces.Select(parent => parent.Name)], _members.Fields(scope),
            _members.Methods(scope), signature.Superclass.Name);
        file.Signature = signature;
        file.InnerClasses = [.. InnerClassesOf(scope, access)];
        file.PermittedSubclasses = [.. type.Permitted.Select(permitted => binder.BindClass(permitted, head).Name)];
        if (type.Keyword == TypeKeyword.Record)
            file.RecordComponents = _members.Components(scope);
        _members.AddAttributes(file.Attributes, type.Modifiers, head);
        return file;
    }

    private static ClassFile Create(
        SourceUnit unit, string name, ClassAccess access, string[] interfaces, ClassFileField[] fields, ClassFileMethod[] methods,
        string superclass = "java.lang.Object") => new()
        {
            File = unit.File,
            MajorVersion = Version,
            MinorVersion = 0,
            Access = access,
            Name = name,
            Superclass = superclass,
            Interfaces = interfaces,
            Fields = fields,
            Methods = methods,
            SourceFile = unit.FileName,
        };

    private JavaClassType SuperclassOf(TypeDeclaration type, SourceScope head) => type.Keyword switch
    {
        TypeKeyword.Enum => new JavaClassType("java.lang.Enum", [binder.BindClass(new([new(type.Name, [])], 0, []), head)]),
        TypeKeyword.Record => new JavaClassType("java.lang.Record", []),
        _ => type.Superclass is { } stated ? binder.BindClass(stated, head) : new JavaClassType("java.lang.Object", []),
    };

    private IEnumerable<JavaClassType> InterfacesOf(TypeDeclaration type, SourceScope head) => type.Keyword == TypeKeyword.Annotation
        ? [new JavaClassType("java.lang.annotation.Annotation", [])]
        : type.Interfaces.Select(parent => binder.BindClass(parent, head));

    private static IEnumerable<ClassFileInner> InnerClassesOf(SourceScope scope, ClassAccess access)
    {
        TypeDeclaration type = scope.Type!;
        if (scope.Outer is { } outer)
            yield return new ClassFileInner(scope.Name, outer.Name, type.Name, access);
        foreach (TypeDeclaration nested in type.Nested)
            yield return new ClassFileInner($"{scope.Name}${nested.Name}", scope.Name, nested.Name, AccessOf(nested, type));
    }

    private static ClassAccess AccessOf(TypeDeclaration type, TypeDeclaration? outer)
    {
        ClassAccess access = type.Modifiers.Access;
        if (outer?.Keyword is TypeKeyword.Interface or TypeKeyword.Annotation)
            access |= ClassAccess.Public | ClassAccess.Static;
        if (outer is not null && type.Keyword != TypeKeyword.Class)
            access |= ClassAccess.Static;
        return access | type.Keyword switch
        {
            TypeKeyword.Interface => ClassAccess.Interface | ClassAccess.Abstract,
            TypeKeyword.Annotation => ClassAccess.Interface | ClassAccess.Abstract | ClassAccess.Annotation,
            TypeKeyword.Record => ClassAccess.Final,
            TypeKeyword.Enum => EnumAccess(type),
            _ => ClassAccess.None,
        };
    }

    private static ClassAccess EnumAccess(TypeDeclaration type)
    {
        ClassAccess access = ClassAccess.Enum;
        if (type.Methods.Exists(method => method.Modifiers.Access.HasFlag(ClassAccess.Abstract)))
            access |= ClassAccess.Abstract;
        return type.Constants.Exists(constant => constant.HasBody) ? access : access | ClassAccess.Final;
    }
}
