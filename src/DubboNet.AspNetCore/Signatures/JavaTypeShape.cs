namespace DubboNet.AspNetCore;

/// <summary>Describes what the objects of a Java class contain, as far as a jar or metadata tells it.</summary>
/// <param name="Name">The binary name of the class.</param>
/// <param name="Fields">The fields that are sent.</param>
internal sealed record JavaTypeShape(string Name, IReadOnlyList<JavaFieldShape> Fields)
{
    /// <summary>Gets the names of the constants of an enum, or null for other classes.</summary>
    public IReadOnlyList<string>? Constants { get; init; }

    /// <summary>Gets the names of the type parameters.</summary>
    public IReadOnlyList<string> TypeParameters { get; init; } = [];

    /// <summary>Gets a value indicating whether the class has no objects of its own.</summary>
    public bool IsAbstract { get; init; }
}

/// <summary>Describes a field of a Java class.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The declared type.</param>
internal sealed record JavaFieldShape(string Name, JavaTypeName Type);
