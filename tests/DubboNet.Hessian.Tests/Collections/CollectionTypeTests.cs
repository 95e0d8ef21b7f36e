using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Collections;

/// <summary>Tests the collection types of .NET with and without a declared type.</summary>
public sealed class CollectionTypeTests
{
    private const string Untyped = "7a 91 92";
    private const string HashSet = "56 11\"java.util.HashSet\" 92 91 92";
    private const string TreeSet = "56 11\"java.util.TreeSet\" 92 91 92";
    private const string LinkedList = "56 14\"java.util.LinkedList\" 92 91 92";
    private const string Entries = "01\"a\" 91 01\"b\" 92 5a";
    private const string TreeMap = "4d 11\"java.util.TreeMap\" " + Entries;
    private const string LinkedMap = "4d 17\"java.util.LinkedHashMap\" " + Entries;

    private static readonly Dictionary<string, int> Pairs = new() { ["a"] = 1, ["b"] = 2 };

    [Test]
    [Property("Rule", "H12")]
    [Property("Rule", "H29")]
    public void Declared_collection_is_read_from_any_list_and_written_as_the_matching_Java_class()
    {
        AssertCollection<SortedSet<int>>(TreeSet, [2, 1], As.SortedSet(As.Int32));
        AssertCollection<LinkedList<int>>(LinkedList, new([1, 2]), As.LinkedList(As.Int32));
        AssertCollection<Queue<int>>(LinkedList, new([1, 2]), As.Queue(As.Int32));
        AssertCollection<ImmutableList<int>>(Untyped, [1, 2], As.ImmutableList(As.Int32));
        AssertCollection<ImmutableArray<int>>(Untyped, [1, 2], As.ImmutableArray(As.Int32));
        AssertCollection<ImmutableHashSet<int>>(HashSet, [1, 2], As.ImmutableHashSet(As.Int32));
        AssertCollection<FrozenSet<int>>(HashSet, new[] { 1, 2 }.ToFrozenSet(), As.FrozenSet(As.Int32));
        AssertCollection<IReadOnlyList<int>>(Untyped, [1, 2], As.ListAs<IReadOnlyList<int>, int>(As.Int32));
        AssertCollection<IList<int>>(Untyped, [1, 2], As.ListAs<IList<int>, int>(As.Int32));
        AssertCollection<ICollection<int>>(Untyped, [1, 2], As.ListAs<ICollection<int>, int>(As.Int32));
        AssertCollection<IEnumerable<int>>(Untyped, Enumerable.Range(1, 3).Where(i => i < 3), As.ListAs<IEnumerable<int>, int>(As.Int32));
        AssertCollection<IReadOnlyCollection<int>>(Untyped, new[] { 1, 2 }, As.ListAs<IReadOnlyCollection<int>, int>(As.Int32));
        AssertCollection<ISet<int>>(HashSet, new HashSet<int> { 1, 2 }, As.SetAs<ISet<int>, int>(As.Int32));
        AssertCollection<IReadOnlySet<int>>(HashSet, new HashSet<int> { 1, 2 }, As.SetAs<IReadOnlySet<int>, int>(As.Int32));
    }

    [Test]
    [Property("Rule", "H11")]
    [Property("Rule", "H38")]
    public void Declared_map_is_read_from_any_map_and_written_as_the_matching_Java_class()
    {
        AssertMap(TreeMap, new SortedDictionary<string, int>(Pairs), As.SortedDictionary(As.String, As.Int32));
        AssertMap(LinkedMap, new OrderedDictionary<string, int>(Pairs), As.OrderedDictionary(As.String, As.Int32));
        // The collection has one entry, because the order is that of the hash codes, which differ in each run.
        var single = new Dictionary<string, int> { ["a"] = 1 };
        Codec.AssertBoth("48 01\"a\" 91 5a", single.ToFrozenDictionary(), As.FrozenDictionary(As.String, As.Int32));
        Codec.AssertBoth("48 01\"a\" 91 5a", single.ToImmutableDictionary(), As.ImmutableDictionary(As.String, As.Int32));
        AssertMap<IReadOnlyDictionary<string, int>>(
            "48 " + Entries, Pairs, As.DictionaryAs<IReadOnlyDictionary<string, int>, string, int>(As.String, As.Int32));
        AssertMap<IDictionary<string, int>>(
            "48 " + Entries, Pairs, As.DictionaryAs<IDictionary<string, int>, string, int>(As.String, As.Int32));
        var one = new ConcurrentDictionary<string, int> { ["a"] = 1 };
        Codec.AssertBoth(
            "4d 30 26 \"java.util.concurrent.ConcurrentHashMap\" 01\"a\" 91 5a", one, As.ConcurrentDictionary(As.String, As.Int32));
        Codec.AssertWrites("48 01\"a\" 91 5a", one, As.Object);
        Codec.AssertBoth(
            "4d 14\"java.util.Properties\" 01\"k\" 01\"v\" 5a", new() { ["k"] = "v" },
            As.Dictionary(As.String, As.String, "java.util.Properties"));
        Codec.Fail("48 4e 91 5a", As.SortedDictionary(As.String, As.Int32));
        Codec.Fail("48 4e 91 5a", As.FrozenDictionary(As.String, As.Int32));
    }

    [Test]
    [Property("Rule", "H11")]
    [Property("Rule", "H12")]
    public void Undeclared_collection_is_written_as_the_matching_Java_class()
    {
        Codec.AssertWrites(HashSet, new[] { 1, 2 }.ToFrozenSet(), As.Object);
        Codec.AssertWrites(HashSet, ImmutableHashSet.Create(1, 2), As.Object);
        Codec.AssertWrites(TreeSet, ImmutableSortedSet.Create(1, 2), As.Object);
        Codec.AssertWrites(LinkedList, new ConcurrentQueue<int>([1, 2]), As.Object);
        Codec.AssertWrites(Untyped, Enumerable.Range(1, 3).Where(i => i < 3), As.Object);
        Codec.AssertWrites(TreeMap, new SortedList<string, int>(Pairs), As.Object);
        Codec.AssertWrites(TreeMap, Pairs.ToImmutableSortedDictionary(), As.Object);
        Codec.AssertWrites(LinkedMap, new OrderedDictionary<string, int>(Pairs), As.Object);
        Codec.AssertWrites("48 01\"a\" 91 5a", new Dictionary<string, int> { ["a"] = 1 }.ToFrozenDictionary(), As.Object);
        Assert.That(
            () => HessianSerializer.Serialize(new Stack<int>([1])), Throws.TypeOf<HessianException>().With.Message.Contains("order"));
    }

    [Test]
    [Property("Rule", "H51")]
    public void EnumMap_is_read_into_a_dictionary_of_the_enum() => Codec.AssertReads(
        "4d 11\"java.util.EnumMap\" 43 1c\"com.example.dubbonet.P$Color\" 91 04\"name\" 60 03\"RED\" 91 5a",
        new Dictionary<Color, int> { [Color.Red] = 1 },
        As.Dictionary(Colors.Hessian, As.Int32));

    [Test]
    [Property("Rule", "H27")]
    [Property("Rule", "H45")]
    public void Reference_from_within_finds_a_filled_collection_and_not_a_built_one()
    {
        LinkedList<object> inItself = HessianSerializer.Deserialize(Hex.Parse("79 51 90"), As.LinkedList(As.Object))!;
        Assert.That(inItself.First!.Value, Is.SameAs(inItself));
        Codec.Fail("79 51 90", As.ImmutableList(As.Object));
        SortedDictionary<string, object> map =
            HessianSerializer.Deserialize(Hex.Parse("48 01\"k\" 51 90 5a"), As.SortedDictionary(As.String, As.Object))!;
        Assert.That(map["k"], Is.SameAs(map));
        Codec.Fail("48 01\"k\" 51 90 5a", As.FrozenDictionary(As.String, As.Object));
        var shared = new LinkedList<int>([1]);
        byte[] bytes = HessianSerializer.Serialize([shared, shared], As.List(As.LinkedList(As.Int32)));
        List<LinkedList<int>> both = HessianSerializer.Deserialize(bytes, As.List(As.LinkedList(As.Int32)))!;
        Assert.That(both[0], Is.SameAs(both[1]));
    }

    [Test]
    [Property("Rule", "H35")]
    public void Narrow_numbers_in_collections_are_read_as_declared()
    {
        Codec.AssertBoth("7a 91 c6 d4", [1, -300], As.List(As.Int16));
        Codec.AssertBoth("48 01\"k\" 79 5f 00 00 00 64 5a", new() { ["k"] = [0.1f] }, As.Dictionary(As.String, As.List(As.BoxedSingle)));
        Codec.AssertBoth("7b 8f 4e c7 c8".Replace("c7 c8", "90", StringComparison.Ordinal), [-1, null, 0], As.List(As.Nullable(As.SByte)));
        Codec.AssertBoth("7b c7 c8 4e 91", [200, null, 1], As.List(As.Nullable(As.Byte)));
        Codec.AssertReads("79 c8 c8", [200], As.List(As.Byte));
        Codec.Fail("79 c9 00", As.List(As.Byte));
        Codec.Fail("79 c7 7f", As.List(As.Byte));
        Codec.AssertBoth("79 d4 ff ff", [65535], As.List(As.UInt16));
        Codec.AssertBoth("79 4c 00 00 00 00 ff ff ff ff", [uint.MaxValue], As.List(As.UInt32));
        Codec.AssertReads(HessianSerializer.Serialize(ulong.MaxValue, As.UInt64), ulong.MaxValue, As.UInt64);
        Codec.Fail("79 8f", As.List(As.UInt16));
        Codec.Fail("79 df", As.List(As.UInt32));
        Codec.Fail(HessianSerializer.Serialize(System.Numerics.BigInteger.MinusOne, As.BigInteger), As.UInt64);
        Codec.AssertWrites("56 04\"[int\" 91 d4 ff ff", new ushort[] { 65535 }, As.Object);
        Codec.AssertWrites("56 05\"[long\" 91 e1", new uint[] { 1 }, As.Object);
        Codec.AssertBoth("56 0f\"[java.lang.Byte\" 92 8f 4e", [-1, null], As.Array(As.Nullable(As.SByte), "[java.lang.Byte"));
    }

    private static void AssertCollection<TCollection>(string hex, TCollection value, IHessianFormatter<TCollection> formatter)
        where TCollection : IEnumerable<int>
    {
        Codec.AssertWrites(hex, value, formatter);
        foreach (string form in new[] { hex, Untyped, HashSet, LinkedList, "72 04\"[int\" 91 92", "57 91 92 5a", "55 01\"L\" 91 92 5a" })
            Assert.That(HessianSerializer.Deserialize(Hex.Parse(form), formatter), Is.EqualTo(value), form);
        if (default(TCollection) is null)
            Codec.AssertReads("4e", default, formatter);
        Codec.Fail("48 5a", formatter);
    }

    private static void AssertMap<TMap>(string hex, TMap value, IHessianFormatter<TMap> formatter)
        where TMap : class, IEnumerable<KeyValuePair<string, int>>
    {
        Codec.AssertWrites(hex, value, formatter);
        foreach (string form in new[] { hex, "48 " + Entries, "4d 01\"M\" " + Entries, "48 01\"b\" 97 01\"a\" 91 01\"b\" 92 5a" })
            Assert.That(HessianSerializer.Deserialize(Hex.Parse(form), formatter), Is.EquivalentTo(value), form);
        Codec.AssertReads("4e", null, formatter);
        Codec.Fail("78", formatter);
    }
}
