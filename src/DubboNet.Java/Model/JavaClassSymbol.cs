namespace DubboNet.Java;

/// <summary>Represents a class, an interface, an enum, a record or the type of an annotation, as Java code declares it.</summary>
public sealed class JavaClassSymbol
{
    internal JavaClassSymbol()
    {
    }

    /// <summary>Gets the binary name, such as <c>com.acme.Order$Line</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the name in the source, such as <c>Line</c>. It is empty for an anonymous class.</summary>
    public required string SimpleName { get; init; }

    /// <summary>Gets the package, which is empty for classes without one.</summary>
    public string Package => Name.LastIndexOf('.') is > 0 and int dot ? Name[..dot] : "";

    /// <summary>Gets the binary name of the class that declares this one as a member, or null if there is none.</summary>
    public required string? Outer { get; init; }

    /// <summary>Gets a value indicating whether the class is declared in the code of a method, or has no name.</summary>
    public required bool IsLocal { get; init; }

    /// <summary>Gets what the class is.</summary>
    public required JavaClassKind Kind { get; init; }

    /// <summary>Gets where the class can be used.</summary>
    public required JavaVisibility Visibility { get; init; }

    /// <summary>Gets a value indicating whether the class is abstract. Interfaces are.</summary>
    public required bool IsAbstract { get; init; }

    /// <summary>Gets a value indicating whether the class has no subclasses.</summary>
    public required bool IsFinal { get; init; }

    /// <summary>
    /// Gets a value indicating whether a nested class has no instance of the class around it. It is false for other classes.
    /// </summary>
    public required bool IsStatic { get; init; }

    /// <summary>Gets a value indicating whether the class is deprecated.</summary>
    public required bool IsDeprecated { get; init; }

    /// <summary>Gets a value indicating whether the compiler created the class.</summary>
    public required bool IsSynthetic { get; init; }

    /// <summary>Gets the type parameters.</summary>
    public required IReadOnlyList<JavaTypeParameter> TypeParameters { get; init; }

    /// <summary>Gets the superclass, or null for interfaces and <c>java.lang.Object</c>.</summary>
    public required JavaClassType? Superclass { get; init; }

    /// <summary>Gets the interfaces that the class names.</summary>
    public required IReadOnlyList<JavaClassType> Interfaces { get; init; }

    /// <summary>Gets the fields that the class declares, without the constants of an enum.</summary>
    public required IReadOnlyList<JavaFieldSymbol> Fields { get; init; }

    /// <summary>Gets the methods that the class declares. <see cref="JavaSymbols.GetMethods"/> has the inherited ones, too.</summary>
    public required IReadOnlyList<JavaMethodSymbol> Methods { get; init; }

    /// <summary>Gets the constants of an enum, in the order of the source.</summary>
    public required IReadOnlyList<JavaFieldSymbol> EnumConstants { get; init; }

    /// <summary>
    /// Gets a value indicating whether a constant of an enum has a body of its own. The class of such a constant is a subclass of the enum.
    /// </summary>
    public required bool HasConstantBodies { get; init; }

    /// <summary>Gets the components of a record, which are empty for other classes.</summary>
    public required IReadOnlyList<JavaRecordComponent> RecordComponents { get; init; }

    /// <summary>Gets the binary names of the subclasses that a sealed class permits, which are empty for other classes.</summary>
    public required IReadOnlyList<string> PermittedSubclasses { get; init; }

    /// <summary>Gets the binary names of the classes that this one declares as members.</summary>
    public required IReadOnlyList<string> NestedClasses { get; init; }

    /// <summary>Gets the annotations of the class.</summary>
    public required IReadOnlyList<JavaAnnotation> Annotations { get; init; }

    /// <summary>
    /// Gets the Javadoc as the source has it, without asterisks. It is null if there is none, or if the sources are not beside the jar.
    /// </summary>
    public required string? Documentation { get; init; }

    /// <summary>Gets the path of the class file, with its jar.</summary>
    public required string File { get; init; }

    /// <summary>Gets the release of Java that the class needs, such as 8.</summary>
    public required int Release { get; init; }

    /// <summary>Returns the binary name.</summary>
    public override string ToString() => Name;
}
