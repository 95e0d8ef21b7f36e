using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Objects;

public sealed class ObjectFormTests
{
    private const string PointName = "1c\"com.example.dubbonet.P$Point\"";

    [TestCase(Known.PointDefinition + "60 92 91")]
    [TestCase(Known.PointDefinition + "4f 90 92 91")]
    [TestCase(Known.PointDefinition + "4f c8 00 92 91")]
    [TestCase(Known.PointDefinition + "60 5d 02 e1")]
    [TestCase("43 " + PointName + " 49 00 00 00 02 01\"y\" 01\"x\" 4f 49 00 00 00 00 92 91")]
    [TestCase("43 " + PointName + " 92 01\"x\" 01\"y\" 60 91 92")]
    [TestCase("4d " + PointName + " 01\"x\" 91 01\"y\" 92 5a")]
    [Property("Rule", "H31")]
    [Property("Rule", "H38")]
    public void Read_accepts_every_form_of_an_object(string hex)
    {
        Codec.ReadEachWay(Hex.Parse(hex), Point.Hessian, point => Assert.That(point.ToString(), Is.EqualTo("(1, 2)")));
        Codec.ReadEachWay(
            Hex.Parse(hex), As.Registered<Point>(), point => Assert.That(point.ToString(), Is.EqualTo("(1, 2)")), Known.Models);
    }

    [TestCase("48 01\"x\" 91 01\"y\" 92 5a")]
    [TestCase("4d 00 01\"x\" 91 01\"y\" 92 5a")]
    [TestCase("4d 11\"java.util.TreeMap\" 01\"x\" 91 01\"y\" 92 5a")]
    [TestCase("48 95 95 01\"x\" 91 01\"z\" 79 91 4e 4e 01\"y\" 92 5a")]
    [Property("Rule", "H38")]
    public void Read_of_a_map_as_a_declared_class_uses_its_keys_as_field_names(string hex) =>
        Codec.ReadEachWay(Hex.Parse(hex), Point.Hessian, point => Assert.That(point.ToString(), Is.EqualTo("(1, 2)")));

    [Test]
    public void Read_of_a_map_form_counts_as_one_object_for_references()
    {
        byte[] bytes = Hex.Parse("7a 4d 1b\"com.example.dubbonet.P$Node\" 04\"next\" 51 91 05\"value\" 01\"s\" 5a 51 91");
        Codec.ReadEachWay(bytes, As.List(Node.Hessian), nodes =>
        {
            Assert.That(nodes[0].Next, Is.SameAs(nodes[0]));
            Assert.That(nodes[1], Is.SameAs(nodes[0]));
        });
    }

    [Test]
    [Property("Rule", "H39")]
    public void Read_skips_unknown_fields_and_counts_their_objects()
    {
        byte[] bytes = Hex.Parse("7a 43 " + PointName + " 93 01\"x\" 01\"z\" 01\"y\" 60 91 7a 78 51 92 92 51 92");
        Codec.ReadEachWay(bytes, As.List(As.Object), items =>
        {
            Assert.That(items[0].ToString(), Is.EqualTo("(1, 2)"));
            Assert.That(items[1], Is.InstanceOf<List<object?>>().With.Count.EqualTo(2), "the list in the field that Point does not have");
        }, Known.Models);
    }

    [Test]
    [Property("Rule", "H39")]
    public void Read_leaves_missing_fields_as_they_are() =>
        Codec.ReadEachWay(
            Hex.Parse(
                "43 " + PointName + " 91 01\"x\" 60 91"), Point.Hessian, point => Assert.That(point.ToString(), Is.EqualTo("(1, 0)")));

    [Test]
    public void Read_of_null_into_number_fields_returns_zero() =>
        Codec.ReadEachWay(
            Hex.Parse(Known.PointDefinition + "60 4e 4e"), Point.Hessian, point => Assert.That(point.ToString(), Is.EqualTo("(0, 0)")));

    [Test]
    [Property("Rule", "H37")]
    public void Unknown_class_keeps_its_name_and_fields()
    {
        const string hex = "43 0d\"com.unknown.C\" 92 01\"a\" 01\"b\" 60 91 79 51 90";
        var value = new HessianObject("com.unknown.C", ("a", 1), ("b", null));
        value["b"] = new List<object?> { value };
        Codec.AssertBoth(hex, value);
        Codec.AssertEachPrefixFails(Hex.Parse(hex), As.Object);
    }

    [Test]
    public void Unknown_class_has_values_by_field_name()
    {
        var value = new HessianObject("com.unknown.C", ("a", 1), ("name", "base"), ("name", "derived"));
        Assert.That(value["name"], Is.EqualTo("derived"));
        Assert.That(value.TryGet("name", out object? name) && name is "derived");
        Assert.That(value.TryGet("none", out _), Is.False);
        Assert.That(() => value["none"], Throws.TypeOf<KeyNotFoundException>());
        Assert.That(value.ToString(), Is.EqualTo("HessianObject com.unknown.C"));
    }

    [Test]
    [Property("Rule", "H40")]
    public void Duplicate_field_name_is_written_and_read_base_first()
    {
        const string hex = "43 1f\"com.example.dubbonet.P$DupChild\" 93 01\"v\" 04\"name\" 04\"name\" 60 99 06\"parent\" 05\"child\"";
        var value = new Renamed { V = 9, BaseName = "parent", Name = "child" };
        Codec.AssertWrites(hex, value, Renamed.Hessian);
        Codec.ReadEachWay(
            Hex.Parse(hex), Renamed.Hessian, read => Assert.That((read.V, read.BaseName, read.Name), Is.EqualTo((9, "parent", "child"))));
    }

    [TestCase("93 04\"name\" 01\"v\" 04\"name\" 60 01\"a\" 99 01\"b\"", "a", "b")]
    [TestCase("92 04\"name\" 01\"v\" 60 01\"b\" 99", null, "b")]
    [TestCase("94 04\"name\" 04\"name\" 04\"name\" 01\"v\" 60 01\"x\" 01\"a\" 01\"b\" 99", "a", "b")]
    [Property("Rule", "H40")]
    public void Duplicate_field_name_binds_the_last_one_to_the_derived_field(string fields, string? baseName, string name) =>
        Codec.ReadEachWay(
            Hex.Parse("43 1f\"com.example.dubbonet.P$DupChild\" " + fields),
            Renamed.Hessian,
            read => Assert.That((read.V, read.BaseName, read.Name), Is.EqualTo((9, baseName, name))));

    [Test]
    [Property("Rule", "H40")]
    public void Duplicate_field_name_of_a_class_with_one_such_field_keeps_the_last_value()
    {
        byte[] bytes = Hex.Parse("43 0e\"com.acme.Shape\" 92 04\"name\" 04\"name\" 60 01\"a\" 01\"b\"");
        Codec.ReadEachWay(bytes, Shape.Hessian, shape => Assert.That(shape.Name, Is.EqualTo("b")));
    }

    [Test]
    [Property("Rule", "H18")]
    public void Struct_takes_an_index_but_is_never_referred_to()
    {
        const string hex = "7c 43 0e\"com.acme.Pixel\" 92 01\"x\" 01\"y\" 60 91 92 60 91 92 79 90 51 93";
        object pixel = new Pixel(1, 2);
        var list = new List<object?> { 0 };
        Codec.AssertWrites(hex, new List<object?> { pixel, pixel, list, list }, As.Object, Known.Models);
        Codec.ReadEachWay(Hex.Parse(hex), As.List(As.Object), items =>
        {
            Assert.That(items[..2], Is.All.EqualTo(pixel));
            Assert.That(items[3], Is.SameAs(items[2]));
        }, Known.Models);
    }

    [Test]
    public void Null_for_a_struct_throws() => Assert.That(Codec.Fail("4e", Pixel.Hessian).Message, Does.Contain("null"));
}
