namespace DubboNet.Java;

/// <summary>Represents the use of a type parameter of a class or a method.</summary>
public sealed class JavaTypeVariable : JavaType
{
    /// <summary>Creates the use of a type parameter.</summary>
    /// <param name="name">The name of the type parameter.</param>
    public JavaTypeVariable(string name) => Name = name;

    /// <summary>Gets the name of the type parameter.</summary>
    public string Name { get; }

    /// <inheritdoc />
    public override string ToString() => Name;
}
