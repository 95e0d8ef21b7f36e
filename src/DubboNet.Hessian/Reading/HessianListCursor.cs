namespace DubboNet.Hessian;

/// <summary>Where a reader stands in a list: from <see cref="HessianReader.ReadListStart"/>, moved by <see cref="HessianReader.ReadNextElement"/>.</summary>
public ref struct HessianListCursor
{
    internal HessianListCursor(string? javaType, int count, int reference, int capacity)
    {
        JavaType = javaType;
        Left = count;
        Reference = reference;
        Capacity = capacity;
    }

    /// <summary>The type named on the wire, such as <c>java.util.LinkedList</c> or <c>[int</c>; null for an untyped list.</summary>
    public string? JavaType { get; }

    /// <summary>A starting capacity for the target: what the list states, but never more than its bytes could hold nor than 1,024.</summary>
    public int Capacity { get; }

    /// <summary>Elements still to come, or -1 in a list that ends with a marker.</summary>
    internal int Left { get; set; }

    internal int Reference { get; }
}
