namespace DubboNet.Hessian;

/// <summary>A list that came with a Java class or array type other than ArrayList; it is written with that name again.</summary>
public sealed class HessianList(string javaType) : List<object?>
{
    /// <summary>The name on the wire, such as <c>java.util.LinkedList</c> or <c>[com.acme.Money</c>.</summary>
    public string JavaType { get; } = javaType;
}

/// <summary>A set that came with a Java class other than HashSet; it is written with that name again, in the order in which it came. Decimals are told apart by their scale, as in Java: 1.0 and 1.00 are two items.</summary>
public sealed class HessianSet(string javaType) : HashSet<object?>(WireComparers<object?>.Equality)
{
    /// <summary>The name on the wire, such as <c>java.util.TreeSet</c>.</summary>
    public string JavaType { get; } = javaType;
}

/// <summary>A map that came with a Java class; it is written with that name again, in the order in which it came. Decimals are told apart by their scale, as in Java: 1.0 and 1.00 are two keys.</summary>
public sealed class HessianMap(string javaType) : Dictionary<object, object?>(WireComparers<object>.Equality)
{
    /// <summary>The name on the wire, such as <c>java.util.LinkedHashMap</c>.</summary>
    public string JavaType { get; } = javaType;
}

/// <summary>Stands for null where .NET has no place for it: as a key of an undeclared map. Written as null.</summary>
public sealed class HessianNull
{
    private HessianNull()
    {
    }

    /// <summary>The only instance.</summary>
    public static HessianNull Key { get; } = new();

    /// <summary>The word null.</summary>
    public override string ToString() => "null";
}
