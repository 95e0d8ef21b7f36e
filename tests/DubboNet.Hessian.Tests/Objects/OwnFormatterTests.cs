using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Objects;

/// <summary>
/// Tests types that provide their own formatter (<see cref="IHessianType{TSelf}"/>) and are read and written by their type alone.
/// </summary>
public sealed class OwnFormatterTests
{
    [Test]
    public void Serialize_and_Deserialize_need_only_the_type()
    {
        byte[] bytes = HessianSerializer.Serialize(new Point { X = 1, Y = -1 });
        Assert.That(bytes, Is.EqualTo(HessianSerializer.Serialize(new Point { X = 1, Y = -1 }, Point.Hessian)));
        Assert.That(
            HessianSerializer.Deserialize<Point>(bytes),
            Has.Property(nameof(Point.X)).EqualTo(1).And.Property(nameof(Point.Y)).EqualTo(-1));
    }

    [Test]
    public void Deserialize_returns_null_for_null() =>
        Assert.That(HessianSerializer.Deserialize<Money>(HessianSerializer.Serialize<Money>(null)), Is.Null);

    [Test]
    public void Serialize_of_an_unregistered_type_as_object_is_rejected_with_its_name() =>
        Assert.That(() => HessianSerializer.Serialize<object>(new List<object> { new Point() }, HessianFormatters.Object),
            Throws.TypeOf<HessianException>().With.Message.Contains(nameof(Point)));
}
