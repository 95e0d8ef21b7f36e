namespace DubboNet.Java;

/// <summary>The base class of the values in annotations.</summary>
public abstract record JavaAnnotationValue
{
    private protected JavaAnnotationValue()
    {
    }

    /// <summary>Represents a number, a character, a Boolean or a text.</summary>
    /// <param name="Value">
    /// A <see cref="bool"/>, <see cref="sbyte"/>, <see cref="short"/>, <see cref="char"/>, <see cref="int"/>, <see cref="long"/>,
    /// <see cref="float"/>, <see cref="double"/> or <see cref="string"/>.
    /// </param>
    public sealed record Constant(object Value) : JavaAnnotationValue;

    /// <summary>Represents a constant of an enum.</summary>
    /// <param name="Type">The binary name of the enum.</param>
    /// <param name="Name">The name of the constant.</param>
    public sealed record EnumConstant(string Type, string Name) : JavaAnnotationValue;

    /// <summary>Represents a class literal.</summary>
    /// <param name="Type">The type.</param>
    public sealed record ClassLiteral(JavaType Type) : JavaAnnotationValue;

    /// <summary>Represents an annotation in an annotation.</summary>
    /// <param name="Annotation">The inner annotation.</param>
    public sealed record Nested(JavaAnnotation Annotation) : JavaAnnotationValue;

    /// <summary>Represents an array.</summary>
    /// <param name="Items">The items.</param>
    public sealed record Array(IReadOnlyList<JavaAnnotationValue> Items) : JavaAnnotationValue;
}
