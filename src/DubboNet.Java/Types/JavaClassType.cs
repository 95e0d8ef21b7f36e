namespace DubboNet.Java;

/// <summary>Represents the use of a class or an interface, with its type arguments.</summary>
public sealed class JavaClassType : JavaType
{
    /// <summary>Creates the use of a class.</summary>
    /// <param name="name">The binary name.</param>
    /// <param name="arguments">The type arguments.</param>
    /// <param name="outer">The type around an inner class, if that type has type arguments.</param>
    public JavaClassType(string name, IReadOnlyList<JavaType> arguments, JavaClassType? outer = null) =>
        (Name, Arguments, Outer) = (name, arguments, outer);

    /// <summary>Gets the binary name, such as <c>java.util.Map$Entry</c>.</summary>
    public string Name { get; }

    /// <summary>Gets the type arguments, which are empty for a class without type parameters and for a raw type.</summary>
    public IReadOnlyList<JavaType> Arguments { get; }

    /// <summary>Gets the type around an inner class if that type has type arguments, and null otherwise.</summary>
    public JavaClassType? Outer { get; }

    /// <inheritdoc />
    public override string ToString()
    {
        string name = Outer is null ? Name : $"{Outer}.{Name[(Outer.Name.Length + 1)..]}";
        return Arguments.Count == 0 ? name : $"{name}<{string.Join(", ", Arguments)}>";
    }
}
