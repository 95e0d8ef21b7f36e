namespace DubboNet.Java;

/// <summary>Represents a type argument that stands for any type within a bound, such as <c>? extends Number</c>.</summary>
public sealed class JavaWildcard : JavaType
{
    /// <summary>Creates a type argument that stands for any type within a bound.</summary>
    /// <param name="upper">The type after <c>extends</c>, or null.</param>
    /// <param name="lower">The type after <c>super</c>, or null.</param>
    public JavaWildcard(JavaType? upper, JavaType? lower) => (Upper, Lower) = (upper, lower);

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
