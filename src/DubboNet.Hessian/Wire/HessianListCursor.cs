namespace DubboNet.Hessian;

/// <summary>
/// Represents the position of a reader in a list. <see cref="HessianReader.ReadListStart"/> returns it, and
/// <see cref="HessianReader.ReadNextElement"/> moves it.
/// </summary>
public ref struct HessianListCursor
{
    internal HessianListCursor(string? javaType, int count, int reference, int capacity)
    {
        JavaType = javaType;
        Left = count;
        Reference = reference;
        Capacity = capacity;
    }

    /// <summary>Gets the type name on the wire, such as <c>java.util.LinkedList</c> or <c>[int</c>. Null for an untyped list.</summary>
    public string? JavaType { get; }

    /// <summary>
    /// Gets the suggested initial capacity of the target. It is the stated count, but never more than the number of elements that the bytes
    /// can contain, and at most 1,024.
    /// </summary>
    public int Capacity { get; }

    /// <summary>Gets or sets the number of remaining elements, or -1 in a list that ends with a marker.</summary>
    internal int Left { get; set; }

    internal int Reference { get; }
}
