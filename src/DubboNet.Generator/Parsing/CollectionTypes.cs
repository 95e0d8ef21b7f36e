namespace DubboNet.Generator;

/// <summary>Represents a C# collection with its Java type.</summary>
/// <param name="CSharp">The definition as the compiler displays it.</param>
/// <param name="Java">The declared Java type.</param>
/// <param name="Factory">The member of <c>HessianFormatters</c> that composes its formatter.</param>
/// <param name="NamesItself">Whether that member needs the type of the collection as a type argument.</param>
/// <param name="TakesClass">Whether that member takes the Java class to write.</param>
internal sealed record CollectionType(string CSharp, string Java, string Factory, bool NamesItself = false, bool TakesClass = false)
{
    /// <summary>Gets a value indicating whether it has ordered items instead of entries.</summary>
    public bool IsList => Java is "java.util.List" or "java.util.Collection" && Factory != "Registered";
}

/// <summary>Contains the collections of docs/hessian-types.md.</summary>
internal static class CollectionTypes
{
    private const string Generic = "System.Collections.Generic.";
    private const string Immutable = "System.Collections.Immutable.";
    private const string Frozen = "System.Collections.Frozen.";

    private static readonly Dictionary<string, CollectionType> Rows = new CollectionType[]
    {
        new(Generic + "List<T>", "java.util.List", "List", TakesClass: true),
        new(Generic + "IList<T>", "java.util.List", "ListAs", NamesItself: true),
        new(Generic + "IReadOnlyList<T>", "java.util.List", "ListAs", NamesItself: true),
        new(Generic + "ICollection<T>", "java.util.Collection", "ListAs", NamesItself: true),
        new(Generic + "IReadOnlyCollection<T>", "java.util.Collection", "ListAs", NamesItself: true),
        new(Generic + "IEnumerable<T>", "java.util.Collection", "ListAs", NamesItself: true),
        new(Generic + "LinkedList<T>", "java.util.LinkedList", "LinkedList"),
        new(Generic + "Queue<T>", "java.util.Queue", "Queue"),
        new(Immutable + "ImmutableList<T>", "java.util.List", "ImmutableList"),
        new(Immutable + "ImmutableArray<T>", "java.util.List", "ImmutableArray"),
        new(Generic + "HashSet<T>", "java.util.Set", "Set", TakesClass: true),
        new(Generic + "ISet<T>", "java.util.Set", "SetAs", NamesItself: true),
        new(Generic + "IReadOnlySet<T>", "java.util.Set", "SetAs", NamesItself: true),
        new(Generic + "SortedSet<T>", "java.util.SortedSet", "SortedSet"),
        new(Immutable + "ImmutableHashSet<T>", "java.util.Set", "ImmutableHashSet"),
        new(Frozen + "FrozenSet<T>", "java.util.Set", "FrozenSet"),
        new(Generic + "Dictionary<TKey, TValue>", "java.util.Map", "Dictionary", TakesClass: true),
        new(Generic + "IDictionary<TKey, TValue>", "java.util.Map", "DictionaryAs", NamesItself: true),
        new(Generic + "IReadOnlyDictionary<TKey, TValue>", "java.util.Map", "DictionaryAs", NamesItself: true),
        new(Generic + "SortedDictionary<TKey, TValue>", "java.util.SortedMap", "SortedDictionary"),
        new(Generic + "OrderedDictionary<TKey, TValue>", "java.util.LinkedHashMap", "OrderedDictionary"),
        new(
            "System.Collections.Concurrent.ConcurrentDictionary<TKey, TValue>", "java.util.concurrent.ConcurrentMap",
            "ConcurrentDictionary"),
        new(Immutable + "ImmutableDictionary<TKey, TValue>", "java.util.Map", "ImmutableDictionary"),
        new(Frozen + "FrozenDictionary<TKey, TValue>", "java.util.Map", "FrozenDictionary"),
        new(Generic + "KeyValuePair<TKey, TValue>", "java.util.Map$Entry", "Entry"),
        new("System.Collections.IEnumerable", "java.util.Collection", "Registered", NamesItself: true),
        new("System.Collections.IList", "java.util.List", "Registered", NamesItself: true),
        new("System.Collections.IDictionary", "java.util.Map", "Registered", NamesItself: true),
    }.ToDictionary(row => row.CSharp);

    /// <summary>Returns whether Hessian sends a Java type as a list without a count.</summary>
    public static bool IsIterator(string java) => java is "java.util.Iterator" or "java.util.ListIterator";

    /// <summary>
    /// The Java classes for collection types declared in Java. Null for the class that Java creates from an untyped value.
    /// </summary>
    private static readonly Dictionary<string, string?> Classes = new()
    {
        ["java.util.List"] = null,
        ["java.util.ArrayList"] = null,
        ["java.util.Collection"] = null,
        ["java.lang.Iterable"] = null,
        ["java.util.Iterator"] = null,
        ["java.util.ListIterator"] = null,
        ["java.util.Queue"] = "java.util.LinkedList",
        ["java.util.Deque"] = "java.util.LinkedList",
        ["java.util.Set"] = null,
        ["java.util.HashSet"] = null,
        ["java.util.SortedSet"] = "java.util.TreeSet",
        ["java.util.NavigableSet"] = "java.util.TreeSet",
        ["java.util.Map"] = null,
        ["java.util.HashMap"] = null,
        ["java.util.SortedMap"] = "java.util.TreeMap",
        ["java.util.NavigableMap"] = "java.util.TreeMap",
        ["java.util.concurrent.ConcurrentMap"] = "java.util.concurrent.ConcurrentHashMap",
    };

    public static CollectionType? Find(string csharp) => Rows.TryGetValue(csharp, out CollectionType? row) ? row : null;

    /// <summary>Returns the class to write for a declared Java type, or null for the default one.</summary>
    public static string? ClassToWrite(string java) =>
        BuiltInTypes.IsSupertype(java) ? null : Classes.TryGetValue(java, out string? known) ? known : java;
}
