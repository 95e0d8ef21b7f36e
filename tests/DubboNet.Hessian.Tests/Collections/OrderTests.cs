namespace DubboNet.Hessian.Tests.Collections;

/// <summary>Tests that sorted collections have Java's natural order in any culture. Strings are ordered by their UTF-16 units.</summary>
public sealed class OrderTests
{
    /// <summary>The TreeMap {"B":3, "a":1, "a\u00ad":2, "x":6, "x\u200d":7, "\u2764":4, "\u2764\ufe0f":5} as Java writes it.</summary>
    private const string Tree =
        "4d 11\"java.util.TreeMap\" 01 42 93 01 61 91 02 61 c2 ad 92 01 78 96 02 78 e2 80 8d 97 01 e2 9d a4 94 02 e2 9d a4 ef b8 8f 95 5a";

    private static readonly string[] Keys = ["B", "a", "a\u00ad", "x", "x\u200d", "\u2764", "\u2764\ufe0f"];

    [TestCase("en-US")]
    [TestCase("tr-TR")]
    [TestCase("")]
    public void Map_of_text_keeps_every_key_in_the_order_of_Java(string culture)
    {
        using var scope = new CultureScope(culture);
        SortedDictionary<string, int> map = HessianSerializer.Deserialize(Hex.Parse(Tree), As.SortedDictionary(As.String, As.Int32))!;
        Assert.That(map.Keys, Is.EqualTo(Keys));
        Assert.That(map.Values, Is.EqualTo([3, 1, 2, 6, 7, 4, 5]));
        Assert.That(map.Comparer, Is.SameAs(StringComparer.Ordinal));
        SortedDictionary<object, object> objects =
            HessianSerializer.Deserialize(Hex.Parse(Tree), As.SortedDictionary(As.Object, As.Object))!;
        Assert.That(objects.Keys, Is.EqualTo(Keys));
    }

    [TestCase("en-US")]
    [TestCase("")]
    public void Set_of_text_keeps_every_item_in_the_order_of_Java(string culture)
    {
        using var scope = new CultureScope(culture);
        byte[] bytes = HessianSerializer.Serialize(Keys.ToList(), As.List(As.String, "java.util.TreeSet"));
        SortedSet<string> set = HessianSerializer.Deserialize(bytes, As.SortedSet(As.String))!;
        Assert.That(set, Is.EqualTo(Keys));
        Assert.That(set.Comparer, Is.SameAs(StringComparer.Ordinal));
        Assert.That(HessianSerializer.Deserialize(bytes, As.SortedSet(As.Object)), Is.EqualTo(Keys));
        Assert.That(HessianSerializer.Deserialize(bytes, As.SortedSet(As.Registered<IComparable>())), Is.EqualTo(Keys));
    }

    [Test]
    public void Custom_set_is_written_in_its_own_order()
    {
        var set = new SortedSet<string>(StringComparer.OrdinalIgnoreCase) { "B", "a" };
        Codec.AssertWrites("72 11\"java.util.TreeSet\" 01\"a\" 01\"B\"", set, As.SortedSet(As.String), Codec.Compact);
    }
}
