namespace DubboNet.Java;

/// <summary>Represents a type argument that stands for any type within a bound, such as <c>? extends Number</c>.</summary>
public sealed class JavaWildcard : JavaType
{
    internal JavaWildcard(JavaType? upper, JavaType? lower) => (Upper, Lower) = (upper, lower);

    /// <summary>Gets the type after <c>extends</c>, or null if there is none.</summary>
    public JavaType? Upper { get; }

    /// <summary>Gets the type after <c>super</c>, or null if there is none.</summary>
    public JavaType? Lower { get; }

    /// <inheritdoc />
    public override string ToString() => (Upper, Lower) switch
    {
        ({ } upper, _) => $"? extends {upper}",
        (_, { } lower) => $"? super {lower}",
        _ => "?",
    };
}
