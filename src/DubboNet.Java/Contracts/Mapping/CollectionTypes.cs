namespace DubboNet.Java;

/// <summary>Contains the C# types of Java's collections.</summary>
internal static class CollectionTypes
{
    private const string Generic = "System.Collections.Generic";
    private const string Concurrent = "System.Collections.Concurrent";

    private static readonly Dictionary<string, CollectionType> Rows = new CollectionType[]
    {
        new("IReadOnlyList", Generic, 1, ["java.util.List", "java.util.ArrayList", "java.util.Iterator", "java.util.ListIterator"]),
        new("IReadOnlyCollection", Generic, 1, ["java.util.Collection"]),
        new("IEnumerable", Generic, 1, ["java.util.Collection", "java.lang.Iterable"]),
        new("List", Generic, 1, ["", "java.util.Vector", "java.util.Stack", "java.util.concurrent.CopyOnWriteArrayList"]),
        new("LinkedList", Generic, 1, ["java.util.LinkedList", "java.util.Deque"]),
        new("Queue", Generic, 1, ["java.util.Queue"]),
        new("IReadOnlySet", Generic, 1, ["java.util.Set", "java.util.HashSet"]),
        new(
            "HashSet", Generic, 1,
            [
                "", "java.util.LinkedHashSet", "java.util.EnumSet", "java.util.concurrent.CopyOnWriteArraySet",
                "java.util.concurrent.ConcurrentSkipListSet",
            ]),
        new("SortedSet", Generic, 1, ["java.util.SortedSet", "java.util.NavigableSet", "java.util.TreeSet"]),
        new("IReadOnlyDictionary", Generic, 2, ["java.util.Map", "java.util.HashMap"]),
        new(
            "Dictionary", Generic, 2,
            [
                "", "java.util.Hashtable", "java.util.EnumMap", "java.util.IdentityHashMap", "java.util.WeakHashMap",
                "java.util.concurrent.ConcurrentSkipListMap",
            ]),
        new("OrderedDictionary", Generic, 2, ["java.util.LinkedHashMap"]),
        new("SortedDictionary", Generic, 2, ["java.util.SortedMap", "java.util.NavigableMap", "java.util.TreeMap"]),
        new(
            "ConcurrentDictionary", Concurrent, 2,
            ["java.util.concurrent.ConcurrentMap", "java.util.concurrent.ConcurrentHashMap"]),
        new("KeyValuePair", Generic, 2, ["java.util.Map$Entry", "java.util.AbstractMap$SimpleEntry"]),
    }.SelectMany(row => row.JavaTypes, (row, java) => (row, java))
        .Where(pair => pair.java.Length > 0)
        .DistinctBy(pair => pair.java)
        .ToDictionary(pair => pair.java, pair => pair.row, StringComparer.Ordinal);

    /// <summary>
    /// The parents of collections of the user's own, with the type that Java's Hessian writes them as. Their items are all that is sent.
    /// </summary>
    private static readonly Dictionary<string, (string CSharp, int Count)> Parents = new(StringComparer.Ordinal)
    {
        ["java.util.ArrayList"] = ("List", 1),
        ["java.util.LinkedList"] = ("List", 1),
        ["java.util.Vector"] = ("List", 1),
        ["java.util.AbstractList"] = ("List", 1),
        ["java.util.List"] = ("List", 1),
        ["java.util.AbstractCollection"] = ("List", 1),
        ["java.util.Collection"] = ("List", 1),
        ["java.util.HashSet"] = ("HashSet", 1),
        ["java.util.LinkedHashSet"] = ("HashSet", 1),
        ["java.util.TreeSet"] = ("HashSet", 1),
        ["java.util.AbstractSet"] = ("HashSet", 1),
        ["java.util.Set"] = ("HashSet", 1),
        ["java.util.HashMap"] = ("Dictionary", 2),
        ["java.util.LinkedHashMap"] = ("Dictionary", 2),
        ["java.util.TreeMap"] = ("Dictionary", 2),
        ["java.util.Hashtable"] = ("Dictionary", 2),
        ["java.util.AbstractMap"] = ("Dictionary", 2),
        ["java.util.Map"] = ("Dictionary", 2),
        ["java.util.concurrent.ConcurrentHashMap"] = ("Dictionary", 2),
    };

    /// <summary>Returns the C# type of a Java collection, or null if the class is not one.</summary>
    public static CollectionType? Find(string java) => Rows.GetValueOrDefault(java);

    /// <summary>Returns the C# type of the classes that extend a collection of Java, or null if the class is not a collection.</summary>
    public static CollectionType? FindParent(string java) => Parents.TryGetValue(java, out (string CSharp, int Count) parent)
        ? new CollectionType(parent.CSharp, Generic, parent.Count, [""])
        : null;
}

/// <summary>Represents a C# collection.</summary>
/// <param name="CSharp">The name.</param>
/// <param name="Space">The namespace.</param>
/// <param name="Count">The number of type arguments.</param>
/// <param name="JavaTypes">The Java types. The first is that of the C# type, and the others have to be stated. It can be empty.</param>
internal sealed record CollectionType(string CSharp, string Space, int Count, string[] JavaTypes)
{
    /// <summary>Gets a value indicating whether items are found by their hash codes or order, so that keys cannot be null.</summary>
    public bool HasStrictKeys => CSharp is "Dictionary" or "SortedDictionary" or "OrderedDictionary" or "ConcurrentDictionary";

    /// <summary>Returns the collection of items.</summary>
    public MappedType Of(string java, IReadOnlyList<MappedType> parts) =>
        new(
            new CSharpType(CSharp, Space) { Arguments = [.. parts.Select(part => part.Type)], IsValue = CSharp == "KeyValuePair" },
            JavaTypes[0])
        {
            Stated = java == JavaTypes[0] ? null : java,
            Parts = parts,
        };
}
