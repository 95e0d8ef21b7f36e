namespace DubboNet.Java;

/// <summary>Describes a class, an interface or an enum that is written as Java source.</summary>
public sealed record JavaDeclaration
{
    /// <summary>Gets the binary name. A nested class is written into the class around it.</summary>
    public required string Name { get; init; }

    /// <summary>Gets what is written, which is a class, an interface or an enum.</summary>
    public required JavaClassKind Kind { get; init; }

    /// <summary>Gets a value indicating whether a class is abstract.</summary>
    public bool IsAbstract { get; init; }

    /// <summary>Gets a value indicating whether a class is an exception, which has constructors with a message and a cause.</summary>
    public bool IsException { get; init; }

    /// <summary>Gets a value indicating whether objects of the class are not sent, so that it is not serializable.</summary>
    public bool IsHolder { get; init; }

    /// <summary>Gets the type parameters.</summary>
    public IReadOnlyList<JavaTypeParameter> TypeParameters { get; init; } = [];

    /// <summary>Gets the superclass, or null for <c>java.lang.Object</c>.</summary>
    public JavaClassType? Superclass { get; init; }

    /// <summary>Gets the interfaces.</summary>
    public IReadOnlyList<JavaClassType> Interfaces { get; init; } = [];

    /// <summary>Gets the fields of a class, which get accessors.</summary>
    public IReadOnlyList<JavaFieldDeclaration> Fields { get; init; } = [];

    /// <summary>Gets the methods of an interface.</summary>
    public IReadOnlyList<JavaMethodDeclaration> Methods { get; init; } = [];

    /// <summary>Gets the constants of an enum.</summary>
    public IReadOnlyList<JavaConstantDeclaration> Constants { get; init; } = [];

    /// <summary>Gets the documentation.</summary>
    public JavaDocumentation Documentation { get; init; } = JavaDocumentation.None;

    /// <summary>Gets the package, which is empty for a class without one.</summary>
    public string Package => Name.LastIndexOf('.') is > 0 and int dot ? Name[..dot] : "";

    /// <summary>Gets the name of the class around a nested class, or null.</summary>
    public string? Outer => Name.LastIndexOf('$') is > 0 and int sign ? Name[..sign] : null;

    /// <summary>Gets the name in the source.</summary>
    public string SimpleName => Name[(Name.LastIndexOfAny(['.', '$']) + 1)..];
}

/// <summary>Describes a field that is written with a getter and a setter.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type.</param>
/// <param name="Documentation">The documentation of the getter.</param>
public sealed record JavaFieldDeclaration(string Name, JavaType Type, JavaDocumentation Documentation);

/// <summary>Describes a method of an interface.</summary>
/// <param name="Name">The name.</param>
/// <param name="Result">The type of the result.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Exceptions">The declared exceptions.</param>
/// <param name="IsVarargs">Whether the last parameter takes any number of arguments.</param>
/// <param name="Documentation">The documentation.</param>
public sealed record JavaMethodDeclaration(
    string Name, JavaType Result, IReadOnlyList<JavaParameterDeclaration> Parameters, IReadOnlyList<JavaType> Exceptions, bool IsVarargs,
    JavaDocumentation Documentation);

/// <summary>Describes a parameter of a method.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type.</param>
public sealed record JavaParameterDeclaration(string Name, JavaType Type);

/// <summary>Describes a constant of an enum.</summary>
/// <param name="Name">The name.</param>
/// <param name="Documentation">The documentation.</param>
public sealed record JavaConstantDeclaration(string Name, JavaDocumentation Documentation);
