using System.Collections;
using System.Collections.Concurrent;
using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Collections;

public sealed class MapTests
{
    private static readonly IHessianFormatter<Dictionary<string, int>> StringToInt = As.Dictionary(As.String, As.Int32);

    [Test]
    public void Map_is_untyped_unless_a_class_is_named()
    {
        var map = new Dictionary<string, int> { ["k"] = 1, ["l"] = 2 };
        Codec.AssertBoth("48 01\"k\" 91 01\"l\" 92 5a", map, StringToInt);
        Codec.AssertBoth("4d 01\"M\" 01\"k\" 91 01\"l\" 92 5a", map, As.Dictionary(As.String, As.Int32, "M"));
        Codec.AssertBoth("48 5a", [], StringToInt);
        Codec.AssertBoth("4e", null!, StringToInt);
    }

    [Test]
    public void Keys_that_differ_slightly_stay_different()
    {
        string[] letters = ["a", "b", "ab", "ä", "€"];
        IEnumerable<string> keys = letters.SelectMany(letter => Enumerable.Range(0, 25), (letter, n) => new string('a', n) + letter)
            .Concat(Enumerable.Range(0, 25).Select(n => "b" + new string('a', n)));
        var map = keys.Distinct().Select((key, i) => (key, i)).ToDictionary();
        byte[] bytes = HessianSerializer.Serialize(map, StringToInt);
        Assert.That(HessianSerializer.Deserialize(bytes, StringToInt), Is.EqualTo(map));
        Assert.That(HessianSerializer.Deserialize(bytes, StringToInt), Is.EqualTo(map), "with the state that the first one left");
    }

    [TestCase("48 01\"k\" 91 5a")]
    [TestCase("4d 00 01\"k\" 91 5a")]
    [TestCase("4d 11\"java.util.TreeMap\" 01\"k\" 91 5a")]
    [TestCase("4d 52 00 01 \"M\" 00 01\"k\" 91 5a")]
    [TestCase("48 01\"k\" e1 5a")]
    [Property("Rule", "H41")]
    public void Read_as_declared_type_accepts_every_form(string hex)
    {
        Codec.AssertReads(hex, new Dictionary<string, int> { ["k"] = 1 }, StringToInt);
        Codec.AssertEachPrefixFails(Hex.Parse(hex), StringToInt);
    }

    [Test]
    public void Read_without_declared_type_treats_an_empty_name_as_none() =>
        Codec.AssertReads("4d 00 01\"k\" 91 5a", new Dictionary<object, object?> { ["k"] = 1 }, As.Object!);

    [Test]
    [Property("Rule", "H37")]
    public void Map_of_a_class_keeps_name_and_order()
    {
        var map = new HessianMap("java.util.LinkedHashMap") { ["b"] = 1, ["a"] = 2L };
        Codec.AssertBoth("4d 17\"java.util.LinkedHashMap\" 01\"b\" 91 01\"a\" e2 5a", map);
    }

    [Test]
    [Property("Rule", "H54")]
    [Property("Attack", "A23")]
    public void Null_key_of_an_undeclared_map_is_a_sentinel()
    {
        var map = new Dictionary<object, object?> { [HessianNull.Key] = "v" };
        Codec.AssertBoth("48 4e 01\"v\" 5a", map);
        Assert.That(HessianNull.Key.ToString(), Is.EqualTo("null"));
    }

    [Test]
    [Property("Rule", "H54")]
    [Property("Attack", "A23")]
    public void Null_key_of_a_declared_map_throws()
    {
        Assert.That(Codec.Fail("48 4e 91 5a", StringToInt).Message, Does.StartWith("keys[0]: The key is null"));
        Assert.That(Codec.Fail("48 4e 91 5a", As.Dictionary(As.Int32, As.Int32)).Message, Does.StartWith("keys[0]: The key is null"));
        Assert.That(Codec.Fail("48 4e 91 5a", As.Dictionary(As.Object, As.Int32)).Message, Does.StartWith("keys[0]: The key is null"));
        Codec.Fail("48 4e 91 5a", As.Dictionary(Colors.Hessian, As.Int32));
    }

    [Test]
    [Property("Rule", "H54")]
    [Property("Attack", "A23")]
    public void Last_value_of_a_key_that_comes_twice_wins()
    {
        Codec.AssertReads("48 01\"k\" 91 01\"k\" 92 5a", new Dictionary<object, object?> { ["k"] = 2 }, As.Object!);
        Codec.AssertReads("48 01\"k\" 91 01\"k\" 92 5a", new Dictionary<string, int> { ["k"] = 2 }, StringToInt);
        Codec.AssertReads("48 4e 91 4e 92 5a", new Dictionary<object, object?> { [HessianNull.Key] = 2 }, As.Object!);
    }

    [Test]
    [Property("Rule", "H54")]
    [Property("Attack", "A23")]
    public void Objects_as_keys_are_distinguished_by_identity()
    {
        byte[] bytes = Hex.Parse($"48 {Known.PointDefinition} 60 92 91 90 60 92 91 91 51 91 92 5a");
        Codec.ReadEachWay(bytes, As.Object, value =>
        {
            var map = (Dictionary<object, object?>)value;
            Assert.That(map.Keys, Has.Count.EqualTo(2).And.All.TypeOf<Point>());
            Assert.That(map.Values, Is.EqualTo(new object[] { 2, 1 }));
        }, Known.Models);
    }

    [Test]
    [Property("Attack", "A14")]
    public void Map_as_key_of_itself_is_valid()
    {
        var map = new Dictionary<object, object?>(ReferenceEqualityComparer.Instance);
        map.Add(map, 1);
        Codec.AssertWrites("48 51 90 91 5a", map, As.Object);
        Codec.ReadEachWay(Hex.Parse("48 51 90 91 5a"), As.Object, value =>
        {
            var read = (Dictionary<object, object?>)value;
            Assert.That(read.Keys.Single(), Is.SameAs(read));
        });
    }

    [Test]
    [Property("Rule", "H11")]
    public void NET_maps_are_written_as_the_Java_class_that_keeps_their_order()
    {
        AssertMap("48 01\"a\" 91 5a", new Dictionary<string, int> { ["a"] = 1 });
        AssertMap("48 01\"a\" 91 5a", new ConcurrentDictionary<string, int> { ["a"] = 1 });
        AssertMap("48 01\"a\" 91 5a", new Hashtable { ["a"] = 1 });
        AssertMap("4d 11\"java.util.TreeMap\" 01\"a\" 91 5a", new SortedDictionary<string, int> { ["a"] = 1 });
        AssertMap("4d 11\"java.util.TreeMap\" 01\"a\" 91 5a", new SortedList<string, int> { ["a"] = 1 });
        AssertMap("4d 17\"java.util.LinkedHashMap\" 01\"a\" 91 5a", new OrderedDictionary<string, int> { ["a"] = 1 });
        AssertMap("4d 17\"java.util.LinkedHashMap\" 01\"a\" 91 5a", new System.Collections.Specialized.OrderedDictionary { ["a"] = 1 });
    }

    [TestCase("48")]
    [TestCase("48 91")]
    [TestCase("48 91 5a")]
    [TestCase("4d 91 5a")]
    [TestCase("4d 5a")]
    [TestCase("48 91 92 93 5a")]
    public void Read_of_a_broken_map_throws(string hex)
    {
        Codec.Fail(hex, As.Object);
        Codec.Fail(hex, As.Dictionary(As.Object, As.Object));
    }

    private static void AssertMap(string hex, object map) =>
        Assert.That(Hex.Format(HessianSerializer.Serialize(map)), Is.EqualTo(Hex.Format(Hex.Parse(hex))));
}
