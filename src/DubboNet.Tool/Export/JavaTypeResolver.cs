using DubboNet.Generator;
using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>
/// Determines the Java type of a C# type, as the generator of DubboNet does. It uses the same tables, and adds the type arguments that
/// descriptors do not have.
/// </summary>
internal sealed class JavaTypeResolver(ClrAssemblies assemblies, StatedTypes stated)
{
    private static readonly JavaClassType Any = new("java.lang.Object", []);

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Gets the types with a Java class that were found and not taken from here yet.</summary>
    public Queue<ClrTypeDefinition> Found { get; } = new();

    /// <summary>Returns the Java type of a member, parameter or result.</summary>
    /// <param name="type">The C# type.</param>
    /// <param name="javaType">The Java type that is stated, or null.</param>
    /// <param name="declaring">The assembly whose defaults apply.</param>
    /// <exception cref="ExportObstacleException">Java has no such type.</exception>
    public JavaType Resolve(ClrType type, string? javaType, ClrAssembly declaring)
    {
        Generator.JavaTypeName? name = javaType is null ? null : Generator.JavaTypeName.Parse(javaType);
        if (javaType is not null && name is null)
            throw new ExportObstacleException($"'{javaType}' is not the name of a Java type. Correct it.");
        return Resolve(type, name, declaring);
    }

    /// <summary>Returns the type arguments of a parent of a type.</summary>
    /// <exception cref="ExportObstacleException">Java has no such type.</exception>
    public IReadOnlyList<JavaType> ResolveArguments(IReadOnlyList<ClrType> arguments, ClrTypeDefinition type) =>
        [.. arguments.Select(argument => PlatformTypes.Box(Resolve(argument, (string?)null, type.Assembly)))];

    /// <summary>Exports a type that is used.</summary>
    public void Use(ClrTypeDefinition type)
    {
        if (_seen.Add($"{type.Assembly.Name}:{type.Name}"))
            Found.Enqueue(type);
    }

    /// <summary>Returns whether a type has a Java class of its own.</summary>
    public bool HasJavaClass(ClrType type) =>
        type is ClrNamed named && assemblies.Find(named) is { } definition && stated.JavaNameOf(definition) is not null;

    private JavaType Resolve(ClrType type, Generator.JavaTypeName? name, ClrAssembly declaring)
    {
        if (name is { Dimensions: 0, Name: "java.util.Optional" or "java.util.concurrent.atomic.AtomicReference" })
            return Hold(name, type, declaring);
        if (type is ClrNamed known && PickFormatter([.. stated.FormattersOf(known)], name) is { } own)
            return Name(Generator.JavaTypeName.Parse(own) ?? throw new ExportObstacleException($"'{own}' is not the name of a Java type."));
        string? java = name?.Erased ?? stated.DefaultOf(type.Display, declaring);
        if (BuiltInTypes.Find(type.Display, java) is { } row)
            return Name(name is not null && name.Erased == row.Java ? name : Generator.JavaTypeName.Parse(row.Java)!);
        if (BuiltInTypes.IsKnown(type.Display) && type is not ClrArray)
        {
            throw new ExportObstacleException(
                $"'{type.Display}' cannot be {name!.Erased}. It can be {string.Join(", ", BuiltInTypes.JavaTypesOf(type.Display))}.");
        }

        return type switch
        {
            ClrArray array => ArrayOf(array, name, declaring),
            ClrVariable variable => name is null ? new JavaTypeVariable(variable.Name) : Name(name),
            ClrNamed { IsNullable: true } nullable => PlatformTypes.Box(Resolve(nullable.Arguments[0], name, declaring)),
            ClrNamed named when CollectionTypes.Find(ClrNames.DefinitionOf(named)) is { } collection =>
                CollectionOf(collection, named, name, declaring),
            ClrNamed named => ClassOf(named, name, declaring),
            _ => throw new ExportObstacleException($"Java has no type for '{type.Display}'."),
        };
    }

    /// <summary>Returns the Java type of the formatter that an assembly states, or null if there is none for it.</summary>
    private static string? PickFormatter(List<string> possible, Generator.JavaTypeName? name)
    {
        if (possible.Count == 0 || name is null)
            return possible.FirstOrDefault();
        return BuiltInTypes.IsSupertype(name.Erased) ? name.Erased : possible.Find(java => java == name.Erased);
    }

    private JavaClassType Hold(Generator.JavaTypeName name, ClrType type, ClrAssembly declaring)
    {
        ClrType value = type is ClrNamed { IsNullable: true } nullable ? nullable.Arguments[0] : type;
        return new JavaClassType(name.Name, [PlatformTypes.Box(Resolve(value, name.Arguments.ElementAtOrDefault(0), declaring))]);
    }

    private JavaType ArrayOf(ClrArray array, Generator.JavaTypeName? name, ClrAssembly declaring)
    {
        if (array.Rank > 1)
            throw new ExportObstacleException("Java has no rectangular arrays. Use an array of arrays.");
        if (name is { Dimensions: 0, Name: "java.util.concurrent.atomic.AtomicReferenceArray" })
            return Hold(name, array.Element, declaring);
        if (name is { Dimensions: 0 } && !BuiltInTypes.IsSupertype(name.Name))
            throw new ExportObstacleException($"An array cannot be {name.Erased}. Use a list, or state an array type.");
        JavaType element = Resolve(array.Element, name is { Dimensions: > 0 } ? name.Component : null, declaring);
        return name is { Dimensions: 0 } ? Name(name) : new JavaArrayType(element);
    }

    private JavaType CollectionOf(CollectionType row, ClrNamed type, Generator.JavaTypeName? name, ClrAssembly declaring)
    {
        List<JavaType> arguments = ResolveArguments(type, name, declaring);
        // A collection without type arguments can have any items.
        if (arguments.Count == 0)
            arguments.AddRange(row.Java == "java.util.Map" ? [Any, Any] : [Any]);
        return PlatformTypes.Use(name?.Name ?? row.Java, arguments);
    }

    private JavaType ClassOf(ClrNamed type, Generator.JavaTypeName? name, ClrAssembly declaring)
    {
        ClrTypeDefinition? definition = assemblies.Find(type);
        if (type.Name == "DubboNet.Hessian.HessianObject")
            return name is null ? Any : Name(name);
        if (definition is null)
        {
            throw new ExportObstacleException(
                $"The type '{type.Display}' was not found, because its assembly '{type.Assembly}' is not beside the exported one.");
        }

        if (stated.JavaNameOf(definition) is not { } javaName)
            return Unnamed(definition, name);
        Use(definition);
        if (name is not null && name.Name != javaName)
            return Name(name);
        return PlatformTypes.Use(javaName, ResolveArguments(type, name, declaring));
    }

    private List<JavaType> ResolveArguments(ClrNamed type, Generator.JavaTypeName? name, ClrAssembly declaring) =>
    [
        .. type.Arguments.Select((argument, i) => PlatformTypes.Box(Resolve(argument, name?.Arguments.ElementAtOrDefault(i), declaring))),
    ];

    /// <summary>Returns the type of a class that only its subclasses give a meaning to.</summary>
    private JavaType Unnamed(ClrTypeDefinition definition, Generator.JavaTypeName? name)
    {
        List<ClrTypeDefinition> subtypes = [.. SubtypesOf(definition)];
        foreach (ClrTypeDefinition subtype in subtypes)
            Use(subtype);
        if (name is not null)
            return Name(name);
        return subtypes.Count > 0
            ? Any
            : throw new ExportObstacleException($"'{definition.Display}' has no Java class. Give it a [HessianType].");
    }

    /// <summary>Returns the types that a type lists as its subtypes.</summary>
    public IEnumerable<ClrTypeDefinition> SubtypesOf(ClrTypeDefinition type) =>
        from attribute in type.Attributes
        where attribute.Name == KnownNames.HessianSubtype
        let subtype = attribute.Arguments.ElementAtOrDefault(0) as ClrNamed
        where subtype is not null
        let definition = assemblies.Find(subtype)
        where definition is not null
        select definition;

    /// <summary>Returns a type as it is stated.</summary>
    private static JavaType Name(Generator.JavaTypeName name)
    {
        JavaType type = PlatformTypes.Use(name.Name, [.. name.Arguments.Select(argument => PlatformTypes.Box(Name(argument)))]);
        for (int i = 0; i < name.Dimensions; i++)
            type = new JavaArrayType(type);
        return type;
    }
}
