using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using Frames;

namespace DubboNet.Interop.Tests.Table;

// The methods for lists, sets and maps.
internal partial interface ITableService
{
    Task<List<int>?> ListAsync(List<int>? value);

    Task<IReadOnlyList<string?>?> ReadOnlyListAsync(IReadOnlyList<string?>? value);

    Task<ImmutableList<long>?> ImmutableListAsync(ImmutableList<long>? value);

    [return: JavaType("java.util.ArrayList")]
    Task<List<string>?> ArrayListAsync([JavaType("java.util.ArrayList")] List<string>? value);

    Task<ICollection<double>?> CollectionAsync(ICollection<double>? value);

    [return: JavaType("java.lang.Iterable")]
    Task<IEnumerable<int>?> IterableAsync([JavaType("java.lang.Iterable")] IEnumerable<int>? value);

    Task<List<List<string>>?> ListsAsync(List<List<string>>? value);

    [return: JavaType("java.util.Iterator")]
    Task<List<string>?> IteratorOfAsync(string? value);

    Task<string?> TextOfIteratorAsync([JavaType("java.util.Iterator")] List<string>? value);

    [return: JavaType("java.util.Iterator")]
    Task<IEnumerable<string>?> IteratedAsync(string? value);

    Task<List<string>?> UnmodifiableListOfAsync(string? value);

    Task<List<string>?> GuavaListOfAsync(string? value);

    Task<string?> TextOfGuavaListAsync(List<string>? value);

    Task<LinkedList<int>?> LinkedListAsync(LinkedList<int>? value);

    Task<Queue<string>?> QueueAsync(Queue<string>? value);

    [return: JavaType("java.util.Deque")]
    Task<LinkedList<string>?> DequeAsync([JavaType("java.util.Deque")] LinkedList<string>? value);

    Task<HashSet<int>?> SetAsync(HashSet<int>? value);

    [return: JavaType("java.util.HashSet")]
    Task<HashSet<string>?> HashSetAsync([JavaType("java.util.HashSet")] HashSet<string>? value);

    Task<IReadOnlySet<Color>?> ReadOnlySetAsync(IReadOnlySet<Color>? value);

    [return: JavaType("java.util.LinkedHashSet")]
    Task<HashSet<string>?> LinkedHashSetAsync([JavaType("java.util.LinkedHashSet")] HashSet<string>? value);

    Task<SortedSet<int>?> SortedSetAsync(SortedSet<int>? value);

    [return: JavaType("java.util.TreeSet")]
    Task<SortedSet<string>?> TreeSetAsync([JavaType("java.util.TreeSet")] SortedSet<string>? value);

    [return: JavaType("java.util.EnumSet")]
    Task<HashSet<Color>?> EnumSetAsync([JavaType("java.util.EnumSet")] HashSet<Color>? value);

    Task<HashSet<Color>?> EnumsAsSetAsync(HashSet<Color>? value);

    Task<ICollection<Color>?> EnumsOfAsync(string? value);

    Task<string?> TextOfEnumsAsync(ICollection<Color>? value);

    Task<HashSet<string>?> GuavaSetOfAsync(string? value);

    Task<BitArray?> BitSetAsync(BitArray? value);

    Task<Dictionary<string, int>?> MapAsync(Dictionary<string, int>? value);

    [return: JavaType("java.util.HashMap")]
    Task<Dictionary<int, string>?> HashMapAsync([JavaType("java.util.HashMap")] Dictionary<int, string>? value);

    Task<IReadOnlyDictionary<string, List<long>>?> ReadOnlyMapAsync(IReadOnlyDictionary<string, List<long>>? value);

    Task<SortedDictionary<string, long>?> SortedMapAsync(SortedDictionary<string, long>? value);

    [return: JavaType("java.util.NavigableMap")]
    Task<SortedDictionary<int, string>?> NavigableMapAsync([JavaType("java.util.NavigableMap")] SortedDictionary<int, string>? value);

    [return: JavaType("java.util.TreeMap")]
    Task<SortedDictionary<int, string>?> TreeMapAsync([JavaType("java.util.TreeMap")] SortedDictionary<int, string>? value);

    Task<OrderedDictionary<string, object>?> LinkedHashMapAsync(OrderedDictionary<string, object>? value);

    Task<ConcurrentDictionary<string, int>?> ConcurrentMapAsync(ConcurrentDictionary<string, int>? value);

    [return: JavaType("java.util.concurrent.ConcurrentHashMap")]
    Task<ConcurrentDictionary<string, int>?> ConcurrentHashMapAsync(
        [JavaType("java.util.concurrent.ConcurrentHashMap")] ConcurrentDictionary<string, int>? value);

    [return: JavaType("java.util.Properties")]
    Task<Dictionary<string, string>?> PropertiesAsync([JavaType("java.util.Properties")] Dictionary<string, string>? value);

    [DubboMethod(ParameterTypes = ["java.util.Map"])]
    [return: JavaType("java.util.EnumMap")]
    Task<Dictionary<Color, int>?> EnumMapAsync([JavaType("java.util.EnumMap")] Dictionary<Color, int>? value);

    Task<Dictionary<string, int>?> UnmodifiableMapOfAsync(string? value);

    Task<KeyValuePair<string, int>?> EntryOfAsync(string? value);

    Task<string?> KeyOfAsync(KeyValuePair<string, int>? value);
}
