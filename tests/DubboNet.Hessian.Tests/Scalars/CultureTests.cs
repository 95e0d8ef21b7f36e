using System.Numerics;

namespace DubboNet.Hessian.Tests.Scalars;

[Property("Rule", "H65")]
public sealed class CultureTests
{
    private const string DecimalHead = "43 14\"java.math.BigDecimal\" 91 05\"value\" 60 ";

    [TestCase("tr-TR")]
    [TestCase("ar-SA")]
    public void Decimal_text_is_the_same_in_any_culture(string culture)
    {
        using var scope = new CultureScope(culture);
        Codec.AssertBoth(DecimalHead + "08\"-1234.50\"", -1234.50m, As.Decimal);
        Codec.AssertBoth(DecimalHead + "05\"-1E-8\"", -0.00000001m, As.Decimal);
        Codec.AssertBoth(DecimalHead + "08\"-1.5E+40\"", new BigDecimal(-15, -39), As.BigDecimal);
        Codec.AssertBoth(DecimalHead + "05\"-12.5\"", new BigDecimal(-125, 1), As.BigDecimal);
        Codec.AssertReads(DecimalHead + "05\"1.5e3\"", new BigDecimal(15, -2), As.BigDecimal);
        Codec.Fail(DecimalHead + "05 2d 31 d9 ab 35", As.Decimal);
    }

    [TestCase("tr-TR")]
    [TestCase("ar-SA")]
    public void Boxed_float_is_the_same_in_any_culture(string culture)
    {
        using var scope = new CultureScope(culture);
        Codec.AssertBoth("5f ff fe 1d c0", -123.456f, As.BoxedSingle);
        Codec.AssertBoth("44 c7 ef ff ff e5 4d af f8", float.MinValue, As.BoxedSingle);
        Codec.AssertBoth("44 7f f8 00 00 00 00 00 00", float.NaN, As.BoxedSingle);
        Codec.AssertBoth("44 7f f0 00 00 00 00 00 00", float.PositiveInfinity, As.BoxedSingle);
    }

    [TestCase("tr-TR")]
    [TestCase("ar-SA")]
    public void Number_read_as_string_is_the_same_in_any_culture(string culture)
    {
        using var scope = new CultureScope(culture);
        Codec.AssertReads("8f", "-1", As.String);
        Codec.AssertReads("4c 80 00 00 00 00 00 00 00", "-9223372036854775808", As.String);
        Codec.AssertReads("5d ff", "-1", As.String);
        Codec.AssertReads("5f ff ff fa 24", "-1.5", As.String);
        Codec.AssertReads("44 c2 02 a0 5f 20 00 00 00", "-1.0E10", As.String);
        Codec.AssertReads("44 7f f8 00 00 00 00 00 00", "NaN", As.String);
        Codec.AssertReads("44 7f f0 00 00 00 00 00 00", "Infinity", As.String);
        Codec.AssertReads("5b", "0.0", As.String);
    }

    [TestCase("tr-TR")]
    [TestCase("ar-SA")]
    public void BigInteger_dates_and_messages_are_the_same_in_any_culture(string culture)
    {
        using var scope = new CultureScope(culture);
        Codec.AssertBoth(
            "43 14\"java.math.BigInteger\" 92 06\"signum\" 03\"mag\" 60 8f 56 04\"[int\" 91 95", new BigInteger(-5), As.BigInteger);
        Codec.AssertBoth("4b 00 e3 83 8f", DateTimeOffset.FromUnixTimeMilliseconds(894621060000), As.DateTimeOffset);
        Assert.That(Codec.Fail("5f ff ff fa 24", As.Int32).Found, Is.EqualTo("-1.5"));
        Assert.That(Codec.Fail("58 8f", As.Object).Found, Is.EqualTo("-1"));
        Assert.That(Codec.Fail("51 8f", As.Object).Message, Does.Contain("Reference -1"));
    }

    /// <summary>The names contain the letter I, whose lower and upper case are other letters in Turkish.</summary>
    [Test]
    public void Names_are_compared_ordinally_in_any_culture()
    {
        using var scope = new CultureScope("tr-TR");
        Codec.AssertReads("71 04\"[int\" 91", new[] { 1 }, As.Object!);
        Assert.That(Codec.Fail("79 5a", As.Object).Message, Does.Contain("end marker"));
        Assert.That(Codec.Fail("91", As.List(As.Object)).Found, Is.EqualTo("an int"));
    }
}
