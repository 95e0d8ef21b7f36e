using System.Collections.Immutable;
using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Collections;

public sealed class TypedCollectionTests
{
    [Test]
    public void List_of_int_long_and_short_takes_the_tags_of_the_element()
    {
        Codec.AssertBoth("7b 91 c8 30 8f", [1, 48, -1], As.List(As.Int32));
        Codec.AssertBoth("7b e1 f8 30 df", [1, 48, -1], As.List(As.Int64));
        Codec.AssertBoth("7b 91 c8 30 8f", [1, 48, -1], As.List(As.Int16));
        Codec.AssertBoth("7a 5f 00 00 00 64 5c", [0.1f, 1f], As.List(As.BoxedSingle));
        Codec.AssertBoth("58 98 90 91 92 93 94 95 96 97", [.. Enumerable.Range(0, 8)], As.List(As.Int32));
    }

    [Test]
    public void List_element_that_does_not_fit_throws()
    {
        Codec.Fail("79 d4 80 00", As.List(As.Int16));
        Codec.Fail("79 01\"a\"", As.List(As.Int32));
        Codec.AssertReads("79 d4 80 00", [-32768], As.List(As.Int16), new HessianOptions { AllowLossyNumbers = true });
    }

    [Test]
    [Property("Rule", "H35")]
    public void Null_element_is_zero_null_or_an_error_depending_on_the_element_type()
    {
        Codec.AssertReads("79 4e", [0], As.List(As.Int32));
        Codec.AssertReads("79 4e", [null], As.List(As.Nullable(As.Int32)));
        Codec.AssertReads("79 4e", [null!], As.List(As.String));
        Codec.Fail("79 4e", As.List(Pixel.Hessian));
        Codec.Fail("79 4e", As.List(As.Decimal));
        Codec.Fail("79 4e", As.List(As.DateTime));
        Codec.Fail("79 4e", As.List(Colors.Hessian));
    }

    [Test]
    [Property("Rule", "H12")]
    public void Set_is_typed_and_keeps_the_order_of_the_wire()
    {
        Codec.AssertBoth("56 11\"java.util.HashSet\" 92 01\"b\" 01\"a\"", ["b", "a"], As.Set(As.String));
        Codec.AssertBoth("56 11\"java.util.TreeSet\" 91 01\"a\"", ["a"], As.Set(As.String, "java.util.TreeSet"));
        Codec.AssertReads("7b 01\"b\" 01\"a\" 01\"b\"", ["b", "a"], As.Set(As.String));
    }

    [Test]
    [Property("Attack", "A14")]
    public void Set_that_contains_itself_is_valid()
    {
        var set = new HashSet<object?>();
        set.Add(set);
        Codec.AssertBoth("56 11\"java.util.HashSet\" 91 51 90", set);
    }

    [Test]
    public void Dictionary_of_lists_round_trips_with_shared_values()
    {
        List<int> shared = [1];
        var value = new Dictionary<string, List<int>> { ["a"] = shared, ["b"] = [2], ["c"] = shared, ["d"] = null! };
        Codec.AssertBoth("48 01\"a\" 79 91 01\"b\" 79 92 01\"c\" 51 91 01\"d\" 4e 5a", value, As.Dictionary(As.String, As.List(As.Int32)));
    }

    [Test]
    [Property("Rule", "H29")]
    public void List_of_a_named_class_takes_the_long_form() =>
        Codec.AssertBoth("56 14\"java.util.LinkedList\" 92 91 92", [1, 2], As.List(As.Int32, "java.util.LinkedList"));

    [Test]
    [Property("Rule", "H12")]
    public void NET_collections_are_written_as_the_Java_class_with_the_same_behavior()
    {
        AssertWritten("7a 91 92", new List<int> { 1, 2 });
        AssertWritten("7a 91 92", ImmutableList.Create(1, 2));
        AssertWritten("7a 91 92", ImmutableArray.Create(1, 2));
        AssertWritten("56 11\"java.util.HashSet\" 92 91 92", new HashSet<int> { 1, 2 });
        AssertWritten("56 11\"java.util.TreeSet\" 92 91 92", new SortedSet<int> { 2, 1 });
        AssertWritten("56 14\"java.util.LinkedList\" 92 91 92", new LinkedList<int>([1, 2]));
        AssertWritten("56 14\"java.util.LinkedList\" 92 91 92", new Queue<int>([1, 2]));
    }

    [TestCase("48 5a")]
    [TestCase("01\"a\"")]
    [TestCase("20")]
    [TestCase("91")]
    [TestCase(Known.PointDefinition + "60 91 92")]
    [Property("Attack", "A22")]
    [Property("Rule", "H60")]
    public void Read_of_other_values_as_list_set_or_array_throws(string hex)
    {
        Codec.Fail(hex, As.List(As.Object), Known.Models);
        Codec.Fail(hex, As.Set(As.Object), Known.Models);
        Codec.Fail(hex, As.ObjectArray, Known.Models);
    }

    [TestCase("78")]
    [TestCase("01\"a\"")]
    [TestCase(Known.PointDefinition + "60 91 92")]
    [Property("Attack", "A22")]
    public void Read_of_other_values_as_map_throws(string hex) => Codec.Fail(hex, As.Dictionary(As.Object, As.Object), Known.Models);

    [Test]
    public void Write_of_a_type_without_a_formatter_throws() =>
        Assert.That(
            () => HessianSerializer.Serialize(new Version(1, 0)),
            Throws.TypeOf<HessianException>().With.Message.Contains("System.Version"));

    private static void AssertWritten(string hex, object value) => Codec.AssertWrites(hex, value, As.Object);
}
