using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Robustness;

[Property("Rule", "H60")]
public sealed class HostileInputTests
{
    private const string Node = "43 1b\"com.example.dubbonet.P$Node\" 92 04\"next\" 05\"value\" ";

    [TestCase("58 49 7f ff ff ff")]
    [TestCase("56 04\"[int\" 49 7f ff ff ff")]
    [TestCase("56 07\"[object\" 49 7f ff ff ff 4e")]
    [TestCase("56 1c\"[com.example.dubbonet.P$Node\" 49 00 ff ff ff")]
    [TestCase("58 8f")]
    [TestCase("56 04\"[int\" 8f")]
    [TestCase("58 49 80 00 00 00")]
    [TestCase("58 e1 91")]
    [Property("Attack", "A2")]
    [Property("Attack", "A3")]
    [Property("Rule", "H62")]
    public void Impossible_list_length_throws_without_allocating_memory(string hex)
    {
        AssertFails(Hex.Parse(hex));
        AssertFailsAs(Hex.Parse(hex), As.Int32Array);
        AssertFailsAs(Hex.Parse(hex), As.List(As.Int32));
        AssertFailsAs(Hex.Parse(hex), As.Set(As.Int32));
    }

    [Test]
    [Property("Attack", "A2")]
    [Property("Rule", "H62")]
    public void List_lengths_that_together_exceed_the_message_throw()
    {
        byte[] bytes = [.. Hex.Repeat("58 d4 27 10", 500), .. Hex.Repeat("90", 10_000)];
        Assert.That(AssertFails(bytes).Message, Does.Contain("do not fit"));
    }

    /// <summary>
    /// The index of a reference is a number, and not an object that represents one. Such an object could be a reference, whose index could
    /// be one again, without end.
    /// </summary>
    [TestCase("")]
    [TestCase("48 79 48 79")]
    [TestCase("58")]
    [TestCase("43 01\"a\" 91 01\"x\" 60")]
    [TestCase("43 01\"a\" 91 01\"x\" 4f")]
    [Property("Rule", "H60")]
    public void Sequence_of_references_is_an_error_and_uses_no_stack(string start)
    {
        byte[] bytes = [.. Hex.Parse(start), .. Hex.Repeat("51", 100_000)];
        AssertFails(bytes);
        AssertFailsAs(bytes, As.Int32);
        AssertFailsAs(bytes, As.String);
        AssertFailsAs(bytes, As.List(As.Int32));
        AssertFailsAs(bytes, As.Throwable);
    }

    [TestCase("43 01\"a\" 49 7f ff ff ff")]
    [TestCase("43 01\"a\" 8f")]
    [TestCase("43 01\"a\" d4 ff ff 01\"x\"")]
    [Property("Attack", "A4")]
    [Property("Rule", "H62")]
    public void Impossible_field_count_throws(string hex) => AssertFails(Hex.Parse(hex));

    /// <summary>
    /// Each instance states its fields only by the index of its class, so no memory must be reserved for fields that are missing.
    /// </summary>
    [Test]
    [Property("Rule", "H62")]
    public void Instances_of_a_wide_class_take_no_memory_for_fields_that_cannot_follow()
    {
        byte[] bytes = [.. Hex.Parse("43 01\"a\" cb e8"), .. Hex.Repeat("00", 1000), .. Hex.Repeat("60", 500)];
        AssertFails(bytes);
    }

    [TestCase("79", "")]
    [TestCase("58 91", "")]
    [TestCase("57", "")]
    [TestCase("71 01\"a\"", "")]
    [TestCase("48 01\"a\"", "")]
    [TestCase("48", "")]
    [TestCase("4d 01\"a\" 91", "")]
    [TestCase("60", Node)]
    [Property("Attack", "A5")]
    public void Deep_nesting_throws(string level, string head)
    {
        byte[] bytes = [.. Hex.Parse(head), .. Hex.Repeat(level, 100_000)];
        Assert.That(AssertFails(bytes).Message, Does.Contain(nameof(HessianOptions.MaxDepth)));
        AssertFailsAs(bytes, Models.Node.Hessian);
    }

    [TestCase("79", "")]
    [TestCase("48 01\"a\"", "")]
    [TestCase("60", Node)]
    [Property("Attack", "A5")]
    public void Deep_nesting_that_the_options_allow_ends_before_the_stack(string level, string head)
    {
        var options = new HessianOptions { Types = Known.Models.Types, MaxDepth = int.MaxValue };
        byte[] bytes = [.. Hex.Parse(head), .. Hex.Repeat(level, 1_000_000)];
        Assert.That(Codec.Fail(bytes, As.Object, options).Message, Does.Contain("stack"));
    }

    [Test]
    [Property("Attack", "A5")]
    public void Nesting_up_to_the_limit_is_read()
    {
        byte[] bytes = [.. Hex.Repeat("79", 999), .. Hex.Parse("78")];
        Assert.That(HessianSerializer.Deserialize(bytes), Is.Not.Null);
        Codec.Fail([.. Hex.Repeat("79", 1000), .. Hex.Parse("78")], As.Object);
        byte[] wide = [.. Hex.Parse("58 d4 27 10"), .. Hex.Repeat("79 78", 10_000)];
        Assert.That(HessianSerializer.Deserialize(wide), Has.Count.EqualTo(10_000));
    }

    [Test]
    [Property("Attack", "A6")]
    [Property("Rule", "H62")]
    public void Flood_of_definitions_throws()
    {
        byte[] bytes = [.. Hex.Repeat("43 01\"a\" 90", 100_000), .. Hex.Parse("4e")];
        Assert.That(AssertFails(bytes).Message, Does.Contain(nameof(HessianOptions.MaxClassDefinitions)));
    }

    [TestCase("51 95")]
    [TestCase("51 8f")]
    [TestCase("61")]
    [TestCase("4f 8f")]
    [TestCase("71 95 91")]
    [TestCase("4d 90 5a")]
    [Property("Attack", "A7")]
    public void Index_that_does_not_exist_throws(string hex) => AssertFails(Hex.Parse(hex));

    [TestCase("01 f0 9f 98 80")]
    [TestCase("01 80")]
    [TestCase("01 bf")]
    [TestCase("01 ed a0")]
    [TestCase("01 c3 41")]
    [TestCase("01 c3")]
    [TestCase("01 e4 b8 41")]
    [TestCase("01 e4 41 ad")]
    [TestCase("01 ff")]
    [TestCase("02 61 f8 80")]
    [TestCase("53 00 02 61 c3")]
    [TestCase("52 00 01 c3 01 a9")]
    [TestCase("43 01 80 90 60")]
    [Property("Attack", "A8")]
    public void Bad_text_throws(string hex) => AssertFails(Hex.Parse(hex));

    [Test]
    [Property("Attack", "A9")]
    [Property("Rule", "H62")]
    public void Flood_of_empty_text_chunks_is_an_empty_string_in_limited_memory()
    {
        byte[] bytes = [.. Hex.Repeat("52 00 00", 1_000_000), .. Hex.Parse("00")];
        object? read = null;
        Assert.That(Allocation.OfWarm(() => read = HessianSerializer.Deserialize(bytes), rounds: 2), Is.LessThan(Allocation.Limit(0)));
        Assert.That(read, Is.Empty);
    }

    [Test]
    [Property("Attack", "A9")]
    [Property("Rule", "H62")]
    public void Flood_of_empty_binary_chunks_is_an_empty_array_in_limited_memory()
    {
        byte[] bytes = [.. Hex.Repeat("41 00 00", 1_000_000), .. Hex.Parse("20")];
        object? read = null;
        Assert.That(Allocation.OfWarm(() => read = HessianSerializer.Deserialize(bytes), rounds: 2), Is.LessThan(Allocation.Limit(0)));
        Assert.That(read, Is.Empty);
    }

    [TestCase("52 00 01 62 91")]
    [TestCase("41 00 01 07 01 61")]
    [TestCase("52 00 01 62 4e")]
    [TestCase("41 00 01 07 4e")]
    [Property("Attack", "A10")]
    public void Wrong_tag_inside_a_chunked_value_throws(string hex) => AssertFails(Hex.Parse(hex));

    [TestCase("40")]
    [TestCase("45")]
    [TestCase("47")]
    [TestCase("50")]
    [TestCase("5a")]
    [Property("Attack", "A11")]
    public void Reserved_tag_throws_in_any_place(string hex)
    {
        AssertFails(Hex.Parse(hex));
        AssertFails(Hex.Parse("79" + hex));
        AssertFails(Hex.Parse("48 91" + hex));
        AssertFailsAs(Hex.Parse(hex), As.Int32);
        AssertFailsAs(Hex.Parse(hex), As.String);
        AssertFailsAs(Hex.Parse(hex), As.List(As.Int32));
        AssertFailsAs(Hex.Parse(hex), Point.Hessian);
    }

    [TestCase("43 91 90 60")]
    [TestCase("43 21 61 90 60")]
    [TestCase("43 01\"a\" 91 91 60 91")]
    [Property("Attack", "A12")]
    public void Name_that_is_not_a_string_throws(string hex) => AssertFails(Hex.Parse(hex));

    [TestCase("42 ff ff 00")]
    [TestCase("25 01 02")]
    [TestCase("34")]
    [TestCase("41 ff ff 00")]
    [TestCase("53 ff ff 61")]
    [TestCase("52 ff ff 61")]
    [Property("Attack", "A13")]
    public void Text_or_binary_that_ends_early_throws(string hex) => AssertFails(Hex.Parse(hex));

    private static HessianException AssertFails(byte[] bytes) => AssertFailsAs(bytes, As.Object);

    private static HessianException AssertFailsAs<T>(byte[] bytes, IHessianFormatter<T> formatter)
    {
        HessianException error = Codec.Fail(bytes, formatter, Known.Models);
        Assert.That(error.Message, Has.Length.LessThan(500));
        Assert.That(Allocation.OfFailure(bytes, formatter, Known.Models), Is.LessThan(Allocation.Limit(bytes.Length)));
        return error;
    }
}
