using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using DubboNet;

namespace Acme.Shop;

[HessianType("com.acme.shop.Everything")]
public sealed partial class Everything
{
    public List<string?>? Names { get; set; }
    public IReadOnlyList<long> Ids { get; init; } = [];
    public IList<float>? Ratios { get; set; }
    public ICollection<int?>? Numbers { get; set; }
    public IEnumerable<Everything>? Children { get; set; }
    [JavaType("java.util.LinkedHashSet")] public HashSet<string>? Tags { get; set; }
    public ISet<Guid>? Keys { get; set; }
    public SortedSet<int>? Sorted { get; set; }
    public LinkedList<string>? Linked { get; set; }
    public Queue<string>? Waiting { get; set; }
    [JavaType("java.util.Deque")] public List<string>? Stack { get; set; }
    public ImmutableArray<int> Fixed { get; set; }
    public ImmutableList<string>? Persistent { get; set; }
    public ImmutableHashSet<string>? PersistentSet { get; set; }
    public FrozenSet<string>? Frozen { get; set; }
    public Dictionary<string, List<short>>? Groups { get; set; }
    public IReadOnlyDictionary<int, string>? Lookup { get; set; }
    public SortedDictionary<string, double>? Ordered { get; set; }
    public OrderedDictionary<string, object>? Inserted { get; set; }
    public ConcurrentDictionary<string, int>? Shared { get; set; }
    public ImmutableDictionary<string, int>? PersistentMap { get; set; }
    public FrozenDictionary<string, int>? FrozenMap { get; set; }
    public byte[]? Photo { get; set; }
    public int[]? Counts { get; set; }
    public string[]? Words { get; set; }
    public int?[]? Boxed { get; set; }
    public int[][]? Grid { get; set; }
    [JavaType("java.util.Date[]")]
    public DateTime[]? Dates { get; set; }
    public decimal[]? Prices { get; set; }
    public float[]? Single { get; set; }
    public Everything[]? Others { get; set; }
    [JavaType("java.util.Optional<java.lang.String>")] public string? Maybe { get; set; }
    [JavaType("java.util.concurrent.atomic.AtomicReferenceArray<java.lang.String>")] public string[]? Held { get; set; }
}
