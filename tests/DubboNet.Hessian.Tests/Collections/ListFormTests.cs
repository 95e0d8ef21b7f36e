namespace DubboNet.Hessian.Tests.Collections;

public sealed class ListFormTests
{
    [TestCase("79 91")]
    [TestCase("58 91 91")]
    [TestCase("57 91 5a")]
    [TestCase("71 13\"java.util.ArrayList\" 91")]
    [TestCase("56 13\"java.util.ArrayList\" 91 91")]
    [TestCase("55 13\"java.util.ArrayList\" 91 5a")]
    [TestCase("56 13\"java.util.ArrayList\" 49 00 00 00 01 91")]
    [Property("Rule", "H31")]
    [Property("Rule", "H36")]
    [Property("Rule", "H47")]
    public void Read_without_declared_type_accepts_all_six_forms(string hex)
    {
        Codec.AssertReads(hex, new List<object?> { 1 }, As.Object);
        Codec.AssertEachPrefixFails(Hex.Parse(hex), As.Object);
    }

    [TestCase("79 91")]
    [TestCase("58 91 91")]
    [TestCase("57 91 5a")]
    [TestCase("71 01\"L\" 91")]
    [TestCase("56 01\"L\" 91 91")]
    [TestCase("55 01\"L\" 91 5a")]
    [TestCase("56 04\"[int\" 91 91")]
    [TestCase("55 05\"[long\" e1 5a")]
    [TestCase("71 11\"java.util.HashSet\" 91")]
    [Property("Rule", "H36")]
    [Property("Rule", "H41")]
    public void Read_as_declared_type_accepts_all_six_forms_of_any_class(string hex)
    {
        Codec.AssertReads(hex, new List<int> { 1 }, As.List(As.Int32));
        Codec.AssertReads(hex, new HashSet<int> { 1 }, As.Set(As.Int32));
        Codec.AssertReads(hex, new[] { 1 }, As.Int32Array);
        Codec.AssertReads(hex, new long?[] { 1 }, As.Array(As.Nullable(As.Int64), "[java.lang.Long"));
        Codec.AssertEachPrefixFails(Hex.Parse(hex), As.List(As.Int32));
        Codec.AssertEachPrefixFails(Hex.Parse(hex), As.Int32Array);
    }

    [TestCase("55 04\"[int\" 91 5a")]
    [TestCase("56 04\"[int\" 91 91")]
    [TestCase("71 04\"[int\" 91")]
    [TestCase("71 04\"[int\" e1")]
    [TestCase("71 04\"[int\" 5c")]
    [Property("Rule", "H36")]
    public void Read_of_an_array_uses_its_name(string hex) => Codec.AssertReads(hex, new[] { 1 }, As.Object!);

    [Test]
    [Property("Rule", "H35")]
    public void Null_in_an_array_of_numbers_is_zero() => Codec.AssertReads("72 04\"[int\" 4e 91", new[] { 0, 1 }, As.Object!);

    [Test]
    [Property("Rule", "H37")]
    public void List_of_an_unknown_class_keeps_the_name()
    {
        var list = new HessianList("com.unknown.L") { 1 };
        Codec.AssertBoth("56 0d\"com.unknown.L\" 91 91", list);
        Codec.AssertBoth("71 0d\"com.unknown.L\" 91", list, Codec.Compact);
        Codec.AssertReads("71 0d\"com.unknown.L\" 91", list, As.Object);
    }

    [TestCase("java.util.TreeSet")]
    [TestCase("java.util.LinkedHashSet")]
    [TestCase("java.util.Collections$EmptySet")]
    [TestCase("java.util.HashMap$KeySet")]
    [Property("Rule", "H37")]
    public void Set_of_another_class_keeps_name_and_order(string name)
    {
        var set = new HessianSet(name) { 3, 1, 2 };
        Codec.AssertBoth($"56 {name.Length:x2}\"{name}\" 93 93 91 92", set);
    }

    [Test]
    [Property("Rule", "H10")]
    public void Untyped_list_counts_in_its_tag_up_to_seven()
    {
        Codec.AssertBoth("78", new List<object?>());
        Codec.AssertBoth("7f 91 92 93 94 95 96 97", Numbers(7));
        Codec.AssertBoth("58 98 91 92 93 94 95 96 97 98", Numbers(8));
        Codec.AssertBoth("58 c8 30 " + string.Concat(Enumerable.Repeat("4e", 48)), Enumerable.Repeat<object?>(null, 48).ToList());
    }

    [Test]
    [Property("Rule", "H10")]
    [Property("Rule", "H29")]
    public void Typed_list_counts_in_its_tag_on_demand_only()
    {
        var list = new HessianList("L");
        list.AddRange(Numbers(7));
        Codec.AssertBoth("56 01\"L\" 97 91 92 93 94 95 96 97", list);
        Codec.AssertBoth("77 01\"L\" 91 92 93 94 95 96 97", list, Codec.Compact);
        list.Add(8);
        Codec.AssertBoth("56 01\"L\" 98 91 92 93 94 95 96 97 98", list);
        Codec.AssertBoth("56 01\"L\" 98 91 92 93 94 95 96 97 98", list, Codec.Compact);
        Codec.AssertBoth("70 01\"L\"", new HessianList("L"), Codec.Compact);
    }

    [Test]
    [Property("Rule", "H15")]
    [Property("Rule", "H43")]
    public void Type_name_is_written_once_for_lists_and_maps_together()
    {
        var values = new List<object?>
        {
            new HessianList("java.util.LinkedList") { 1 },
            new HessianList("java.util.LinkedList") { 2 },
            new HessianMap("java.util.TreeMap") { ["a"] = 1 },
            new HessianList("java.util.LinkedList") { 3 },
            new HessianMap("java.util.TreeMap"),
        };
        const string hex = "7d 71 14\"java.util.LinkedList\" 91 71 90 92 4d 11\"java.util.TreeMap\" 01\"a\" 91 5a 71 90 93 4d 91 5a";
        Codec.AssertBoth(hex, values, Codec.Compact);
    }

    [Test]
    [Property("Rule", "H43")]
    public void Read_counts_every_literal_type_name_even_repeated_or_empty()
    {
        const string hex = "7d 71 01\"A\" 91 71 01\"A\" 92 4d 00 5a 71 01\"B\" 93 71 93 94";
        var expected = new List<object?>
        {
            new HessianList("A") { 1 },
            new HessianList("A") { 2 },
            new Dictionary<object, object?>(),
            new HessianList("B") { 3 },
            new HessianList("B") { 4 },
        };
        Codec.AssertReads(hex, expected, As.Object);
    }

    [TestCase("71 90 91")]
    [TestCase("71 8f 91")]
    [TestCase("7a 71 01\"A\" 91 71 91 91")]
    [TestCase("4d 90 5a")]
    [TestCase("71 e0 91")]
    [TestCase("71 4e 91")]
    [Property("Attack", "A7")]
    public void Read_of_a_type_index_without_a_name_throws(string hex) => Codec.Fail(hex, As.Object);

    [TestCase("79")]
    [TestCase("7a 91")]
    [TestCase("57 91")]
    [TestCase("58 e1 91")]
    [TestCase("58 01\"1\" 91")]
    [TestCase("79 5a")]
    [TestCase("56 04\"[int\" 91 01\"a\"")]
    public void Read_of_a_broken_list_throws(string hex) => Codec.Fail(hex, As.Object);

    private static List<object?> Numbers(int count) => [.. Enumerable.Range(1, count).Cast<object?>()];
}
