namespace DubboNet.Java;

/// <summary>The declarations of a Java file. Names are those of the source, and are not resolved.</summary>
/// <param name="File">The path, with the jar, for errors.</param>
/// <param name="Package">The package, or an empty text.</param>
/// <param name="PackageAnnotations">The annotations of the package, which a <c>package-info.java</c> has.</param>
/// <param name="Imports">The imports.</param>
/// <param name="Types">The types that are not nested.</param>
internal sealed record SourceUnit(
    string File,
    string Package,
    IReadOnlyList<string> PackageAnnotations,
    IReadOnlyList<ImportSyntax> Imports,
    IReadOnlyList<TypeDeclaration> Types)
{
    /// <summary>Gets the name of the file without folders.</summary>
    public string FileName => File[(File.LastIndexOfAny(['/', '\\']) + 1)..];
}

/// <summary>An import.</summary>
/// <param name="Name">The name, without an asterisk.</param>
/// <param name="IsStatic">Whether members of a class are imported.</param>
/// <param name="IsOnDemand">Whether the name ends with an asterisk.</param>
internal sealed record ImportSyntax(string Name, bool IsStatic, bool IsOnDemand);

/// <summary>The kinds of types that can be declared.</summary>
internal enum TypeKeyword
{
    Class,
    Interface,
    Enum,
    Record,
    Annotation,
}

/// <summary>A declared type.</summary>
internal sealed class TypeDeclaration
{
    public required ModifierSyntax Modifiers { get; init; }

    public required TypeKeyword Keyword { get; init; }

    public required string Name { get; init; }

    /// <summary>Gets the line of the name.</summary>
    public required int Line { get; init; }

    public IReadOnlyList<TypeParameterSyntax> TypeParameters { get; set; } = [];

    public TypeSyntax? Superclass { get; set; }

    public IReadOnlyList<TypeSyntax> Interfaces { get; set; } = [];

    public IReadOnlyList<TypeSyntax> Permitted { get; set; } = [];

    /// <summary>Gets or sets the components of a record.</summary>
    public IReadOnlyList<ParameterSyntax> Components { get; set; } = [];

    public List<ConstantSyntax> Constants { get; } = [];

    public List<FieldSyntax> Fields { get; } = [];

    public List<MethodSyntax> Methods { get; } = [];

    public List<TypeDeclaration> Nested { get; } = [];
}

/// <summary>What precedes a declaration.</summary>
/// <param name="Access">The modifiers that class files have. The bit of transient is that of varargs.</param>
/// <param name="IsDefault">Whether it is a default method.</param>
/// <param name="Annotations">The names of the annotations, as the source writes them.</param>
/// <param name="Documentation">The Javadoc, or null if there is none.</param>
internal sealed record ModifierSyntax(ClassAccess Access, bool IsDefault, IReadOnlyList<string> Annotations, string? Documentation);

/// <summary>A constant of an enum.</summary>
internal sealed record ConstantSyntax(ModifierSyntax Modifiers, string Name, bool HasBody);

/// <summary>A field.</summary>
internal sealed record FieldSyntax(ModifierSyntax Modifiers, TypeSyntax Type, string Name);

/// <summary>A method. Constructors are not kept.</summary>
internal sealed record MethodSyntax(
    ModifierSyntax Modifiers,
    IReadOnlyList<TypeParameterSyntax> TypeParameters,
    TypeSyntax Result,
    string Name,
    IReadOnlyList<ParameterSyntax> Parameters,
    IReadOnlyList<TypeSyntax> Exceptions,
    bool HasBody);

/// <summary>A parameter of a method, or a component of a record.</summary>
internal sealed record ParameterSyntax(IReadOnlyList<string> Annotations, TypeSyntax Type, string Name, bool IsVarargs);

/// <summary>A type parameter.</summary>
internal sealed record TypeParameterSyntax(string Name, IReadOnlyList<TypeSyntax> Bounds);

/// <summary>A type as a source writes it.</summary>
/// <param name="Parts">The parts of the name between the dots. A primitive type has one.</param>
/// <param name="Dimensions">The dimensions of an array.</param>
/// <param name="Annotations">The names of the annotations of the whole type that stand within it.</param>
internal sealed record TypeSyntax(IReadOnlyList<TypeNamePart> Parts, int Dimensions, IReadOnlyList<string> Annotations);

/// <summary>A part of the name of a type, with its type arguments.</summary>
internal sealed record TypeNamePart(string Name, IReadOnlyList<TypeArgumentSyntax> Arguments);

/// <summary>A type argument.</summary>
/// <param name="Type">The type, or the bound of a wildcard, or null for a wildcard without one.</param>
/// <param name="Wildcard">The word after the question mark, an empty text if there is none, or null if it is not a wildcard.</param>
internal sealed record TypeArgumentSyntax(TypeSyntax? Type, string? Wildcard);
