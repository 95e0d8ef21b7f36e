using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Objects;

/// <summary>Tests <see cref="HessianOptions.UnknownClasses"/> and <see cref="HessianOptions.UnmappedMembers"/>.</summary>
public sealed class StrictOptionTests
{
    private const string Proxy = "43 0e\"com.acme.Proxy\" 92 04\"name\" 07\"handler\" 60 01\"n\" 01\"h\"";
    private const string Newer = "43 0e\"com.acme.Shape\" 93 04\"name\" 05\"color\" 04\"size\" 60 01\"n\" 91 92";

    private static readonly HessianOptions KnownClasses = Known.Models with { UnknownClasses = HessianUnknownClassHandling.Error };
    private static readonly HessianOptions AllMembers = Known.Models with { UnmappedMembers = HessianUnmappedMemberHandling.Error };

    [Test]
    public void Unknown_class_is_an_error_where_a_class_is_declared() =>
        Assert.That(Codec.Fail(Proxy, Shape.Hessian, KnownClasses).Message, Is.EqualTo(
            "The class is neither the declared one nor a known subtype (HessianOptions.UnknownClasses is Error): declare it with "
            + "[HessianType] and name it in a "
            + "[HessianSubtype] of Shape: expected com.acme.Shape (Shape), found com.acme.Proxy (at byte 30)"));

    [Test]
    public void Unknown_class_is_an_error_without_a_declared_type()
    {
        Assert.That(Codec.Fail(Proxy, As.Object, KnownClasses).Message, Is.EqualTo(
            "The class is not registered (HessianOptions.UnknownClasses is Error): declare it with [HessianType], and name it in a "
            + "[HessianSubtype] or register it: "
            + "found com.acme.Proxy (at byte 30)"));
        Assert.That(Codec.Fail($"79 {Proxy}", As.List(As.Object), KnownClasses).Path, Is.EqualTo("[0]"));
    }

    [Test]
    public void Known_classes_are_read()
    {
        byte[] bytes =
            HessianSerializer.Serialize(new object[] { Person.Bob(), new Circle { Name = "c" }, 1.5m, Guid.Empty }, KnownClasses);
        Assert.That((object?[])HessianSerializer.Deserialize(bytes, KnownClasses)!, Has.Length.EqualTo(4));
    }

    [Test]
    public void Exception_of_an_unknown_class_stays_readable()
    {
        byte[] bytes = HessianSerializer.Serialize(
            new JavaException("com.acme.Other", "why", new JavaException("com.acme.Cause", "deep")), As.Throwable);
        var error = (JavaException)HessianSerializer.Deserialize(bytes, As.Throwable, KnownClasses)!;
        Assert.That(error.JavaType, Is.EqualTo("com.acme.Other"));
        Assert.That(HessianSerializer.Deserialize(bytes, OutOfStockException.Hessian, KnownClasses)!.Message, Is.EqualTo("why"));
    }

    [Test]
    public void Stack_frames_of_an_exception_stay_readable()
    {
        var thrown = new JavaException(
            new JavaThrowable("com.acme.Other") { Frames = [new JavaStackFrame("com.acme.Shop", "sell", "Shop.java", 42)] });
        var error =
            (JavaException)HessianSerializer.Deserialize(HessianSerializer.Serialize(thrown, As.Throwable), As.Throwable, KnownClasses)!;
        Assert.That(error.Throwable.Frames.Single().LineNumber, Is.EqualTo(42));
    }

    [Test]
    public void Enum_set_stays_readable_where_a_set_is_declared()
    {
        byte[] bytes = HessianSerializer.Serialize([Color.Red], As.EnumSet(Colors.Hessian), Known.Models);
        Assert.That(HessianSerializer.Deserialize(bytes, As.Set(Colors.Hessian), KnownClasses), Is.EqualTo([Color.Red]));
    }

    [Test]
    public void Skipped_value_can_have_any_class()
    {
        string hex =
            $"43 0e\"com.acme.Shape\" 92 05\"other\" 04\"name\" 60 {Proxy.Replace("60 01", "61 01", StringComparison.Ordinal)} 01\"s\"";
        Assert.That(HessianSerializer.Deserialize(Hex.Parse(hex), Shape.Hessian, KnownClasses)!.Name, Is.EqualTo("s"));
    }

    [Test]
    public void Field_that_the_type_does_not_have_is_an_error() =>
        Assert.That(Codec.Fail(Newer, Shape.Hessian, AllMembers).Message, Is.EqualTo(
            "Shape does not have all fields of com.acme.Shape (HessianOptions.UnmappedMembers is Error): add members for color, size (at "
                + "byte 33)"));

    [Test]
    public void Key_that_the_type_does_not_have_is_an_error()
    {
        Assert.That(
            Codec.Fail("48 04\"name\" 01\"n\" 05\"color\" 91 5a", Shape.Hessian, AllMembers).Message,
            Does.Contain("add members for color"));
        Assert.That(
            HessianSerializer.Deserialize(Hex.Parse("48 05\"class\" 01\"c\" 04\"name\" 01\"n\" 5a"), Shape.Hessian, AllMembers)!.Name,
            Is.EqualTo("n"));
    }

    [Test]
    public void Type_that_keeps_other_fields_has_them_all()
    {
        string hex = "43 11\"com.acme.Document\" 92 05\"title\" 04\"more\" 60 01\"t\" 91";
        Assert.That(HessianSerializer.Deserialize(Hex.Parse(hex), Document.Hessian, AllMembers)!.UnknownFields, Has.Count.EqualTo(1));
    }

    [Test]
    public void Same_bytes_are_read_with_the_options_of_each_call()
    {
        HessianOptions copy = AllMembers with { MaxDepth = 100 };
        for (int i = 0; i < 3; i++)
        {
            Assert.That(HessianSerializer.Deserialize(Hex.Parse(Newer), Shape.Hessian, Known.Models)!.Name, Is.EqualTo("n"));
            Codec.Fail(Newer, Shape.Hessian, AllMembers);
            Codec.Fail(Newer, Shape.Hessian, copy);
            Assert.That(HessianSerializer.Deserialize(Hex.Parse(Newer), Shape.Hessian, KnownClasses)!.Name, Is.EqualTo("n"));
        }
    }
}
