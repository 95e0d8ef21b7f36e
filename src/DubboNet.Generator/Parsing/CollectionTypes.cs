namespace DubboNet.Generator;

/// <summary>A C# collection, and the Java type it stands for.</summary>
/// <param name="CSharp">Its definition as the compiler displays it.</param>
/// <param name="Java">The Java type that is declared.</param>
/// <param name="Factory">The member of <c>HessianFormatters</c> that composes its formatter.</param>
/// <param name="NamesItself">Whether that needs the collection's type as a type argument.</param>
/// <param name="TakesClass">Whether it can be told which Java class to write.</param>
internal sealed record CollectionType(string CSharp, string Java, string Factory, bool NamesItself = false, bool TakesClass = false)
{
    /// <summary>Whether it has items in an order, and not entries.</summary>
    public bool IsList => Java is "java.util.List" or "java.util.Collection" && Factory != "Registered";
}

/// <summary>The collections of docs/hessian-types.md.</summary>
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
        new("System.Collections.Concurrent.ConcurrentDictionary<TKey, TValue>", "java.util.concurrent.ConcurrentMap", "ConcurrentDictionary"),
        new(Immutable + "ImmutableDictionary<TKey, TValue>", "java.util.Map", "ImmutableDictionary"),
        new(Frozen + "FrozenDictionary<TKey, TValue>", "java.util.Map", "FrozenDictionary"),
        new(Generic + "KeyValuePair<TKey, TValue>", "java.util.Map$Entry", "Entry"),
        new("System.Collections.IEnumerable", "java.util.Collection", "Registered", NamesItself: true),
        new("System.Collections.IList", "java.util.List", "Registered", NamesItself: true),
        new("System.Collections.IDictionary", "java.util.Map", "Registered", NamesItself: true),
    }.ToDictionary(row => row.CSharp);

    /// <summary>Whether a Java type is one that Hessian sends as a list without a count.</summary>
    public static bool IsIterator(string java) => java is "java.util.Iterator" or "java.util.ListIterator";

    /// <summary>What Java makes where one of its collection interfaces is declared; null: what is written untyped.</summary>
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

    /// <summary>The class to write for a declared Java type; null for the usual one.</summary>
    public static string? ClassToWrite(string java) =>
        BuiltInTypes.IsSupertype(java) ? null : Classes.TryGetValue(java, out string? known) ? known : java;
}
