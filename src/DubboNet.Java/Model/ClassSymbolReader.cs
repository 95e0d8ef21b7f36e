namespace DubboNet.Java;

/// <summary>Turns a class file into the class that its source declares.</summary>
internal sealed class ClassSymbolReader
{
    /// <summary>The version of class files is the release of Java and this number.</summary>
    private const int VersionOfRelease0 = 44;

    private readonly ClassFile _file;
    private readonly JavaSourceType? _source;
    private readonly bool _isNotNullByDefault;

    private ClassSymbolReader(ClassFile file, JavaSourceType? source, bool isNotNullByDefault) =>
        (_file, _source, _isNotNullByDefault) = (file, source, isNotNullByDefault);

    /// <summary>Reads a class.</summary>
    /// <param name="file">The class file.</param>
    /// <param name="source">What the source says, or null if it is not known.</param>
    /// <param name="isNotNullByDefault">Whether the package or the class around it says that types are never null.</param>
    public static JavaClassSymbol Read(ClassFile file, JavaSourceType? source, bool isNotNullByDefault) =>
        new ClassSymbolReader(file, source, isNotNullByDefault || NullnessReader.IsNotNullByDefault(file.Attributes.Annotations)).Read();

    /// <summary>Returns where something with these flags can be used.</summary>
    internal static JavaVisibility VisibilityOf(ClassAccess access) => access switch
    {
        _ when access.HasFlag(ClassAccess.Public) => JavaVisibility.Public,
        _ when access.HasFlag(ClassAccess.Protected) => JavaVisibility.Protected,
        _ when access.HasFlag(ClassAccess.Private) => JavaVisibility.Private,
        _ => JavaVisibility.Package,
    };

    /// <summary>Returns whether something is deprecated by a tag of its Javadoc or by an annotation.</summary>
    internal static bool IsDeprecated(ClassFileAttributes attributes) => attributes.IsDeprecated
        || attributes.Annotations.Exists(annotation => annotation.Name == "java.lang.Deprecated");

    private JavaClassSymbol Read()
    {
        ClassFileInner? own = Array.Find(_file.InnerClasses, inner => inner.Name == _file.Name);
        ClassAccess access = own?.Access ?? _file.Access;
        JavaClassKind kind = KindOf(access);
        bool isInterface = kind is JavaClassKind.Interface or JavaClassKind.Annotation;
        return new JavaClassSymbol
        {
            Name = _file.Name,
            SimpleName = own is null ? _file.Name[(_file.Name.LastIndexOf('.') + 1)..] : own.SimpleName ?? "",
            Outer = own?.Outer,
            IsLocal = own is { Outer: null } || own is { SimpleName: null },
            Kind = kind,
            Visibility = VisibilityOf(access),
            IsAbstract = access.HasFlag(ClassAccess.Abstract),
            IsFinal = access.HasFlag(ClassAccess.Final),
            IsStatic = own is not null && access.HasFlag(ClassAccess.Static),
            IsDeprecated = IsDeprecated(_file.Attributes),
            IsSynthetic = IsSynthetic(access, _file.Attributes),
            TypeParameters = _file.Signature?.TypeParameters ?? [],
            Superclass = isInterface ? null : _file.Signature?.Superclass ?? Plain(_file.Superclass),
            Interfaces = _file.Signature?.Interfaces ?? [.. _file.Interfaces.Select(name => new JavaClassType(name, []))],
            Fields = ReadFields(areConstants: false),
            Methods = ReadMethods(isInterface),
            EnumConstants = ReadFields(areConstants: true),
            HasConstantBodies = kind == JavaClassKind.Enum && !_file.Access.HasFlag(ClassAccess.Final),
            RecordComponents = [.. (_file.RecordComponents ?? []).Select(ReadComponent)],
            PermittedSubclasses = _file.PermittedSubclasses,
            NestedClasses = [.. from inner in _file.InnerClasses where inner.Outer == _file.Name select inner.Name],
            Annotations = _file.Attributes.Annotations,
            Documentation = _source?.Documentation,
            File = _file.File,
            Release = _file.MajorVersion - VersionOfRelease0,
        };
    }

    private JavaClassKind KindOf(ClassAccess access)
    {
        if (access.HasFlag(ClassAccess.Annotation))
            return JavaClassKind.Annotation;
        if (access.HasFlag(ClassAccess.Interface))
            return JavaClassKind.Interface;
        // The class of a constant with a body has the flag, too, but it extends the enum.
        if (access.HasFlag(ClassAccess.Enum) && _file.Superclass == "java.lang.Enum")
            return JavaClassKind.Enum;
        return _file.RecordComponents is null ? JavaClassKind.Class : JavaClassKind.Record;
    }

    private static JavaClassType? Plain(string? name) => name is null ? null : new JavaClassType(name, []);

    private static bool IsSynthetic(ClassAccess access, ClassFileAttributes attributes) =>
        access.HasFlag(ClassAccess.Synthetic) || attributes.IsSynthetic;

    private List<JavaFieldSymbol> ReadFields(bool areConstants)
    {
        List<JavaFieldSymbol> fields = [];
        foreach (ClassFileField field in _file.Fields)
        {
            if (!IsSynthetic(field.Access, field.Attributes) && field.Access.HasFlag(ClassAccess.Enum) == areConstants)
                fields.Add(ReadField(field));
        }

        return fields;
    }

    private JavaFieldSymbol ReadField(ClassFileField field)
    {
        List<JavaAnnotation> annotations = field.Attributes.Annotations;
        return new JavaFieldSymbol
        {
            DeclaringClass = _file.Name,
            Name = field.Name,
            Type = field.Type,
            Nullness = NullnessReader.Read(
                field.Type, annotations, field.Attributes, (JavaTypeTarget.Field, 0), _isNotNullByDefault),
            Visibility = VisibilityOf(field.Access),
            IsStatic = field.Access.HasFlag(ClassAccess.Static),
            IsFinal = field.Access.HasFlag(ClassAccess.Final),
            // Fields use this bit for transient.
            IsTransient = field.Access.HasFlag(ClassAccess.Varargs),
            IsDeprecated = IsDeprecated(field.Attributes),
            ConstantValue = ConstantOf(field),
            Annotations = annotations,
            Documentation = _source?.Fields.GetValueOrDefault(field.Name),
        };
    }

    // Small types are stored as an int.
    private static object? ConstantOf(ClassFileField field) => (field.ConstantValue, field.Descriptor) switch
    {
        (int number, "Z") => number != 0,
        (int number, "B") => unchecked((sbyte)number),
        (int number, "S") => unchecked((short)number),
        (int number, "C") => unchecked((char)number),
        _ => field.ConstantValue,
    };

    private List<JavaMethodSymbol> ReadMethods(bool isInterface)
    {
        List<JavaMethodSymbol> methods = [];
        foreach (ClassFileMethod method in _file.Methods)
        {
            bool isOfCompiler = IsSynthetic(method.Access, method.Attributes) || method.Access.HasFlag(ClassAccess.Bridge);
            if (!isOfCompiler && !method.Name.StartsWith('<'))
                methods.Add(MethodSymbolReader.Read(_file.Name, method, _source, isInterface, _isNotNullByDefault));
        }

        return methods;
    }

    private JavaRecordComponent ReadComponent(ClassFileRecordComponent component)
    {
        JavaNullness nullness = NullnessReader.Read(
            component.Type, component.Attributes.Annotations, component.Attributes, (JavaTypeTarget.Field, 0), _isNotNullByDefault);
        return new JavaRecordComponent(component.Name, component.Type, nullness, component.Attributes.Annotations);
    }
}
