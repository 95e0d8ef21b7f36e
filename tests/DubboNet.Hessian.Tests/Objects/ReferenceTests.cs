using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Objects;

public sealed class ReferenceTests
{
    [Test]
    [Property("Rule", "H16")]
    public void Same_instance_is_a_reference_and_an_equal_one_is_not()
    {
        var p = new Point { X = 1, Y = 2 };
        Codec.AssertWrites($"7a {Known.PointDefinition} 60 92 91 51 91", new List<object?> { p, p }, As.Object!, Known.Models);
        Codec.AssertWrites(
            $"7a {Known.PointDefinition} 60 92 91 60 92 91", new List<object?> { p, new Point { X = 1, Y = 2 } }, As.Object!, Known.Models);
    }

    [Test]
    [Property("Rule", "H27")]
    public void List_that_contains_itself()
    {
        var list = new List<object?>();
        list.Add(list);
        Codec.AssertBoth("79 51 90", list);
    }

    [Test]
    [Property("Rule", "H27")]
    public void Map_that_contains_itself()
    {
        var map = new Dictionary<object, object?>();
        map.Add("me", map);
        Codec.AssertBoth("48 02\"me\" 51 90 5a", map);
    }

    [Test]
    [Property("Rule", "H27")]
    public void Array_that_contains_itself()
    {
        var array = new object?[2];
        array[0] = array[1] = array;
        Codec.AssertBoth("72 07\"[object\" 51 90 51 90", array, Codec.Compact);
    }

    [Test]
    [Property("Rule", "H27")]
    [Property("Rule", "H45")]
    public void Object_that_contains_itself()
    {
        const string hex = "43 1b\"com.example.dubbonet.P$Node\" 92 04\"next\" 05\"value\" 60 51 90 01\"s\"";
        var node = new Node { Value = "s" };
        node.Next = node;
        Codec.AssertWrites(hex, node, Node.Hessian);
        Codec.ReadEachWay(Hex.Parse(hex), Node.Hessian, read =>
        {
            Assert.That(read.Next, Is.SameAs(read));
            Assert.That(read.Value, Is.EqualTo("s"));
        });
    }

    [Test]
    [Property("Rule", "H27")]
    public void Objects_in_a_cycle()
    {
        const string hex = "43 1b\"com.example.dubbonet.P$Node\" 92 04\"next\" 05\"value\" 60 60 51 90 01\"2\" 01\"1\"";
        var node = new Node { Value = "1" };
        node.Next = new Node { Value = "2", Next = node };
        Codec.AssertWrites(hex, node, Node.Hessian);
        Codec.ReadEachWay(Hex.Parse(hex), Node.Hessian, read =>
        {
            Assert.That(read.Next, Is.Not.SameAs(read));
            Assert.That(read.Next!.Next, Is.SameAs(read));
        });
    }

    /// <summary>The object is 0, the list 1 and the point 2. A value gets its index where it starts, before its contents.</summary>
    [Test]
    [Property("Rule", "H44")]
    public void Index_is_assigned_before_those_of_the_children()
    {
        string hex = $"43 07\"P$Three\" 93 01\"c\" 01\"b\" 01\"a\" 60 79 {Known.PointDefinition} 61 92 91 51 92 51 92";
        var point = new HessianObject(Point.ClassName, ("y", 2), ("x", 1));
        var value = new HessianObject("P$Three", ("c", new List<object?> { point }), ("b", point), ("a", point));
        Codec.AssertBoth(hex, value);
    }

    [TestCase("56 04\"[int\" 90", "an empty array")]
    [TestCase("78", "a list")]
    [TestCase("48 5a", "a map")]
    [TestCase("57 5a", "a list without a count")]
    [TestCase("55 01\"L\" 5a", "a typed list without a count")]
    [TestCase("4d 01\"M\" 5a", "a typed map")]
    [TestCase("43 01\"A\" 90 60", "an object")]
    [TestCase("43 14\"java.math.BigDecimal\" 91 05\"value\" 60 01\"1\"", "a BigDecimal")]
    [TestCase("43 1c\"com.example.dubbonet.P$Color\" 91 04\"name\" 60 03\"RED\"", "an enum constant")]
    [Property("Rule", "H44")]
    public void Value_gets_an_index(string hex, string what) => AssertIndexOfNext(hex, "92", what);

    [TestCase("4e", "null")]
    [TestCase("54", "a boolean")]
    [TestCase("91", "an int")]
    [TestCase("e1", "a long")]
    [TestCase("5c", "a double")]
    [TestCase("03 616263", "a string")]
    [TestCase("52 00 01 61 01 62", "a string in chunks")]
    [TestCase("21 01", "binary data")]
    [TestCase("4b 00 00 00 00", "a date")]
    [TestCase("51 90", "a reference")]
    [TestCase("43 01\"A\" 91 01\"v\" 91", "a definition and an int")]
    [Property("Rule", "H17")]
    [Property("Rule", "H44")]
    public void Value_gets_no_index(string hex, string what) => AssertIndexOfNext(hex, "91", what);

    [Test]
    [Property("Rule", "H44")]
    public void BigInteger_and_nested_arrays_take_an_index_for_each_part()
    {
        AssertIndexOfNext("43 14\"java.math.BigInteger\" 92 06\"signum\" 03\"mag\" 60 91 56 04\"[int\" 91 95", "93", "a BigInteger");
        AssertIndexOfNext("56 05\"[[int\" 92 71 04\"[int\" 95 4e", "93", "an int[][]");
    }

    [Test]
    [Property("Rule", "H17")]
    public void Write_never_refers_to_a_string_date_array_of_bytes_or_boxed_number()
    {
        object text = new string('a', 3);
        object number = 1000;
        object date = new JavaDate(0);
        var bytes = new byte[] { 1 };
        Codec.AssertBoth(
            "58 98 03 616161 03 616161 cb e8 cb e8 4b 00 00 00 00 4b 00 00 00 00 21 01 21 01",
            new List<object?> { text, text, number, number, date, date, bytes, bytes });
    }

    [Test]
    [Property("Rule", "H18")]
    public void Write_never_refers_to_an_empty_array_but_counts_it()
    {
        int[] empty = [];
        var list = new List<object?> { 1 };
        Codec.AssertWrites("7c 70 04\"[int\" 70 90 79 91 51 93", new List<object?> { empty, empty, list, list }, As.Object!, Codec.Compact);
    }

    [Test]
    [Property("Rule", "H20")]
    public void References_find_objects_of_the_same_message_only()
    {
        var list = new List<object?> { 1 };
        Assert.That(Hex.Format(Codec.WriteAll([list, list, "x", list])), Is.EqualTo("79 91 51 90 01 78 51 90"));
        List<object?> read = Codec.ReadAll(Hex.Parse("79 91 51 90 01 78 51 90"));
        Assert.That(read[1], Is.SameAs(read[0]));
        Assert.That(read[3], Is.SameAs(read[0]));
        Assert.That(Hex.Format(Codec.WriteAll([list])), Is.EqualTo("79 91"));
        Codec.Fail("51 90", As.Object);
    }

    [TestCase("90")]
    [TestCase("c8 00")]
    [TestCase("49 00 00 00 00")]
    [Property("Rule", "H31")]
    public void Read_accepts_an_index_in_any_int_form(string index)
    {
        var list = new List<object?>();
        list.Add(list);
        Codec.AssertReads($"79 51 {index}", list, As.Object!);
    }

    [TestCase("51 90")]
    [TestCase("79 51 91")]
    [TestCase("79 51 8f")]
    [TestCase("7a 78 51 92")]
    [TestCase("79 51 49 7f ff ff ff")]
    [TestCase("79 51 01 61")]
    [Property("Rule", "H46")]
    [Property("Attack", "A7")]
    public void Read_of_a_reference_to_a_missing_object_throws(string hex) => Codec.Fail(hex, As.Object);

    [TestCase("7a 78 51 91", "List")]
    [TestCase("7a 48 5a 51 91", "a map")]
    public void Read_of_a_reference_to_another_type_than_declared_throws(string hex, string found) =>
        Assert.That(
            () => ReadSecondAsPoint(hex),
            Throws.TypeOf<HessianException>().With.Message.Contains(found).And.Message.Contains("another type"));

    private static void AssertIndexOfNext(string hex, string index, string what)
    {
        byte[] bytes = Hex.Parse($"7b {hex} 79 95 51 {index}");
        var items = (List<object?>)HessianSerializer.Deserialize(bytes, Known.Models)!;
        Assert.That(items[2], Is.SameAs(items[1]).And.EqualTo(new object?[] { 5 }), what);
    }

    private static void ReadSecondAsPoint(string hex)
    {
        var reader = new HessianReader(Hex.Parse(hex), HessianOptions.Default);
        HessianListCursor list = reader.ReadListStart();
        reader.ReadNextElement(ref list);
        reader.ReadObject();
        reader.ReadNextElement(ref list);
        try
        {
            Point.Hessian.Read(ref reader);
        }
        finally
        {
            reader.Dispose();
        }
    }
}
