namespace DubboNet.Hessian;

/// <summary>Where a reader stands in a map: from <see cref="HessianReader.ReadMapStart"/>, moved by <see cref="HessianReader.ReadNextEntry"/>.</summary>
public readonly ref struct HessianMapCursor
{
    internal HessianMapCursor(string? javaType, int reference)
    {
        JavaType = javaType;
        Reference = reference;
    }

    /// <summary>The class named on the wire, such as <c>java.util.TreeMap</c>; null for an untyped map.</summary>
    public string? JavaType { get; }

    internal int Reference { get; }
}
