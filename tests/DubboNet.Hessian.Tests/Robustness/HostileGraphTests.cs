using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Robustness;

[Property("Rule", "H60")]
public sealed class HostileGraphTests
{
    [TestCase("48 51 90 91 5a")]
    [TestCase("71 11\"java.util.HashSet\" 51 90")]
    [TestCase("71 11\"java.util.TreeSet\" 51 90")]
    [TestCase("48 79 51 91 91 5a")]
    [TestCase("48 48 51 90 51 91 5a 51 91 5a")]
    [Property("Attack", "A14")]
    public void Hashed_collection_that_contains_itself_is_read_and_written_again(string hex)
    {
        byte[] bytes = Hex.Parse(hex);
        object value = HessianSerializer.Deserialize(bytes)!;
        Assert.That(HessianSerializer.Serialize(value, Codec.Compact), Is.EqualTo(bytes));
        Codec.AssertEachPrefixFails(bytes, As.Object);
    }

    [Test]
    [Property("Attack", "A15")]
    public void Nested_doubling_is_read_in_proportion_to_its_bytes()
    {
        const int levels = 60;
        byte[] bytes =
            [.. Hex.Repeat("7a", levels), .. Hex.Parse("91 91"), .. Enumerable.Range(1, levels - 1).Reverse().SelectMany(Reference)];
        object? value = null;
        Assert.That(
            Allocation.OfWarm(() => value = HessianSerializer.Deserialize(bytes), rounds: 3), Is.LessThan(Allocation.Limit(bytes.Length)));
        for (int level = 1; level < levels; level++)
        {
            var list = (List<object?>)value!;
            Assert.That(list[1], Is.SameAs(list[0]));
            value = list[0];
        }

        Assert.That(HessianSerializer.Serialize(HessianSerializer.Deserialize(bytes)), Is.EqualTo(bytes));
    }

    /// <summary>After a UUID, shared objects are written in each place, so the size really doubles.</summary>
    [Test]
    [Property("Attack", "A15")]
    public void Nested_doubling_after_a_UUID_is_rejected_by_the_writer()
    {
        object value = Guid.Empty;
        for (int level = 0; level < 60; level++)
            value = new List<object?> { value, value };
        object[] message = [Guid.Empty, value];
        Assert.That(
            () => HessianSerializer.Serialize(message),
            Throws.TypeOf<HessianException>().With.Message.Contains(nameof(HessianOptions.MaxReferences)));
        Assert.That(() => HessianSerializer.Serialize(message, new HessianOptions { ReferToObjectsAfterUuid = true }), Throws.Nothing);
    }

    [TestCase("System.Diagnostics.Process, System")]
    [TestCase("System.IO.FileInfo")]
    [TestCase("com.sun.rowset.JdbcRowSetImpl")]
    [TestCase("DubboNet.Hessian.Tests.Models.Point")]
    [Property("Attack", "A21")]
    [Property("Rule", "H61")]
    public void Class_that_is_not_registered_is_read_as_HessianObject(string name)
    {
        string head = $"30 {name.Length:x2} \"{name}\"";
        Codec.AssertReads($"43 {head} 91 01\"x\" 60 91", new HessianObject(name, ("x", 1)), As.Object!, Known.Models);
        Codec.AssertReads($"71 {head} 91", new HessianList(name) { 1 }, As.Object!, Known.Models);
        Codec.AssertReads($"71 30 {name.Length + 1:x2} \"[{name}\" 91", new HessianList("[" + name) { 1 }, As.Object!, Known.Models);
        Codec.AssertReads($"4d {head} 01\"x\" 91 5a", new HessianMap(name) { ["x"] = 1 }, As.Object!, Known.Models);
    }

    [TestCase("com.unknown.ObjectSet$1")]
    [TestCase("set")]
    [TestCase("[")]
    [TestCase("[[")]
    [TestCase("[nothing")]
    public void Unusual_list_name_is_kept(string name) =>
        Codec.AssertReads($"71 {name.Length:x2} \"{name}\" 91", new HessianList(name) { 1 }, As.Object!, Known.Models);

    [Test]
    [Property("Attack", "A22")]
    public void Wrong_kind_for_the_declared_type_throws()
    {
        Codec.Fail(Known.PointDefinition + "60 92 91", As.String);
        Codec.Fail("05\"hello\"", Point.Hessian);
        Codec.Fail("91", Point.Hessian);
        Codec.Fail("79 91", Point.Hessian);
        Codec.Fail("48 5a", As.List(As.Int32));
        Codec.Fail("e1", As.DateTime);
        Codec.Fail("05\"hello\"", As.Registered<Point>(), Known.Models);
        Codec.Fail("79 91", As.Registered<Point>(), Known.Models);
    }

    [Test]
    [Property("Attack", "A22")]
    public void Error_for_a_wrong_kind_has_the_place_and_both_kinds()
    {
        HessianException error = Codec.Fail("7a 91 01\"a\"", As.List(As.Int32));
        Assert.That((error.Position, error.Expected, error.Found), Is.EqualTo((2, "an int", "a string")));
        Assert.That(error.Message, Does.Contain("an int").And.Contain("a string").And.Contain("at byte 2"));
    }

    [Test]
    [Property("Attack", "A24")]
    public void Definition_with_very_many_fields_throws()
    {
        byte[] bytes =
            [.. Hex.Parse("43 01\"a\" d4 fd e8"), .. Hex.Repeat("01 66", 65_000), .. Hex.Parse("60"), .. Hex.Repeat("4e", 65_000)];
        Assert.That(Allocation.OfFailure(bytes, As.Object, HessianOptions.Default), Is.LessThan(Allocation.Limit(bytes.Length)));
        Assert.That(Codec.Fail(bytes, As.Object).Message, Does.Contain(nameof(HessianOptions.MaxFieldsPerClass)));
    }

    [Test]
    [Property("Attack", "A24")]
    [Property("Rule", "H40")]
    public void Definition_with_equal_and_empty_field_names_is_read()
    {
        var value = (HessianObject)HessianSerializer.Deserialize(Hex.Parse("43 01\"a\" 93 00 01\"x\" 01\"x\" 60 91 92 93"))!;
        Assert.That(value.Values.ToArray(), Is.EqualTo(new object[] { 1, 2, 3 }));
        Assert.That(value["x"], Is.EqualTo(3));
        Assert.That(value[""], Is.EqualTo(1));
    }

    [Test]
    [Property("Attack", "A24")]
    public void Definition_with_an_empty_class_name_throws() => Codec.Fail("43 00 90 60", As.Object);

    [TestCase("91 92")]
    [TestCase("91 5a")]
    [TestCase("91 40 40 40")]
    [Property("Attack", "A27")]
    [Property("Rule", "H58")]
    public void Bytes_after_the_value_are_ignored(string hex)
    {
        Codec.AssertReads(hex, 1, As.Int32);
        Codec.AssertReads(hex, 1, As.Object);
        var reader = new HessianReader(Hex.Parse(hex), HessianOptions.Default);
        reader.ReadInt32();
        Assert.That((reader.IsAtEnd, reader.Position), Is.EqualTo((false, 1)));
        reader.Dispose();
    }

    /// <summary>The message of an error can be logged, so received text in it is short and on one line.</summary>
    [Test]
    public void Received_names_are_shortened_and_cleaned_in_messages()
    {
        string name = "\r\n\u001b[31m" + new string('x', 100_000);
        byte[] definition = HessianSerializer.Serialize(new HessianObject(name, ("a", 1)));
        byte[] constant = HessianSerializer.Serialize(new HessianObject(Colors.ClassName, ("name", name)));
        byte[] number = HessianSerializer.Serialize(new HessianObject("java.math.BigDecimal", ("value", name)));
        var narrow = new HessianOptions { MaxFieldsPerClass = 0 };
        AssertIsTame(Codec.Fail(definition, As.Object, narrow));
        AssertIsTame(Codec.Fail(definition, As.Registered<Point>(), Known.Models));
        AssertIsTame(Codec.Fail(constant, Colors.Hessian));
        AssertIsTame(Codec.Fail(number, As.Decimal));
    }

    private static void AssertIsTame(HessianException error)
    {
        Assert.That(error.Message, Has.Length.LessThan(500));
        Assert.That(error.Message, Has.None.Matches<char>(char.IsControl));
    }

    private static byte[] Reference(int index) => index < 48 ? [0x51, (byte)(0x90 + index)] : [0x51, 0xc8, (byte)index];
}
