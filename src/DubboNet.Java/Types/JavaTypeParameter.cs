namespace DubboNet.Java;

/// <summary>Represents a type parameter of a class or a method.</summary>
public sealed class JavaTypeParameter
{
    /// <summary>Creates a type parameter.</summary>
    /// <param name="name">The name.</param>
    /// <param name="bounds">The types after <c>extends</c>, which are <c>java.lang.Object</c> if there are none.</param>
    public JavaTypeParameter(string name, IReadOnlyList<JavaType> bounds) => (Name, Bounds) = (name, bounds);

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the types after <c>extends</c>. A parameter without bounds has <c>java.lang.Object</c>.</summary>
    public IReadOnlyList<JavaType> Bounds { get; }

    /// <summary>Returns the parameter as Java code writes it, always with its bounds.</summary>
    public override string ToString() => $"{Name} extends {string.Join(" & ", Bounds)}";
}
