using System.Collections;
using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Collections;

/// <summary>
/// Tests objects that are sent instead of a collection. The bytes are those of hessian-lite 4.0.4 and 3.2.13, with Guava 31.1 and 27.0. A
/// declared collection is read. Without a declared type, the object is written back unchanged.
/// </summary>
public sealed class StandInTests
{
    private const string Guava = "com.google.common.collect.";
    private const string Color = "43 1c\"com.example.dubbonet.P$Color\" 91 04\"name\" ";
    private const string EnumSet =
        "43 30 30\"com.alibaba.com.caucho.hessian.io.EnumSetHandler\" 92 07\"objects\" 04\"type\" 60 72 07\"[object\" "
        + Color + "61 03\"RED\" 61 05\"GREEN\" 43 0f\"java.lang.Class\" 91 04\"name\" 62 1c\"com.example.dubbonet.P$Color\"";

    private const string EnumSetOfJdk =
        "43 30 24\"java.util.EnumSet$SerializationProxy\" 92 08\"elements\" 0b\"elementType\" 60 72 0f\"[java.lang.Enum\" "
        + Color + "61 03\"RED\" 61 05\"GREEN\" 43 0f\"java.lang.Class\" 91 04\"name\" 62 1c\"com.example.dubbonet.P$Color\"";

    private const string List =
        "43 30 36\"" + Guava + "ImmutableList$SerializedForm\" 91 08\"elements\" 60 72 07\"[object\" 01\"a\" 01\"b\"";
    private const string Set = "43 30 35\"" + Guava + "ImmutableSet$SerializedForm\" 91 08\"elements\" 60 72 07\"[object\" 01\"a\" 01\"b\"";
    private const string SortedSet =
        "43 30 3b\"" + Guava + "ImmutableSortedSet$SerializedForm\" 92 08\"elements\" 0a\"comparator\" 60 72 07\"[object\" 01\"a\" 01\"b\" "
        + "43 30 29\"" + Guava + "NaturalOrdering\" 90 61";

    private const string Map =
        "43 30 35\"" + Guava + "ImmutableMap$SerializedForm\" 92 06\"values\" 04\"keys\" 60 72 07\"[object\" 91 92 72 90 01\"a\" 01\"b\"";
    private const string Multiset =
        "43 30 41\"" + Guava + "RegularImmutableMultiset$SerializedForm\" "
        + "92 06\"counts\" 08\"elements\" 60 72 04\"[int\" 92 91 72 07\"[object\" 01\"a\" 01\"b\"";
    private const string AsList = "43 30 38\"" + Guava + "ImmutableAsList$SerializedForm\" 91 0a\"collection\" 60 "
        + "43 30 35\"" + Guava + "ImmutableSet$SerializedForm\" 91 08\"elements\" 61 72 07\"[object\" 01\"a\" 01\"b\"";

    private const string KeySet = "43 30 43\"" + Guava + "RegularImmutableMap$KeySet$SerializedForm\" 91 03\"map\" 60 "
        + "43 30 35\"" + Guava + "ImmutableMap$SerializedForm\" 92 06\"values\" 04\"keys\" 61 72 07\"[object\" 91 92 72 90 01\"a\" 01\"b\"";

    private const string EnumSetOfGuava = "43 30 3d\"" + Guava + "ImmutableEnumSet$EnumSerializedForm\" 91 08\"delegate\" 60 "
        + "43 30 30\"com.alibaba.com.caucho.hessian.io.EnumSetHandler\" 92 07\"objects\" 04\"type\" 61 72 07\"[object\" "
        + Color + "62 03\"RED\" 62 05\"GREEN\" 43 0f\"java.lang.Class\" 91 04\"name\" 63 1c\"com.example.dubbonet.P$Color\"";

    private const string EnumMapOfGuava =
        "43 30 3d\"" + Guava + "ImmutableEnumMap$EnumSerializedForm\" 91 08\"delegate\" 60 4d 11\"java.util.EnumMap\" "
        + Color + "61 03\"RED\" 91 61 05\"GREEN\" 92 5a";

    private static readonly HessianOptions Known = new() { Types = HessianTypeRegistry.Create(Colors.Hessian), CompactTypedLists = true };

    private static readonly string[] All =
        [EnumSet, EnumSetOfJdk, List, Set, SortedSet, Map, Multiset, AsList, KeySet, EnumSetOfGuava, EnumMapOfGuava];

    [TestCase(EnumSet)]
    [TestCase(EnumSetOfJdk)]
    [TestCase(EnumSetOfGuava)]
    public void Enum_set_is_read_as_every_collection(string hex)
    {
        Models.Color[] expected = [Models.Color.Red, Models.Color.Green];
        AssertItems(hex, expected, As.Set(Colors.Hessian));
        AssertItems(hex, expected, As.SetAs<ISet<Color>, Color>(Colors.Hessian));
        AssertItems(hex, expected, As.SetAs<IReadOnlySet<Color>, Color>(Colors.Hessian));
        AssertItems(hex, expected, As.FrozenSet(Colors.Hessian));
        AssertItems(hex, expected, As.ImmutableHashSet(Colors.Hessian));
        AssertItems(hex, expected, As.SortedSet(Colors.Hessian));
        AssertItems(hex, expected, As.List(Colors.Hessian));
        AssertItems(hex, expected, As.ListAs<ICollection<Color>, Color>(Colors.Hessian));
        AssertItems(hex, expected, As.ListAs<IEnumerable<Color>, Color>(Colors.Hessian));
        AssertItems(hex, expected, As.ImmutableArray(Colors.Hessian));
        AssertItems(hex, expected, As.LinkedList(Colors.Hessian));
        AssertItems(hex, expected, As.Array(Colors.Hessian, "[" + Colors.ClassName));
        AssertItems(hex, expected, As.EnumSet(Colors.Hessian));
        AssertItems(hex, ["RED", "GREEN"], As.Set(new NameFormatter()));
    }

    [Test]
    public void Shared_enum_set_in_a_later_member_is_the_same_collection()
    {
        byte[] bytes = Hex.Parse("7a " + EnumSet + " 51 91");
        Assert.That(
            HessianSerializer.Deserialize(bytes, As.List(As.Set(Colors.Hessian)), Known),
            Has.Count.EqualTo(2).And.All.EquivalentTo(new[] { Models.Color.Red, Models.Color.Green }));
        List<HashSet<Color>> sets = HessianSerializer.Deserialize(bytes, As.List(As.Set(Colors.Hessian)), Known)!;
        Assert.That(sets[1], Is.SameAs(sets[0]));
    }

    [Test]
    public void Enum_set_that_an_object_place_had_first_is_read_where_a_set_is_declared()
    {
        byte[] bytes = Hex.Parse(EnumSet + " 51 90");
        var reader = new HessianReader(bytes, Known);
        Assert.That(reader.ReadObject(), Is.TypeOf<HessianObject>());
        Assert.That(As.Set(Colors.Hessian).Read(ref reader), Is.EquivalentTo(new[] { Models.Color.Red, Models.Color.Green }));
        reader.Dispose();
    }

    [TestCase(List)]
    [TestCase(Set)]
    [TestCase(SortedSet)]
    [TestCase(AsList)]
    [TestCase(KeySet)]
    public void Collection_of_Guava_is_read_where_a_collection_is_declared(string hex)
    {
        AssertItems(hex, ["a", "b"], As.List(As.String));
        AssertItems(hex, ["a", "b"], As.Set(As.String));
        AssertItems(hex, ["a", "b"], As.SortedSet(As.String));
        AssertItems(hex, ["a", "b"], As.ImmutableList(As.String));
        AssertItems(hex, ["a", "b"], As.ListAs<IReadOnlyCollection<string>, string>(As.String));
        AssertItems(hex, ["a", "b"], As.StringArray);
        AssertItems<List<object>, object>(hex, ["a", "b"], As.List(As.Object));
    }

    [Test]
    public void Map_of_Guava_is_read_where_a_map_is_declared()
    {
        KeyValuePair<string, int>[] expected = [new("a", 1), new("b", 2)];
        AssertItems(Map, expected, As.Dictionary(As.String, As.Int32));
        AssertItems(Map, expected, As.SortedDictionary(As.String, As.Int32));
        AssertItems(Map, expected, As.DictionaryAs<IReadOnlyDictionary<string, int>, string, int>(As.String, As.Int32));
        AssertItems(Map, expected, As.FrozenDictionary(As.String, As.Int32));
        AssertItems(Map, [new KeyValuePair<string, long>("a", 1), new("b", 2)], As.Dictionary(As.String, As.Int64));
        AssertItems(
            EnumMapOfGuava, [KeyValuePair.Create(Models.Color.Red, 1), new(Models.Color.Green, 2)],
            As.Dictionary(Colors.Hessian, As.Int32));
    }

    [Test]
    public void Multiset_of_Guava_has_each_item_as_often_as_stated() => AssertItems(Multiset, ["a", "a", "b"], As.List(As.String));

    [Test]
    public void Multiset_that_states_more_items_than_allowed_is_an_error()
    {
        string endless = Multiset.Replace("92 91 72", "49 7f ff ff ff 49 7f ff ff ff 72", StringComparison.Ordinal);
        Assert.That(Codec.Fail(endless, As.List(As.String)).Message, Does.Contain("more items than its message may have"));
    }

    [Test]
    public void Non_generic_interfaces_get_the_collection()
    {
        Assert.That(HessianSerializer.Deserialize(Hex.Parse(List), As.Registered<IList>()), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(
            HessianSerializer.Deserialize(Hex.Parse(EnumSet), As.Registered<IEnumerable>(), Known),
            Is.EquivalentTo(new[] { Models.Color.Red, Models.Color.Green }));
        Assert.That(HessianSerializer.Deserialize(Hex.Parse(Map), As.Registered<IDictionary>())!["b"], Is.EqualTo(2));
    }

    [TestCaseSource(nameof(All))]
    public void Undeclared_object_is_written_back_unchanged(string hex)
    {
        object? value = HessianSerializer.Deserialize(Hex.Parse(hex));
        Assert.That(Hex.Format(HessianSerializer.Serialize(value, Codec.Compact)), Is.EqualTo(Hex.Format(Hex.Parse(hex))));
        Assert.That(((HessianObject)value!).TryGetCollection(out IEnumerable? items), Is.True);
        Assert.That(items, Is.Not.Empty);
    }

    [Test]
    public void Undeclared_set_is_a_set_and_undeclared_map_is_a_dictionary()
    {
        Assert.That(Collection(Set), Is.TypeOf<HashSet<object?>>().And.EquivalentTo(new[] { "a", "b" }));
        Assert.That(Collection(List), Is.TypeOf<List<object?>>().And.EqualTo(new[] { "a", "b" }));
        Assert.That(Collection(Map), Is.InstanceOf<IDictionary>().And.Count.EqualTo(2));
        Assert.That(new HessianObject("com.acme.Money", ("amount", 1)).TryGetCollection(out _), Is.False);
    }

    [TestCase("91", "List.of")]
    [TestCase("92", "Set.of")]
    [TestCase("93", "Map.of")]
    [TestCase("94", "List.of")]
    public void Collection_that_lost_its_elements_is_an_error_in_every_place(string tag, string name)
    {
        string lost = "43 11\"java.util.CollSer\" 91 03\"tag\" 60 " + tag;
        AssertLost(As.Object);
        AssertLost(As.List(As.String));
        AssertLost(As.ListAs<IReadOnlyList<string>, string>(As.String));
        AssertLost(As.ImmutableArray(As.String));
        AssertLost(As.Set(As.String));
        AssertLost(As.StringArray);
        AssertLost(As.Dictionary(As.String, As.Int32));
        AssertLost(As.SortedDictionary(As.String, As.Int32));
        AssertLost(As.EnumSet(Colors.Hessian));
        AssertLost(As.Registered<IList>());
        AssertLost(As.String);

        void AssertLost<T>(IHessianFormatter<T> formatter) =>
            Assert.That(Codec.Fail(lost, formatter).Message, Does.Contain("The elements are lost").And.Contain($"omits those of {name}"));
    }

    [Test]
    public void Object_that_does_not_represent_a_collection_is_an_error_that_names_its_class()
    {
        string point = Models.Known.PointDefinition + "60 91 92";
        Assert.That(Codec.Fail(point, As.List(As.String)).Message, Does.Contain("expected a list, found com.example.dubbonet.P$Point"));
        Assert.That(
            Codec.Fail(point, As.Dictionary(As.String, As.String)).Message,
            Does.Contain("expected a map, found com.example.dubbonet.P$Point"));
        Assert.That(Codec.Fail(point, As.ImmutableArray(As.String), Models.Known.Models).Message, Does.Contain("P$Point"));
        Codec.Fail(List, As.Dictionary(As.String, As.String));
        Codec.Fail(Map, As.List(As.String));
        Codec.Fail("43 30 36\"" + Guava + "ImmutableList$SerializedForm\" 91 08\"elements\" 60 4e", As.List(As.String));
        Codec.Fail("43 30 36\"" + Guava + "ImmutableList$SerializedForm\" 90 60", As.List(As.String));
    }

    [Test]
    public void Objects_that_represent_each_other_end()
    {
        string cycle = "43 30 38\"" + Guava + "ImmutableAsList$SerializedForm\" 91 0a\"collection\" 60 51 90";
        Assert.That(Codec.Fail(cycle, As.List(As.String)).Message, Does.Contain("ImmutableAsList"));
    }

    [Test]
    public void Items_with_the_same_fallback_constant_are_not_lost()
    {
        var lenient = new HessianOptions { Types = HessianTypeRegistry.Create(Colors.Lenient) };
        string unknown = EnumSet.Replace("03\"RED\"", "04\"PINK\"", StringComparison.Ordinal).Replace(
            "05\"GREEN\"", "04\"GREY\"", StringComparison.Ordinal);
        Assert.That(Codec.Fail(unknown, As.Set(Colors.Lenient), lenient).Message, Does.Contain("1 would be lost"));
    }

    private static IEnumerable Collection(string hex)
    {
        ((HessianObject)HessianSerializer.Deserialize(Hex.Parse(hex))!).TryGetCollection(out IEnumerable? items);
        return items!;
    }

    private static void AssertItems<TCollection, T>(string hex, T[] expected, IHessianFormatter<TCollection> formatter)
        where TCollection : IEnumerable<T>
    {
        Assert.That(HessianSerializer.Deserialize(Hex.Parse(hex), formatter, Known), Is.EquivalentTo(expected));
        Codec.AssertEachPrefixFails(Hex.Parse(hex), formatter, Known);
    }

    /// <summary>Reads the constant of an enum that is not registered.</summary>
    private sealed class NameFormatter : IHessianFormatter<string>
    {
        public void Write(ref HessianWriter writer, string? value) => throw new NotSupportedException();

        public string Read(ref HessianReader reader) => reader.ReadObject() is Color color ? color.ToString().ToUpperInvariant() : "";
    }
}
