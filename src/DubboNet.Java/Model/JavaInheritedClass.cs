namespace DubboNet.Java;

/// <summary>Represents a class or one of its parents, with the type arguments that the class sees.</summary>
public sealed class JavaInheritedClass
{
    internal JavaInheritedClass(JavaClassSymbol type, TypeSubstitution substitution) => (Class, Substitution) = (type, substitution);

    /// <summary>Gets the class.</summary>
    public JavaClassSymbol Class { get; }

    internal TypeSubstitution Substitution { get; }

    /// <summary>Returns the type that a type of a member of the parent is in the class.</summary>
    /// <param name="type">A type as the parent declares it.</param>
    public JavaType Apply(JavaType type) => Substitution.Apply(type);
}
