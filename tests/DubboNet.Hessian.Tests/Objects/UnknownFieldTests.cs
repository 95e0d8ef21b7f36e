using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Objects;

[Property("Rule", "H39")]
public sealed class UnknownFieldTests
{
    private static readonly HessianOptions Options = new() { Types = HessianTypeRegistry.Create(Document.Hessian) };

    [Test]
    public void Field_that_the_class_does_not_have_is_kept_and_written_again()
    {
        const string hex = "43 11\"com.acme.Document\" 93 05\"title\" 04\"tags\" 04\"self\" 60 01\"t\" 79 01\"x\" 51 90";
        Codec.ReadEachWay(Hex.Parse(hex), Document.Hessian, document =>
        {
            Assert.That(document.Title, Is.EqualTo("t"));
            Assert.That(document.UnknownFields!.Select(field => field.Key), Is.EqualTo(["tags", "self"]));
            Assert.That(document.UnknownFields![1].Value, Is.SameAs(document));
            Codec.AssertWrites(hex, document, Document.Hessian, Options);
            Codec.AssertWrites(hex, document, As.Object, Options);
        });
    }

    [Test]
    public void Field_is_kept_in_any_position_and_in_the_form_of_a_map()
    {
        Document first =
            HessianSerializer.Deserialize(Hex.Parse("43 11\"com.acme.Document\" 92 01\"n\" 05\"title\" 60 e1 01\"t\""), Document.Hessian)!;
        Assert.That((first.Title, first.UnknownFields!.Single()), Is.EqualTo(("t", KeyValuePair.Create("n", (object?)1L))));
        Document map = HessianSerializer.Deserialize(
            Hex.Parse("4d 11\"com.acme.Document\" 01\"n\" 4e 05\"title\" 01\"t\" 91 92 5a"), Document.Hessian)!;
        Assert.That((map.Title, map.UnknownFields!.Single()), Is.EqualTo(("t", KeyValuePair.Create("n", (object?)null))));
        Document plain =
            HessianSerializer.Deserialize(Hex.Parse("43 11\"com.acme.Document\" 91 05\"title\" 60 01\"t\""), Document.Hessian)!;
        Assert.That(plain.UnknownFields, Is.Null);
    }

    [Test]
    public void Objects_with_different_fields_have_separate_definitions()
    {
        const string hex =
            "7a 43 11\"com.acme.Document\" 92 05\"title\" 01\"n\" 60 01\"a\" 91 43 11\"com.acme.Document\" 91 05\"title\" 61 01\"b\"";
        object? both = HessianSerializer.Deserialize(Hex.Parse(hex), Options);
        Codec.AssertWrites(hex, both!, As.Object, Options);
    }

    [Test]
    public void Class_that_keeps_no_unknown_fields_skips_them()
    {
        const string hex = "7a 43 1c\"com.example.dubbonet.P$Point\" 93 01\"y\" 01\"x\" 01\"z\" 60 92 91 78 51 92";
        var items = (List<object?>)HessianSerializer.Deserialize(Hex.Parse(hex), Known.Models)!;
        Assert.That($"{items[0]}", Is.EqualTo("(1, 2)"));
        Assert.That(items[1], Is.InstanceOf<List<object?>>());
    }

    [Test]
    [Property("Rule", "H25")]
    [Property("Rule", "H40")]
    public void Fields_of_one_name_in_several_classes_are_kept_apart()
    {
        byte[] bytes = Vectors.VectorFile.Rows.First(row => row.Type == "X$L3").GetBytes();
        var value = (HessianObject)HessianSerializer.Deserialize(bytes)!;
        Assert.That(value.CountOf("name"), Is.EqualTo(3));
        Assert.That(Enumerable.Range(0, 3).Select(level => value["name", level]), Is.EqualTo(["one", "two", "three"]));
        Assert.That(value["name"], Is.EqualTo("three"));
        Assert.That(
            (value["o", 0], value["o", 1], value.CountOf("only1"), value.CountOf("none")), Is.EqualTo(((object)"o1", (object)"o3", 1, 0)));
        Assert.That(() => value["name", 3], Throws.TypeOf<KeyNotFoundException>());
        Assert.That(Hex.Format(HessianSerializer.Serialize(value, Codec.Compact)), Is.EqualTo(Hex.Format(bytes)));
        value["name", 1] = "changed";
        Assert.That((value["name", 1], value["name"]), Is.EqualTo(((object)"changed", (object)"three")));
    }

    [Test]
    [Property("Rule", "H22")]
    public void Constant_with_a_body_is_that_of_the_registered_enum()
    {
        Codec.AssertReads(
            "43 1e\"com.example.dubbonet.P$Color$1\" 91 04\"name\" 60 05\"GREEN\"", (object)Color.Green, As.Object, Known.Models);
        Codec.AssertReads(
            "43 30 20 \"com.example.dubbonet.P$Color$123\" 91 04\"name\" 60 05\"GREEN\"", (object)Color.Green, As.Object, Known.Models);
        string[] names =
        [
            "com.example.dubbonet.P$Point$1", "com.example.dubbonet.P$Color1", "com.example.dubbonet.P$Color$",
            "com.example.dubbonet.P$Color$x",
        ];
        foreach (string name in names)
            Assert.That(Known.Models.Types.TryGet(name, out _), Is.False, name);
    }
}
