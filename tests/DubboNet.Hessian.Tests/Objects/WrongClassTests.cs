using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Objects;

/// <summary>
/// Tests an object of another class than the declared one. It is an error if the classes have no field in common, and is reported
/// otherwise.
/// </summary>
public sealed class WrongClassTests
{
    private const string Order = "43 0e\"com.acme.Order\" 92 02\"id\" 05\"total\" 60 91 92";
    private const string Proxy = "43 0e\"com.acme.Proxy\" 92 04\"name\" 07\"handler\" 60 01\"n\" 01\"h\"";

    [Test]
    public void Class_without_a_common_field_is_an_error_that_names_both()
    {
        HessianException error = Codec.Fail(Order, Shape.Hessian, Known.Models);
        Assert.That(error.Message, Is.EqualTo(
            "The class shares no field with the declared type: declare the type of the class that was found, or correct the Java name of "
            + "Shape: "
            + "expected com.acme.Shape (Shape), found com.acme.Order (at byte 26)"));
        Assert.That(Codec.Fail($"79 {Order}", As.List(Shape.Hessian)).Path, Is.EqualTo("[0]"));
    }

    [Test]
    public void Registered_class_without_a_common_field_is_an_error() =>
        Assert.That(Codec.Fail(Known.PointDefinition + "60 91 92", Shape.Hessian, Known.Models).Message, Does.Contain("shares no field"));

    [Test]
    public void Class_without_fields_is_an_error_where_fields_are_declared() =>
        Assert.That(Codec.Fail("43 0d\"com.acme.None\" 90 60", Shape.Hessian).Found, Is.EqualTo("com.acme.None"));

    [Test]
    public void Class_with_a_common_field_is_read_and_reported_once()
    {
        var reports = new List<HessianClassSubstitution>();
        var options = new HessianOptions { ClassSubstituted = reports.Add };
        for (int i = 0; i < 3; i++)
            Assert.That(HessianSerializer.Deserialize(Hex.Parse(Proxy), Shape.Hessian, options)!.Name, Is.EqualTo("n"));
        Assert.That(reports, Has.Count.EqualTo(1));
        Assert.That(reports[0].ToString(), Is.EqualTo(
            "com.acme.Proxy was read as com.acme.Shape (Shape). These fields were dropped: handler. To keep the class, declare a type with "
            + "[HessianType(\"com.acme.Proxy\")] and name it in a [HessianSubtype] of Shape."));
    }

    [Test]
    public void Declared_class_and_known_subtypes_are_not_reported()
    {
        var reports = new List<HessianClassSubstitution>();
        HessianOptions options = Known.Models with { ClassSubstituted = reports.Add };
        byte[] shapes = HessianSerializer.Serialize(
            new List<Shape> { new() { Name = "s" }, new Circle { Name = "c" } }, As.List(Shape.Hessian), options);
        HessianSerializer.Deserialize(shapes, As.List(Shape.Hessian), options);
        Assert.That(reports, Is.Empty);
    }

    [Test]
    public void Reports_end_at_their_limit()
    {
        var reports = new List<HessianClassSubstitution>();
        var options = new HessianOptions { ClassSubstituted = reports.Add };
        for (int i = 0; i < SubstitutionReports.Limit + 10; i++)
        {
            byte[] bytes = HessianSerializer.Serialize(new HessianObject($"com.acme.Made{i}", ("name", "n")));
            HessianSerializer.Deserialize(bytes, Shape.Hessian, options);
        }

        Assert.That(reports, Has.Count.EqualTo(SubstitutionReports.Limit));
        Assert.That(reports.FindIndex(report => report.IsLastReported), Is.EqualTo(SubstitutionReports.Limit - 1));
        Assert.That(reports[^1].ToString(), Does.EndWith("Further classes are not reported."));
    }

    [Test]
    public void Exception_of_another_class_is_read_and_reported()
    {
        var reports = new List<HessianClassSubstitution>();
        var options = new HessianOptions { ClassSubstituted = reports.Add };
        byte[] bytes = HessianSerializer.Serialize(new JavaException("com.acme.Other", "why"), As.Throwable);
        Assert.That(HessianSerializer.Deserialize(bytes, OutOfStockException.Hessian, options)!.Message, Is.EqualTo("why"));
        Assert.That(reports.Single().JavaClass, Is.EqualTo("com.acme.Other"));
    }

    [Test]
    public void Map_without_a_field_of_the_declared_class_is_an_error() =>
        Assert.That(
            Codec.Fail("48 02\"id\" 91 5a", Shape.Hessian).Message,
            Does.StartWith("com.acme.Shape: No key of the map is a field of com.acme.Shape: declare a dictionary"));

    [TestCase("48 5a")]
    [TestCase("48 05\"class\" 0e\"com.acme.Shape\" 5a")]
    [TestCase("48 04\"name\" 01\"n\" 02\"id\" 91 5a")]
    public void Map_that_is_empty_or_has_a_field_is_read(string hex) =>
        Assert.That(HessianSerializer.Deserialize(Hex.Parse(hex), Shape.Hessian), Is.Not.Null);

    [Test]
    public void Constant_with_a_body_belongs_to_its_enum()
    {
        var options = new HessianOptions { UnknownClasses = HessianUnknownClassHandling.Error };
        string hex = "43 1e\"com.example.dubbonet.P$Color$1\" 91 04\"name\" 60 03\"RED\"";
        Assert.That(HessianSerializer.Deserialize(Hex.Parse(hex), Colors.Hessian, options), Is.EqualTo(Color.Red));
    }
}
