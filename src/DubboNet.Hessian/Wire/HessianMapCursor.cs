namespace DubboNet.Hessian;

/// <summary>
/// Represents the position of a reader in a map. <see cref="HessianReader.ReadMapStart"/> returns it, and
/// <see cref="HessianReader.ReadNextEntry"/> moves it.
/// </summary>
public readonly ref struct HessianMapCursor
{
    internal HessianMapCursor(string? javaType, int reference)
    {
        JavaType = javaType;
        Reference = reference;
    }

    /// <summary>Gets the class name on the wire, such as <c>java.util.TreeMap</c>. Null for an untyped map.</summary>
    public string? JavaType { get; }

    internal int Reference { get; }
}
