using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DubboNet.Hessian;

public static partial class HessianFormatters
{
    private const string LinkedListClass = "java.util.LinkedList";
    private const string TreeSetClass = "java.util.TreeSet";
    private const string HashSetClass = "java.util.HashSet";

    /// <summary>A collection type that is made empty and then filled; elements may refer back to it.</summary>
    /// <param name="element">Carries the elements.</param>
    /// <param name="create">Makes it, with a capacity that is a hint.</param>
    /// <param name="add">Adds an element.</param>
    /// <param name="javaType">The Java class to write; null for the one that fits: ArrayList, or HashSet, TreeSet and LinkedList for their like.</param>
    public static IHessianFormatter<TCollection> Collection<TCollection, T>(
        IHessianFormatter<T> element, Func<int, TCollection> create, Action<TCollection, T> add, string? javaType = null)
        where TCollection : IEnumerable<T> => new BuiltCollectionFormatter<TCollection, T>(element, create, add, null, javaType);

    /// <summary>A collection type that is made of its elements, such as an immutable one; a reference from within to it is an error.</summary>
    public static IHessianFormatter<TCollection> Collection<TCollection, T>(
        IHessianFormatter<T> element, Func<List<T>, TCollection> build, string? javaType = null)
        where TCollection : IEnumerable<T> => new BuiltCollectionFormatter<TCollection, T>(element, null, null, build, javaType);

    /// <summary>
    /// A Java Iterator or ListIterator, whose items are all sent. Java from 3.3 on reads it, from a list that states no count. Java before 3.3 reads no
    /// Iterator, not even its own.
    /// </summary>
    /// <param name="collection">Carries the collection that C# declares, and reads it.</param>
    /// <param name="element">Carries the elements.</param>
    public static IHessianFormatter<TCollection> Iterator<TCollection, T>(IHessianFormatter<TCollection> collection, IHessianFormatter<T> element)
        where TCollection : IEnumerable<T> => new IteratorFormatter<TCollection, T>(collection, element);

    /// <summary>A Java List, Collection or Iterable where C# declares an interface of lists; a List is made. Sequences without a count are gathered first.</summary>
    public static IHessianFormatter<TInterface> ListAs<TInterface, T>(IHessianFormatter<T> element)
        where TInterface : class, IEnumerable<T> => Collection<TInterface, T>(
            element, capacity => (TInterface)(object)new List<T>(capacity), (list, item) => ((List<T>)(object)list).Add(item));

    /// <summary>A Java Set where C# declares an interface of sets; a HashSet is made.</summary>
    public static IHessianFormatter<TInterface> SetAs<TInterface, T>(IHessianFormatter<T> element)
        where TInterface : class, IEnumerable<T> => Collection<TInterface, T>(
            element, capacity => (TInterface)(object)new HashSet<T>(capacity, WireComparers<T>.Equality), (set, item) => ((HashSet<T>)(object)set).Add(item), HashSetClass);

    /// <summary>A Java SortedSet (TreeSet); its comparator does not travel. What is read is in the natural order of Java: text by its UTF-16 units.</summary>
    public static IHessianFormatter<SortedSet<T>> SortedSet<T>(IHessianFormatter<T> element) =>
        Collection<SortedSet<T>, T>(element, _ => new(WireComparers<T>.Order), (set, item) => set.Add(item), TreeSetClass);

    /// <summary>A Java LinkedList, also for Queue and Deque.</summary>
    public static IHessianFormatter<LinkedList<T>> LinkedList<T>(IHessianFormatter<T> element) =>
        Collection<LinkedList<T>, T>(element, _ => [], (list, item) => list.AddLast(item), LinkedListClass);

    /// <summary>A Java Queue (LinkedList).</summary>
    public static IHessianFormatter<Queue<T>> Queue<T>(IHessianFormatter<T> element) =>
        Collection<Queue<T>, T>(element, capacity => new Queue<T>(capacity), (queue, item) => queue.Enqueue(item), LinkedListClass);

    /// <summary>A Java List.</summary>
    public static IHessianFormatter<ImmutableList<T>> ImmutableList<T>(IHessianFormatter<T> element) =>
        Collection<ImmutableList<T>, T>(element, items => [.. items]);

    /// <summary>A Java List; null is read as an empty one.</summary>
    public static IHessianFormatter<ImmutableArray<T>> ImmutableArray<T>(IHessianFormatter<T> element) =>
        Collection<ImmutableArray<T>, T>(element, items => [.. items]);

    /// <summary>A Java Set (HashSet).</summary>
    public static IHessianFormatter<ImmutableHashSet<T>> ImmutableHashSet<T>(IHessianFormatter<T> element) =>
        Collection<ImmutableHashSet<T>, T>(element, items => items.ToImmutableHashSet(WireComparers<T>.ForBuilt(items.Count)), HashSetClass);

    /// <summary>A Java Set (HashSet).</summary>
    public static IHessianFormatter<FrozenSet<T>> FrozenSet<T>(IHessianFormatter<T> element) =>
        Collection<FrozenSet<T>, T>(element, items => items.ToFrozenSet(WireComparers<T>.ForBuilt(items.Count)), HashSetClass);

    /// <summary>A map type that is made empty and then filled; values may refer back to it.</summary>
    /// <param name="key">Carries the keys; null is refused.</param>
    /// <param name="value">Carries the values.</param>
    /// <param name="create">Makes it.</param>
    /// <param name="set">
    /// Sets an entry; of keys that are the same in Java the last one counts. If the map takes keys that differ for the same one, reading it is an error.
    /// </param>
    /// <param name="javaType">The Java class to write; null for the one that fits: HashMap, or TreeMap and LinkedHashMap for their like.</param>
    public static IHessianFormatter<TMap> Map<TMap, TKey, TValue>(
        IHessianFormatter<TKey> key, IHessianFormatter<TValue> value, Func<TMap> create, Action<TMap, TKey, TValue> set, string? javaType = null)
        where TMap : class, IEnumerable<KeyValuePair<TKey, TValue>>
        where TKey : notnull => new BuiltMapFormatter<TMap, TKey, TValue>(key, value, create, set, null, javaType);

    /// <summary>A map type that is made of its entries, such as an immutable one; a reference from within to it is an error.</summary>
    public static IHessianFormatter<TMap> Map<TMap, TKey, TValue>(
        IHessianFormatter<TKey> key, IHessianFormatter<TValue> value, Func<Dictionary<TKey, TValue>, TMap> build, string? javaType = null)
        where TMap : class, IEnumerable<KeyValuePair<TKey, TValue>>
        where TKey : notnull => new BuiltMapFormatter<TMap, TKey, TValue>(key, value, null, null, build, javaType);

    /// <summary>A Java Map where C# declares an interface of dictionaries; a Dictionary is made.</summary>
    public static IHessianFormatter<TInterface> DictionaryAs<TInterface, TKey, TValue>(IHessianFormatter<TKey> key, IHessianFormatter<TValue> value)
        where TInterface : class, IEnumerable<KeyValuePair<TKey, TValue>>
        where TKey : notnull => Map<TInterface, TKey, TValue>(
            key, value, () => (TInterface)(object)DictionaryFormatter<TKey, TValue>.Create(), (map, k, v) => ((Dictionary<TKey, TValue>)(object)map)[k] = v);

    /// <summary>A Java SortedMap or NavigableMap (TreeMap); its comparator does not travel. What is read is in the natural order of Java: text by its UTF-16 units.</summary>
    public static IHessianFormatter<SortedDictionary<TKey, TValue>> SortedDictionary<TKey, TValue>(IHessianFormatter<TKey> key, IHessianFormatter<TValue> value)
        where TKey : notnull => Map<SortedDictionary<TKey, TValue>, TKey, TValue>(key, value, () => new(WireComparers<TKey>.Order), (map, k, v) => map[k] = v, "java.util.TreeMap");

    /// <summary>A Java LinkedHashMap.</summary>
    public static IHessianFormatter<OrderedDictionary<TKey, TValue>> OrderedDictionary<TKey, TValue>(
        IHessianFormatter<TKey> key, IHessianFormatter<TValue> value)
        where TKey : notnull =>
        Map<OrderedDictionary<TKey, TValue>, TKey, TValue>(key, value, () => new(WireComparers<TKey>.Equality), (map, k, v) => map[k] = v, "java.util.LinkedHashMap");

    /// <summary>A Java ConcurrentMap (ConcurrentHashMap), which bears no null.</summary>
    public static IHessianFormatter<ConcurrentDictionary<TKey, TValue>> ConcurrentDictionary<TKey, TValue>(
        IHessianFormatter<TKey> key, IHessianFormatter<TValue> value)
        where TKey : notnull => Map<ConcurrentDictionary<TKey, TValue>, TKey, TValue>(
            key, value, () => new(WireComparers<TKey>.Equality), (map, k, v) => map[k] = v, "java.util.concurrent.ConcurrentHashMap");

    /// <summary>A Java Map (HashMap).</summary>
    public static IHessianFormatter<ImmutableDictionary<TKey, TValue>> ImmutableDictionary<TKey, TValue>(
        IHessianFormatter<TKey> key, IHessianFormatter<TValue> value)
        where TKey : notnull => Map<ImmutableDictionary<TKey, TValue>, TKey, TValue>(key, value, entries => entries.ToImmutableDictionary(WireComparers<TKey>.ForBuilt(entries.Count)));

    /// <summary>A Java Map (HashMap).</summary>
    public static IHessianFormatter<FrozenDictionary<TKey, TValue>> FrozenDictionary<TKey, TValue>(
        IHessianFormatter<TKey> key, IHessianFormatter<TValue> value)
        where TKey : notnull => Map<FrozenDictionary<TKey, TValue>, TKey, TValue>(key, value, entries => entries.ToFrozenDictionary(WireComparers<TKey>.ForBuilt(entries.Count)));
}
