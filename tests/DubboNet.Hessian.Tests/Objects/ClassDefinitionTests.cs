using System.Globalization;
using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Objects;

public sealed class ClassDefinitionTests
{
    private const string A = "43 01\"A\" 91 01\"v\" ";
    private const string B = "43 01\"B\" 90 ";

    [Test]
    [Property("Rule", "H14")]
    public void Write_defines_a_class_once_in_a_message()
    {
        var first = new HessianObject("A", ("v", 1));
        var second = new HessianObject("A", ("v", 2));
        Codec.AssertBoth($"7a {A} 60 91 60 92", new List<object?> { first, second });
        Assert.That(
            Hex.Format(Codec.WriteAll([first])),
            Is.EqualTo(Hex.Format(Hex.Parse(A + "60 91"))),
            "the next message has its own definitions");
    }

    [Test]
    [Property("Rule", "H14")]
    public void Write_of_the_seventeenth_class_takes_the_long_form()
    {
        List<object?> values = [.. Enumerable.Range(0, 18).Concat([15, 16, 17]).Select(n => new HessianObject($"C{n:00}", ("v", n)))];
        IEnumerable<string> definitions = Enumerable.Range(0, 18).Select(n =>
            $"43 03\"C{n.ToString("00", CultureInfo.InvariantCulture)}\" 91 01\"v\" {(n < 16 ? $"6{n:x}" : $"4f {n + 0x90:x2}")} "
                + $"{n + 0x90:x2}");
        string hex = $"58 a5 {string.Concat(definitions)} 6f 9f 4f a0 a0 4f a1 a1";
        Codec.AssertBoth(hex, values);
    }

    [Test]
    public void Write_distinguishes_classes_with_the_same_name_and_different_fields()
    {
        var values =
            new List<object?> { new HessianObject("A", ("v", 1)), new HessianObject("A", ("w", 1)), new HessianObject("A", ("v", 2)) };
        Codec.AssertBoth($"7b {A} 60 91 43 01\"A\" 91 01\"w\" 61 91 60 92", values);
    }

    [TestCase(A + "60 91")]
    [TestCase(A + "4f 90 91")]
    [TestCase(B + A + "61 91")]
    [TestCase(B + B + B + A + "63 91")]
    [TestCase(A + B + "60 91")]
    [TestCase(A + "43 01\"A\" 92 01\"w\" 01\"v\" 60 91")]
    [TestCase("43 01\"A\" 92 01\"w\" 01\"v\"" + A + "61 91")]
    [TestCase(A + "60" + B + B + "91")]
    [TestCase("43 52 00 00 01\"A\" 91 52 00 01 \"v\" 00 60 91")]
    [Property("Rule", "H31")]
    [Property("Rule", "H42")]
    public void Read_accepts_any_number_of_definitions_before_a_value(string hex)
    {
        Codec.AssertReads(hex, new HessianObject("A", ("v", 1)), As.Object!);
        Codec.AssertEachPrefixFails(Hex.Parse(hex), As.Object);
    }

    [TestCase("4e")]
    [TestCase("91")]
    [TestCase("e1")]
    [TestCase("5c")]
    [TestCase("54")]
    [TestCase("01 61")]
    [TestCase("21 01")]
    [TestCase("4b 00 00 00 00")]
    [TestCase("79 91")]
    [TestCase("48 01\"k\" 91 5a")]
    [Property("Rule", "H42")]
    public void Read_accepts_a_definition_before_a_value_of_any_kind(string hex)
    {
        object? expected = HessianSerializer.Deserialize(Hex.Parse(hex));
        Codec.AssertReads(A + B + hex, expected, As.Object!);
    }

    [Test]
    [Property("Rule", "H42")]
    public void Read_accepts_definitions_in_front_of_elements_keys_values_and_fields()
    {
        byte[] bytes = Hex.Parse($"7b {B} 60 {A} 48 {A} 61 91 {A} 61 92 5a {A} 51 91");
        Codec.ReadEachWay(bytes, As.List(As.Object), items => Assert.That(items[2], Is.SameAs(items[0])));
    }

    [Test]
    [Property("Rule", "H42")]
    public void Read_as_declared_type_accepts_definitions_before_null_and_reference()
    {
        byte[] bytes = Hex.Parse($"7b {Known.PointDefinition} 60 92 91 {A} 4e {A} 51 91");
        Codec.ReadEachWay(bytes, As.List(Point.Hessian), points =>
        {
            Assert.That(points[1], Is.Null);
            Assert.That(points[2], Is.SameAs(points[0]));
        });
        Codec.AssertReads(A + "79 91", new List<int> { 1 }, As.List(As.Int32));
        Codec.AssertReads(A + "48 5a", new Dictionary<int, int>(), As.Dictionary(As.Int32, As.Int32));
    }

    [Test]
    [Property("Rule", "H42")]
    public void Read_of_a_class_defined_again_uses_the_index()
    {
        byte[] bytes = Hex.Parse($"7b {Known.PointDefinition} 60 92 91 43 1c\"{Point.ClassName}\" 92 01\"x\" 01\"y\" 61 93 94 60 96 95");
        Codec.ReadEachWay(
            bytes, As.List(Point.Hessian), points => Assert.That(string.Join(' ', points), Is.EqualTo("(1, 2) (3, 4) (5, 6)")));
    }

    [Test]
    [Property("Rule", "H42")]
    public void Read_of_a_definition_seen_in_an_earlier_message_still_checks_this_one()
    {
        byte[] point = Hex.Parse(Known.PointDefinition + "60 92 91");
        byte[] other = Hex.Parse("43 1c\"com.example.dubbonet.P$Point\" 92 01\"y\" 01\"z\" 60 92 91");
        for (int round = 0; round < 3; round++)
        {
            Assert.That(HessianSerializer.Deserialize(point, Point.Hessian)!.ToString(), Is.EqualTo("(1, 2)"));
            Assert.That(HessianSerializer.Deserialize(other, Point.Hessian)!.ToString(), Is.EqualTo("(0, 2)"));
        }
    }

    /// <summary>Whether an object is read as its type or as an unknown object must not depend on earlier messages.</summary>
    [Test]
    public void Read_recognizes_definitions_of_earlier_messages_with_similar_names()
    {
        string[] names = ["AddOrderRequest", "GetOrderRequest", "SetOrderRequest", "LocalDateHandle", "LocalTimeHandle"];
        byte[][] messages = [.. names.Select(name => Codec.WriteAll([new HessianObject(name, ("v", 1))]))];
        ClassDefinition[] first = [.. messages.Select(Definition)];
        Assert.That(messages.Select(Definition), Is.EqualTo(first).Using<ClassDefinition>(ReferenceEquals));

        static ClassDefinition Definition(byte[] message) => ((HessianObject)Codec.Read(message, 1)[0]!).Definition;
    }

    [Test]
    public void Read_without_declared_type_knows_the_registered_classes_only_in_every_message()
    {
        byte[] bytes = Hex.Parse(Known.PointDefinition + "60 92 91 60 92 91");
        for (int round = 0; round < 3; round++)
        {
            var reader = new HessianReader(bytes, HessianOptions.Default);
            Assert.That(Point.Hessian.Read(ref reader), Is.TypeOf<Point>());
            Assert.That(reader.ReadObject(), Is.TypeOf<HessianObject>());
            reader.Dispose();
        }
    }

    [Test]
    public void Read_of_a_class_with_two_formatters_uses_the_declared_one_in_every_message()
    {
        byte[] bytes = Hex.Parse("43 14\"java.math.BigDecimal\" 91 05\"value\" 60 03\"1.5\" 60 03\"1.5\"");
        for (int round = 0; round < 3; round++)
        {
            var reader = new HessianReader(bytes, HessianOptions.Default);
            Assert.That(As.BigDecimal.Read(ref reader), Is.EqualTo(new BigDecimal(15, 1)));
            Assert.That(As.Decimal.Read(ref reader), Is.EqualTo(1.5m));
            reader.Dispose();
        }
    }

    [TestCase("61")]
    [TestCase("4f 91")]
    [TestCase("4f 8f")]
    [TestCase("4f e0")]
    [TestCase("43 01\"A\"")]
    [TestCase(A)]
    [TestCase(A + "61 91")]
    [TestCase("43 00 90 60")]
    [TestCase("43 4e 90 60")]
    [TestCase("43 01\"A\" e1 01\"v\" 60 91")]
    [TestCase("43 01\"A\" 91 91 60 91")]
    public void Read_of_a_broken_definition_or_index_throws(string hex) => Codec.Fail(hex, As.Object);

    [Test]
    public void Equality_goes_by_name_and_fields()
    {
        var one = new ClassDefinition("A", "x", "y");
        Assert.That(one, Is.EqualTo(new ClassDefinition("A", "x", "y")));
        Assert.That(one.GetHashCode(), Is.EqualTo(new ClassDefinition("A", "x", "y").GetHashCode()));
        Assert.That(one, Is.Not.EqualTo(new ClassDefinition("A", "y", "x")));
        Assert.That(one, Is.Not.EqualTo(new ClassDefinition("B", "x", "y")));
    }

    [Test]
    public void Registry_rejects_a_duplicate_class_or_type()
    {
        Assert.That(
            () => HessianTypeRegistry.Create(Point.Hessian, Point.Hessian),
            Throws.ArgumentException.With.Message.Contains(Point.ClassName));
        Assert.That(HessianTypeRegistry.Create(Point.Hessian).TryGet(Point.ClassName, out _));
        Assert.That(HessianTypeRegistry.BuiltIn.TryGet(typeof(Point), out _), Is.False);
    }
}
