using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Robustness;

public sealed class LimitTests
{
    [TestCase("7a 91 91", true)]
    [TestCase("7b 91 91 91", false)]
    [TestCase("7a 79 91 91", false)]
    [TestCase("57 91 91 91 5a", false)]
    [TestCase("48 91 91 92 91 5a", true)]
    [TestCase("48 91 91 92 91 93 91 5a", false)]
    public void MaxElements_counts_list_elements_and_map_entries_of_the_message(string hex, bool fits) =>
        AssertLimit(hex, fits, new HessianOptions { MaxElements = 2 }, nameof(HessianOptions.MaxElements));

    [Test]
    public void MaxElements_does_not_count_fields()
    {
        var options = new HessianOptions { MaxElements = 0 };
        Assert.That(HessianSerializer.Deserialize(Hex.Parse(Known.PointDefinition + "60 92 91"), options), Is.Not.Null);
    }

    [TestCase("02 \"ab\"", true)]
    [TestCase("03 \"abc\"", false)]
    [TestCase("30 03 \"abc\"", false)]
    [TestCase("52 00 01 61 02 \"bc\"", false)]
    [TestCase("52 00 01 61 01 62", true)]
    [TestCase("22 01 02", true)]
    [TestCase("23 01 02 03", false)]
    [TestCase("41 00 01 01 22 02 03", false)]
    public void MaxLength_counts_the_units_or_bytes_of_one_value(string hex, bool fits) =>
        AssertLimit(hex, fits, new HessianOptions { MaxLength = 2 }, nameof(HessianOptions.MaxLength));

    [TestCase("7a 78 91", true)]
    [TestCase("7a 78 78", false)]
    [TestCase("7a 48 5a 43 01\"A\" 90 60", false)]
    public void MaxReferences_counts_lists_maps_and_objects(string hex, bool fits) =>
        AssertLimit(hex, fits, new HessianOptions { MaxReferences = 2 }, nameof(HessianOptions.MaxReferences));

    [TestCase("43 01\"A\" 90 43 01\"B\" 90 61", true)]
    [TestCase("43 01\"A\" 90 43 01\"B\" 90 43 01\"C\" 90 61", false)]
    public void MaxClassDefinitions_counts_definitions(string hex, bool fits) =>
        AssertLimit(hex, fits, new HessianOptions { MaxClassDefinitions = 2 }, nameof(HessianOptions.MaxClassDefinitions));

    [TestCase("43 01\"A\" 92 01\"a\" 01\"b\" 60 91 92", true)]
    [TestCase("43 01\"A\" 93 01\"a\" 01\"b\" 01\"c\" 60 91 92 93", false)]
    public void MaxFieldsPerClass_counts_fields(string hex, bool fits) =>
        AssertLimit(hex, fits, new HessianOptions { MaxFieldsPerClass = 2 }, nameof(HessianOptions.MaxFieldsPerClass));

    [TestCase("79 79 91", true)]
    [TestCase("79 79 79 91", false)]
    [TestCase("79 48 91 78 5a", false)]
    [TestCase("7b 79 91 79 91 79 91", true)]
    public void MaxDepth_counts_open_values(string hex, bool fits) =>
        AssertLimit(hex, fits, new HessianOptions { MaxDepth = 2 }, nameof(HessianOptions.MaxDepth));

    [Test]
    [Property("Rule", "H28")]
    public void Write_deeper_than_MaxDepth_throws()
    {
        Assert.That(() => HessianSerializer.Serialize(Nested(999)), Throws.Nothing);
        Assert.That(
            () => HessianSerializer.Serialize(Nested(1001)),
            Throws.TypeOf<HessianException>().With.Message.Contains(nameof(HessianOptions.MaxDepth)));
    }

    [Test]
    [Property("Rule", "H28")]
    public void Write_deeper_than_the_stack_throws()
    {
        var options = new HessianOptions { MaxDepth = int.MaxValue };
        Assert.That(
            () => HessianSerializer.Serialize(Nested(1_000_000), options),
            Throws.TypeOf<HessianException>().With.Message.Contains("stack"));
        Assert.That(
            () => HessianSerializer.Serialize(Chain(1_000_000), Node.Hessian, options),
            Throws.TypeOf<HessianException>().With.Message.Contains("stack"));
    }

    /// <summary>
    /// Uses the smallest stack of a pool thread (1.5 MB on musl) and a smaller one. A tree has two levels per generation, an object and its
    /// list.
    /// </summary>
    [TestCase(1024, 300)]
    [TestCase(1536, 300)]
    [TestCase(1536, 499)]
    public void Tree_of_many_generations_round_trips_on_a_small_stack(int stackKilobytes, int generations)
    {
        object? copy = null;
        Exception? error = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    copy = HessianSerializer.Deserialize(HessianSerializer.Serialize(Tree(generations)));
                }
                catch (HessianException e)
                {
                    error = e;
                }
            },
            stackKilobytes * 1024);
        thread.Start();
        thread.Join();
        Assert.That(error, Is.Null);
        int depth = 0;
        for (var node = (HessianObject?)copy; node is not null; depth++)
            node = (HessianObject?)((List<object?>)node["children"]!).SingleOrDefault();
        Assert.That(depth, Is.EqualTo(generations));
    }

    /// <summary>A writer or reader that failed must not leave its tables to the next one on the thread.</summary>
    [Test]
    [Property("Rule", "H64")]
    public void Failure_does_not_affect_the_next_message()
    {
        for (int round = 0; round < 3; round++)
        {
            Codec.Fail("7b 78 71 01\"L\" 91 43 01\"A\" 90 5a", As.Object);
            Codec.Fail("51 90", As.Object);
            Codec.Fail("71 90 91", As.Object);
            Codec.Fail("60", As.Object);
            var list = new List<object?> { new HessianObject("A"), new Version(1, 0) };
            Assert.That(() => HessianSerializer.Serialize(list), Throws.TypeOf<HessianException>());
            list[1] = list[0];
            Codec.AssertBoth("7a 43 01\"A\" 90 60 51 91", list);
        }
    }

    [Test]
    public void Nested_messages_have_separate_tables()
    {
        var outer = new HessianReader(Hex.Parse("79 91 51 90"), HessianOptions.Default);
        object? first = outer.ReadObject();
        Assert.That(HessianSerializer.Deserialize(Hex.Parse("78")), Is.Empty);
        Codec.Fail("51 90", As.Object);
        Assert.That(outer.ReadObject(), Is.SameAs(first));
        outer.Dispose();
    }

    [Test]
    public void Message_with_very_many_objects_does_not_affect_the_next_one()
    {
        byte[] bytes = [.. Hex.Parse("58 d4 4e 20"), .. Hex.Repeat("78", 20_000)];
        object value = HessianSerializer.Deserialize(bytes)!;
        Assert.That(value, Has.Count.EqualTo(20_000));
        Assert.That(HessianSerializer.Serialize(value), Is.EqualTo(bytes));
        Codec.Fail("51 90", As.Object);
        Assert.That(Hex.Format(HessianSerializer.Serialize(value).AsSpan(0, 5)), Is.EqualTo("58 d4 4e 20 78"));
    }

    private static void AssertLimit(string hex, bool fits, HessianOptions options, string name)
    {
        if (fits)
            Assert.That(() => HessianSerializer.Deserialize(Hex.Parse(hex), options), Throws.Nothing);
        else
            Assert.That(Codec.Fail(hex, As.Object, options).Message, Does.Contain(name));
    }

    private static List<object?> Nested(int depth)
    {
        List<object?> list = [];
        for (int i = 1; i < depth; i++)
            list = [list];
        return list;
    }

    private static Node Chain(int length)
    {
        var node = new Node();
        for (int i = 1; i < length; i++)
            node = new Node { Next = node };
        return node;
    }

    private static HessianObject Tree(int generations)
    {
        var tree = new HessianObject("com.acme.Tree", ("children", new List<object?>()));
        for (int i = 1; i < generations; i++)
            tree = new HessianObject("com.acme.Tree", ("children", new List<object?> { tree }));
        return tree;
    }
}
