namespace DubboNet.Hessian;

/// <summary>Represents a received list whose Java class or array type is not ArrayList. It is written with the same name.</summary>
public sealed class HessianList(string javaType) : List<object?>, IDescribed
{
    /// <summary>Gets the name on the wire, such as <c>java.util.LinkedList</c> or <c>[com.acme.Money</c>.</summary>
    public string JavaType { get; } = javaType;

    string IDescribed.Description => $"a list ({MemberPath.Clean(JavaType)})";
}

/// <summary>
/// Represents a received set whose Java class is not HashSet. It is written with the same name and in the order in which it was received.
/// Decimals with different scales are different items, as in Java, so a set can contain both 1.0 and 1.00.
/// </summary>
public sealed class HessianSet(string javaType) : HashSet<object?>(WireComparers<object?>.Equality), IDescribed
{
    /// <summary>Gets the name on the wire, such as <c>java.util.TreeSet</c>.</summary>
    public string JavaType { get; } = javaType;

    string IDescribed.Description => $"a set ({MemberPath.Clean(JavaType)})";
}

/// <summary>
/// Represents a received map with a Java class. It is written with the same name and in the order in which it was received. Decimals with
/// different scales are different keys, as in Java, so a map can contain both 1.0 and 1.00.
/// </summary>
public sealed class HessianMap(string javaType) : Dictionary<object, object?>(WireComparers<object>.Equality), IDescribed
{
    /// <summary>Gets the name on the wire, such as <c>java.util.LinkedHashMap</c>.</summary>
    public string JavaType { get; } = javaType;

    string IDescribed.Description => $"a map ({MemberPath.Clean(JavaType)})";
}

/// <summary>Represents null as a key of an undeclared map, where .NET does not allow null. It is written as null.</summary>
public sealed class HessianNull : IDescribed
{
    private HessianNull()
    {
    }

    /// <summary>Gets the only instance.</summary>
    public static HessianNull Key { get; } = new();

    string IDescribed.Description => "null";

    /// <summary>Returns the word null.</summary>
    public override string ToString() => "null";
}
