namespace DubboNet.Java;

/// <summary>Represents an array type.</summary>
public sealed class JavaArrayType : JavaType
{
    /// <summary>Creates the type of an array.</summary>
    /// <param name="element">The type of the elements.</param>
    public JavaArrayType(JavaType element) => Element = element;

    /// <summary>Gets the type of the elements, which is an array again in an array of several dimensions.</summary>
    public JavaType Element { get; }

    /// <inheritdoc />
    public override string ToString() => $"{Element}[]";
}
