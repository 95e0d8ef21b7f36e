using DubboNet.Hessian;

namespace DubboNet.Generator.Tests.Types;

/// <summary>Tests that an error in a value that a generated formatter writes or reads names the member.</summary>
public sealed class MemberPathTests
{
    private static readonly object Unwritable = new UriBuilder();

    private static readonly TestCaseData[] Written =
    [
        new TestCaseData(new Order { Total = new Money("EUR", 1), Extra = Unwritable }, "extra", "com.acme.Order"),
        new TestCaseData(new Order { Total = new Money("EUR", 1), Day = (DayOfWeek)9 }, "day", "com.acme.Order"),
        new TestCaseData(
            new Order
            {
                Total = new Money("EUR", 1),
                Lines = [new Line(), new Line { Order = new Order { Total = new Money("EUR", 1), Extra = Unwritable } }],
            },
            "lines[1].order.extra",
            "com.acme.Order"),
    ];

    [TestCaseSource(nameof(Written))]
    public void Member_that_cannot_be_written_is_named(object order, string path, string javaClass)
    {
        HessianException error = Assert.Throws<HessianException>(() => HessianSerializer.Serialize((Order)order, Order.Hessian))!;
        Assert.That(error.Path, Is.EqualTo(path));
        Assert.That(error.JavaClass, Is.EqualTo(javaClass));
    }

    [Test]
    public void Own_member_of_an_exception_that_cannot_be_written_is_named()
    {
        var chain = new ChainException(new JavaThrowable("com.acme.ChainException"))
        {
            Details = new Dictionary<string, object> { ["why"] = Unwritable },
        };
        HessianException error = Assert.Throws<HessianException>(() => HessianSerializer.Serialize(chain, ChainException.Hessian))!;
        Assert.That(error.Path, Is.EqualTo("details[\"why\"]"));
        Assert.That(error.JavaClass, Is.EqualTo("com.acme.ChainException"));
    }

    [Test]
    public void Member_that_cannot_be_read_is_named()
    {
        var wire =
            new HessianObject("com.acme.Order", ("lines", new List<object> { new HessianObject("com.acme.Line", ("count", "many")) }));
        byte[] bytes = HessianSerializer.Serialize(wire);
        HessianException error = Assert.Throws<HessianException>(() => HessianSerializer.Deserialize(bytes, Order.Hessian))!;
        Assert.That(
            error.Message, Does.StartWith("lines[0].count (in com.acme.Line): Wrong kind of value: expected an int, found a string"));
    }
}
