using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Objects;

[Property("Rule", "H41")]
public sealed class PolymorphismTests
{
    private const string Circle1 = "43 0f\"com.acme.Circle\" 92 04\"name\" 06\"radius\" 60 01\"c\" 91";

    [Test]
    public void Derived_instance_in_a_place_of_the_base_class_keeps_its_class()
    {
        Codec.AssertWrites(Circle1, new Circle { Name = "c", Radius = 1 }, Shape.Hessian, Known.Models);
        Codec.ReadEachWay(Hex.Parse(Circle1), Shape.Hessian, AssertIsCircle, Known.Models);
        Codec.ReadEachWay(Hex.Parse(Circle1), As.Registered<Shape>(), AssertIsCircle, Known.Models);
    }

    [Test]
    public void List_of_the_base_class_holds_both()
    {
        const string hex =
            "7b 43 0e\"com.acme.Shape\" 91 04\"name\" 60 01\"s\" 43 0f\"com.acme.Circle\" 92 04\"name\" 06\"radius\" 61 01\"c\" 91 51 91";
        var shape = new Shape { Name = "s" };
        Codec.AssertWrites(hex, [shape, new Circle { Name = "c", Radius = 1 }, shape], As.List(Shape.Hessian), Known.Models);
        Codec.ReadEachWay(
            Hex.Parse(hex),
            As.List(Shape.Hessian),
            shapes =>
            {
                Assert.That(shapes[0], Is.TypeOf<Shape>().And.SameAs(shapes[2]));
                AssertIsCircle(shapes[1]);
            },
            Known.Models);
    }

    [Test]
    public void Map_form_of_a_derived_class_is_read_as_that_class()
    {
        const string hex = "4d 0f\"com.acme.Circle\" 04\"name\" 01\"c\" 06\"radius\" 91 5a";
        Codec.ReadEachWay(Hex.Parse(hex), Shape.Hessian, AssertIsCircle, Known.Models);
        Codec.ReadEachWay(Hex.Parse(hex), As.Object, value => AssertIsCircle((Shape)value), Known.Models);
    }

    [TestCase(Circle1)]
    [TestCase("43 10\"com.acme.Unknown\" 92 06\"radius\" 04\"name\" 60 91 01\"c\"")]
    [TestCase("4d 10\"com.acme.Unknown\" 06\"radius\" 91 04\"name\" 01\"c\" 5a")]
    public void Unknown_subclass_is_read_as_the_declared_class(string hex) =>
        Codec.ReadEachWay(Hex.Parse(hex), Shape.Hessian, shape =>
        {
            Assert.That(shape, Is.TypeOf<Shape>());
            Assert.That(shape.Name, Is.EqualTo("c"));
        });

    [Test]
    public void Known_class_that_does_not_fit_is_read_as_the_declared_class()
    {
        byte[] bytes = Hex.Parse("43 1d\"com.example.dubbonet.P$Person\" 91 04\"name\" 60 01\"n\"");
        Codec.ReadEachWay(
            bytes, Shape.Hessian, shape => Assert.That(shape, Is.TypeOf<Shape>().With.Property("Name").EqualTo("n")), Known.Models);
    }

    [Test]
    public void Unknown_class_where_the_declared_type_is_abstract_throws() =>
        Assert.That(
            Codec.Fail("43 10\"com.acme.Unknown\" 90 60", As.Registered<Shape>(), Known.Models).Message,
            Does.Contain("com.acme.Unknown").And.Contain("not registered"));

    [Test]
    public void Write_of_a_derived_instance_whose_class_is_not_registered_throws() =>
        Assert.That(
            () => HessianSerializer.Serialize(new Circle(), Shape.Hessian),
            Throws.TypeOf<HessianException>().With.Message.Contains("[HessianSubtype]"));

    private static void AssertIsCircle(Shape shape)
    {
        Assert.That(shape, Is.TypeOf<Circle>());
        Assert.That((shape.Name, ((Circle)shape).Radius), Is.EqualTo(("c", 1)));
    }
}
