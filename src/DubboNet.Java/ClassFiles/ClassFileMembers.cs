namespace DubboNet.Java;

/// <summary>The attributes that classes, fields, methods and components of records share.</summary>
internal sealed class ClassFileAttributes
{
    public bool IsDeprecated { get; set; }

    public bool IsSynthetic { get; set; }

    public List<JavaAnnotation> Annotations { get; } = [];

    public List<JavaTypeAnnotation> TypeAnnotations { get; } = [];
}

/// <summary>A field.</summary>
internal sealed class ClassFileField
{
    public required ClassAccess Access { get; init; }

    public required string Name { get; init; }

    public required string Descriptor { get; init; }

    /// <summary>Gets the type without type arguments.</summary>
    public required JavaType Erasure { get; init; }

    /// <summary>Gets or sets the type with its type arguments.</summary>
    public required JavaType Type { get; set; }

    public ClassFileAttributes Attributes { get; } = new();

    /// <summary>Gets or sets the value of a constant. Booleans, bytes, shorts and characters are an <see cref="int"/>.</summary>
    public object? ConstantValue { get; set; }
}

/// <summary>A method, a constructor or a static initializer.</summary>
internal sealed class ClassFileMethod
{
    public required ClassAccess Access { get; init; }

    public required string Name { get; init; }

    public required string Descriptor { get; init; }

    /// <summary>Gets the types without type arguments.</summary>
    public required MethodSignature Erasure { get; init; }

    /// <summary>Gets or sets the types with their type arguments, or null if the descriptor says all.</summary>
    public MethodSignature? Signature { get; set; }

    public ClassFileAttributes Attributes { get; } = new();

    /// <summary>Gets or sets the declared exceptions without type variables.</summary>
    public string[] Exceptions { get; set; } = [];

    /// <summary>Gets or sets the parameters that <c>javac -parameters</c> writes. A name is null if it is not stated.</summary>
    public (string? Name, ClassAccess Access)[] Parameters { get; set; } = [];

    /// <summary>Gets the names of local variables that live from the start of the method, by their slot.</summary>
    public Dictionary<int, string> Locals { get; } = [];

    /// <summary>Gets or sets the annotations of each parameter. Synthetic parameters may be missing at the start.</summary>
    public List<JavaAnnotation>[] ParameterAnnotations { get; set; } = [];

    /// <summary>Gets or sets the default of an annotation's element.</summary>
    public JavaAnnotationValue? AnnotationDefault { get; set; }
}

/// <summary>A component of a record.</summary>
internal sealed class ClassFileRecordComponent
{
    public required string Name { get; init; }

    public required JavaType Type { get; set; }

    public ClassFileAttributes Attributes { get; } = new();
}

/// <summary>A nested class.</summary>
/// <param name="Name">The binary name.</param>
/// <param name="Outer">The class that declares it as a member, or null for local and anonymous classes.</param>
/// <param name="SimpleName">The name in the source, or null for anonymous classes.</param>
/// <param name="Access">The flags as the source has them.</param>
internal sealed record ClassFileInner(string Name, string? Outer, string? SimpleName, ClassAccess Access);

/// <summary>A module.</summary>
/// <param name="Name">The name.</param>
/// <param name="Version">The version, or null.</param>
/// <param name="Requires">The modules that it requires.</param>
/// <param name="Exports">The packages that it exports to all modules.</param>
internal sealed record ClassFileModule(string Name, string? Version, string[] Requires, string[] Exports);
