using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Objects;

[Property("Rule", "H45")]
public sealed class ImmutableObjectTests
{
    private const string Definition = "43 0e\"com.acme.Money\" 93 08\"currency\" 06\"amount\" 06\"origin\" ";
    private const string Amount = "43 14\"java.math.BigDecimal\" 91 05\"value\" 61 03\"1.5\"";

    [Test]
    public void Object_built_after_its_fields_round_trips()
    {
        var value = new Money("EUR", 1.5m, "x");
        string hex = $"{Definition} 60 03\"EUR\" {Amount} 01\"x\"";
        Codec.AssertBoth(hex, value, Money.Hessian, Known.Models);
        Codec.AssertBoth(hex, value, Known.Models);
    }

    [Test]
    public void Reference_after_it_is_built_finds_it()
    {
        byte[] bytes = Hex.Parse($"7a {Definition} 60 03\"EUR\" {Amount} 4e 51 91");
        Codec.ReadEachWay(bytes, As.List(Money.Hessian), values => Assert.That(values[1], Is.SameAs(values[0])));
        Codec.ReadEachWay(
            bytes, As.List(As.Object), values => Assert.That(values[1], Is.SameAs(values[0]).And.TypeOf<Money>()), Known.Models);
    }

    [TestCase("51 90")]
    [TestCase("79 51 90")]
    [TestCase("48 51 90 91 5a")]
    public void Reference_to_it_from_within_throws(string origin)
    {
        string hex = $"{Definition} 60 03\"EUR\" {Amount} {origin}";
        Assert.That(Codec.Fail(hex, Money.Hessian).Message, Does.Contain("still being read"));
        Assert.That(Codec.Fail(hex, As.Object, Known.Models).Message, Does.Contain("still being read"));
    }

    [Test]
    public void Field_that_is_skipped_may_lead_back_to_the_object() =>
        Codec.AssertReads("43 14\"java.math.BigDecimal\" 92 05\"value\" 04\"self\" 60 01\"1\" 51 90", 1m, As.Decimal);

    [TestCase("55 07\"[object\" 51 90 5a")]
    [TestCase("55 07\"[object\" 79 51 90 5a")]
    public void Reference_to_an_array_of_unknown_length_from_within_throws(string hex) =>
        Assert.That(Codec.Fail(hex, As.Object).Message, Does.Contain("still being read"));
}
