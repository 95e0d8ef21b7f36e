using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DubboNet.Hessian;

public static partial class HessianFormatters
{
    private const string LinkedListClass = "java.util.LinkedList";
    private const string TreeSetClass = "java.util.TreeSet";
    private const string HashSetClass = "java.util.HashSet";

    /// <summary>
    /// Creates a formatter of a collection type that is created empty and then filled. Elements can refer back to the collection.
    /// </summary>
    /// <param name="element">The formatter of the elements.</param>
    /// <param name="create">Creates the collection. The argument is the suggested capacity.</param>
    /// <param name="add">Adds an element.</param>
    /// <param name="javaType">The Java class to write, or null for the one that matches the collection. That is HashSet, TreeSet or
    /// LinkedList for similar collections, and ArrayList otherwise.</param>
    public static IHessianFormatter<TCollection> Collection<TCollection, T>(
        IHessianFormatter<T> element, Func<int, TCollection> create, Action<TCollection, T> add, string? javaType = null)
        where TCollection : IEnumerable<T> => new BuiltCollectionFormatter<TCollection, T>(element, create, add, null, javaType);

    /// <summary>
    /// Creates a formatter of a collection type that is built from its elements, such as an immutable one. A reference from within to the
    /// collection is an error.
    /// </summary>
    public static IHessianFormatter<TCollection> Collection<TCollection, T>(
        IHessianFormatter<T> element, Func<List<T>, TCollection> build, string? javaType = null)
        where TCollection : IEnumerable<T> => new BuiltCollectionFormatter<TCollection, T>(element, null, null, build, javaType);

    /// <summary>
    /// Creates a formatter of a Java Iterator or ListIterator, whose items are all sent. Java 3.3 and later read it from a list without a
    /// count. Earlier versions cannot read an Iterator, not even their own.
    /// </summary>
    /// <param name="collection">The formatter of the collection that C# declares, used for reading.</param>
    /// <param name="element">The formatter of the elements.</param>
    public static IHessianFormatter<TCollection> Iterator<TCollection, T>(
        IHessianFormatter<TCollection> collection, IHessianFormatter<T> element)
        where TCollection : IEnumerable<T> => new IteratorFormatter<TCollection, T>(collection, element);

    /// <summary>
    /// Creates a formatter of a Java List, Collection or Iterable for a list interface in C#. Reads a List. Sequences without a count are
    /// collected before they are written.
    /// </summary>
    public static IHessianFormatter<TInterface> ListAs<TInterface, T>(IHessianFormatter<T> element)
        where TInterface : class, IEnumerable<T> => Collection<TInterface, T>(
            element, capacity => (TInterface)(object)new List<T>(capacity), (list, item) => ((List<T>)(object)list).Add(item));

    /// <summary>Creates a formatter of a Java Set for a set interface in C#. Reads a HashSet.</summary>
    public static IHessianFormatter<TInterface> SetAs<TInterface, T>(IHessianFormatter<T> element)
        where TInterface : class, IEnumerable<T> => Collection<TInterface, T>(
            element, capacity => (TInterface)(object)new HashSet<T>(
                capacity, WireComparers<T>.Equality), (set, item) => ((HashSet<T>)(object)set).Add(item), HashSetClass);

    /// <summary>
    /// Creates a formatter of a Java SortedSet (TreeSet). Its comparator is not sent. Sets are read in the natural order of Java, in which
    /// strings are ordered by their UTF-16 units.
    /// </summary>
    public static IHessianFormatter<SortedSet<T>> SortedSet<T>(IHessianFormatter<T> element) =>
        Collection<SortedSet<T>, T>(element, _ => new(WireComparers<T>.Order), (set, item) => set.Add(item), TreeSetClass);

    /// <summary>Creates a formatter of a Java LinkedList, also for Queue and Deque.</summary>
    public static IHessianFormatter<LinkedList<T>> LinkedList<T>(IHessianFormatter<T> element) =>
        Collection<LinkedList<T>, T>(element, _ => [], (list, item) => list.AddLast(item), LinkedListClass);

    /// <summary>Creates a formatter of a Java Queue (LinkedList).</summary>
    public static IHessianFormatter<Queue<T>> Queue<T>(IHessianFormatter<T> element) =>
        Collection<Queue<T>, T>(element, capacity => new Queue<T>(capacity), (queue, item) => queue.Enqueue(item), LinkedListClass);

    /// <summary>Creates a formatter of a Java List.</summary>
    public static IHessianFormatter<ImmutableList<T>> ImmutableList<T>(IHessianFormatter<T> element) =>
        Collection<ImmutableList<T>, T>(element, items => [.. items]);

    /// <summary>Creates a formatter of a Java List. Null is read as an empty list.</summary>
    public static IHessianFormatter<ImmutableArray<T>> ImmutableArray<T>(IHessianFormatter<T> element) =>
        Collection<ImmutableArray<T>, T>(element, items => [.. items]);

    /// <summary>Creates a formatter of a Java Set (HashSet).</summary>
    public static IHessianFormatter<ImmutableHashSet<T>> ImmutableHashSet<T>(IHessianFormatter<T> element) =>
        Collection<ImmutableHashSet<T>, T>(
            element, items => items.ToImmutableHashSet(WireComparers<T>.ForBuilt(items.Count)), HashSetClass);

    /// <summary>Creates a formatter of a Java Set (HashSet).</summary>
    public static IHessianFormatter<FrozenSet<T>> FrozenSet<T>(IHessianFormatter<T> element) =>
        Collection<FrozenSet<T>, T>(element, items => items.ToFrozenSet(WireComparers<T>.ForBuilt(items.Count)), HashSetClass);

    /// <summary>Creates a formatter of a map type that is created empty and then filled. Values can refer back to the map.</summary>
    /// <param name="key">The formatter of the keys. Null keys are rejected.</param>
    /// <param name="value">The formatter of the values.</param>
    /// <param name="create">Creates the map.</param>
    /// <param name="set">Sets an entry. If Java sent a key several times, the last entry counts. If the map treats different keys as equal,
    /// reading it is an error.</param>
    /// <param name="javaType">The Java class to write, or null for the one that matches the map. That is TreeMap or LinkedHashMap for
    /// similar maps, and HashMap otherwise.</param>
    public static IHessianFormatter<TMap> Map<TMap, TKey, TValue>(
        IHessianFormatter<TKey> key, IHessianFormatter<TValue> value, Func<TMap> create, Action<TMap, TKey, TValue> set, string? javaType =
            null)
        where TMap : class, IEnumerable<KeyValuePair<TKey, TValue>>
        where TKey : notnull => new BuiltMapFormatter<TMap, TKey, TValue>(key, value, create, set, null, javaType);

    /// <summary>
    /// Creates a formatter of a map type that is built from its entries, such as an immutable one. A reference from within to the map is an
    /// error.
    /// </summary>
    public static IHessianFormatter<TMap> Map<TMap, TKey, TValue>(
        IHessianFormatter<TKey> key, IHessianFormatter<TValue> value, Func<Dictionary<TKey, TValue>, TMap> build, string? javaType = null)
        where TMap : class, IEnumerable<KeyValuePair<TKey, TValue>>
        where TKey : notnull => new BuiltMapFormatter<TMap, TKey, TValue>(key, value, null, null, build, javaType);

    /// <summary>Creates a formatter of a Java Map for a dictionary interface in C#. Reads a Dictionary.</summary>
    public static IHessianFormatter<TInterface> DictionaryAs<TInterface, TKey, TValue>(
        IHessianFormatter<TKey> key, IHessianFormatter<TValue> value)
        where TInterface : class, IEnumerable<KeyValuePair<TKey, TValue>>
        where TKey : notnull => Map<TInterface, TKey, TValue>(
            key,
            value,
            () => (TInterface)(object)DictionaryFormatter<TKey, TValue>.Create(),
            (map, k, v) => ((Dictionary<TKey, TValue>)(object)map)[k] = v);

    /// <summary>
    /// Creates a formatter of a Java SortedMap or NavigableMap (TreeMap). Its comparator is not sent. Maps are read in the natural order of
    /// Java, in which strings are ordered by their UTF-16 units.
    /// </summary>
    public static IHessianFormatter<SortedDictionary<TKey, TValue>> SortedDictionary<TKey, TValue>(
        IHessianFormatter<TKey> key, IHessianFormatter<TValue> value)
        where TKey : notnull => Map<SortedDictionary<TKey, TValue>, TKey, TValue>(
            key, value, () => new(WireComparers<TKey>.Order), (map, k, v) => map[k] = v, "java.util.TreeMap");

    /// <summary>Creates a formatter of a Java LinkedHashMap.</summary>
    public static IHessianFormatter<OrderedDictionary<TKey, TValue>> OrderedDictionary<TKey, TValue>(
        IHessianFormatter<TKey> key, IHessianFormatter<TValue> value)
        where TKey : notnull =>
        Map<OrderedDictionary<TKey, TValue>, TKey, TValue>(
            key, value, () => new(WireComparers<TKey>.Equality), (map, k, v) => map[k] = v, "java.util.LinkedHashMap");

    /// <summary>Creates a formatter of a Java ConcurrentMap (ConcurrentHashMap), which does not allow null.</summary>
    public static IHessianFormatter<ConcurrentDictionary<TKey, TValue>> ConcurrentDictionary<TKey, TValue>(
        IHessianFormatter<TKey> key, IHessianFormatter<TValue> value)
        where TKey : notnull => Map<ConcurrentDictionary<TKey, TValue>, TKey, TValue>(
            key, value, () => new(WireComparers<TKey>.Equality), (map, k, v) => map[k] = v, "java.util.concurrent.ConcurrentHashMap");

    /// <summary>Creates a formatter of a Java Map (HashMap).</summary>
    public static IHessianFormatter<ImmutableDictionary<TKey, TValue>> ImmutableDictionary<TKey, TValue>(
        IHessianFormatter<TKey> key, IHessianFormatter<TValue> value)
        where TKey : notnull => Map<ImmutableDictionary<TKey, TValue>, TKey, TValue>(
            key, value, entries => entries.ToImmutableDictionary(WireComparers<TKey>.ForBuilt(entries.Count)));

    /// <summary>Creates a formatter of a Java Map (HashMap).</summary>
    public static IHessianFormatter<FrozenDictionary<TKey, TValue>> FrozenDictionary<TKey, TValue>(
        IHessianFormatter<TKey> key, IHessianFormatter<TValue> value)
        where TKey : notnull => Map<FrozenDictionary<TKey, TValue>, TKey, TValue>(
            key, value, entries => entries.ToFrozenDictionary(WireComparers<TKey>.ForBuilt(entries.Count)));
}
