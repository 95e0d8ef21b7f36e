namespace DubboNet.Java;

/// <summary>Represents the use of a type parameter of a class or a method.</summary>
public sealed class JavaTypeVariable : JavaType
{
    internal JavaTypeVariable(string name) => Name = name;

    /// <summary>Gets the name of the type parameter.</summary>
    public string Name { get; }

    /// <inheritdoc />
    public override string ToString() => Name;
}
