using System.Numerics;

namespace DubboNet.Hessian.Tests.Scalars;

/// <summary>Tests a BigDecimal where a decimal is declared. Its value counts, regardless of its scale.</summary>
public sealed class DecimalFitTests
{
    private const string Definition = "43 14\"java.math.BigDecimal\" 91 05\"value\" ";

    /// <summary>The text of new BigDecimal(0.1).</summary>
    private const string Tenth = "0.1000000000000000055511151231257827021181583404541015625";

    private static readonly HessianOptions Lossy = new() { AllowLossyNumbers = true };

    [TestCase("1E+2", "100")]
    [TestCase("-1E+2", "-100")]
    [TestCase("1.5E+3", "1500")]
    [TestCase("1E+28", "10000000000000000000000000000")]
    [TestCase("0E+5", "0")]
    [TestCase("0E+2000000000", "0")]
    [TestCase("0E-40", "0.0000000000000000000000000000")]
    [TestCase("1.00", "1.00")]
    [TestCase("1E-28", "0.0000000000000000000000000001")]
    [TestCase("1.0E-28", "0.0000000000000000000000000001")]
    [TestCase("1.0000000000000000000000000000000000000000", "1.0000000000000000000000000000")]
    [TestCase("79228162514264337593543950335.000", "79228162514264337593543950335")]
    [TestCase("79228162514264337593543950335", "79228162514264337593543950335")]
    public void Value_of_any_scale_is_read_without_loss(string java, string expected)
    {
        Assert.That(Text(Read(java)), Is.EqualTo(expected));
        Assert.That(Text(Read(java, Lossy)), Is.EqualTo(expected));
    }

    [TestCase(Tenth, "0.1000000000000000055511151231")]
    [TestCase("1E-29", "0.0000000000000000000000000000")]
    [TestCase("5E-29", "0.0000000000000000000000000000")]
    [TestCase("15E-29", "0.0000000000000000000000000002")]
    [TestCase("-15E-29", "-0.0000000000000000000000000002")]
    [TestCase("6E-29", "0.0000000000000000000000000001")]
    [TestCase("1E-2000000000", "0.0000000000000000000000000000")]
    [TestCase("12345678901234567890123456789.6", "12345678901234567890123456790")]
    [TestCase("9999999999999999999999999999.95", "10000000000000000000000000000")]
    public void Digits_that_do_not_fit_are_rounded_by_the_option_only(string java, string expected)
    {
        Assert.That(Text(Read(java, Lossy)), Is.EqualTo(expected));
        HessianException error = Codec.Fail(Hex.Parse(Definition + "60").Concat(Hex.Parse(Literal(java))).ToArray(), As.Decimal);
        Assert.That(
            error.Message, Does.Contain("more digits").And.Contain("declare BigDecimal").And.Contain("HessianOptions.AllowLossyNumbers"));
    }

    [TestCase("1E+29")]
    [TestCase("79228162514264337593543950336")]
    [TestCase("1E+2000000000")]
    [TestCase("-99999999999999999999999999999.5")]
    public void Value_that_is_too_large_is_an_error_with_the_option_too(string java)
    {
        byte[] bytes = Hex.Parse(Definition + "60" + Literal(java));
        foreach (HessianOptions options in (HessianOptions[])[HessianOptions.Default, Lossy])
        {
            HessianException error = Codec.Fail(bytes, As.Decimal, options);
            Assert.That(error.Message, Does.Contain("too large for a decimal").And.Contain("declare BigDecimal").And.Contain(java[..5]));
        }
    }

    [Test]
    public void Negative_scale_is_read_in_every_typed_place()
    {
        Codec.AssertReads("79 " + Definition + "60 04\"1E+2\"", [100m], As.List(As.Decimal));
        Codec.AssertReads("79 " + Definition + "60 04\"1E+2\"", [100m], As.List(As.Nullable(As.Decimal)));
        Codec.AssertReads(
            "71 15\"[java.math.BigDecimal\" " + Definition + "60 04\"1E+2\"", [100m], As.Array(As.Decimal, "[java.math.BigDecimal"));
        Codec.AssertReads(
            "48 " + Definition + "60 04\"1E+2\" 60 04\"2E+2\" 5a", new Dictionary<decimal, decimal> { [100m] = 200m },
            As.Dictionary(As.Decimal, As.Decimal));
    }

    [Test]
    public void Negative_scale_is_read_where_an_undeclared_place_had_the_object_first()
    {
        byte[] bytes = Hex.Parse(Definition + "60 04\"1E+2\" 51 90");
        var reader = new HessianReader(bytes, HessianOptions.Default);
        Assert.That(reader.ReadObject(), Is.EqualTo(new BigDecimal(BigInteger.One, -2)), "undeclared, the scale is kept");
        Assert.That(As.Decimal.Read(ref reader), Is.EqualTo(100m));
        reader.Dispose();
    }

    [TestCase("5e 7f ff", 32767)]
    [TestCase("44 41 63 12 d0 00 00 00 00", 10_000_000)]
    [TestCase("05 \"1.0E7\"", 10_000_000)]
    public void Double_of_a_generic_call_is_read_as_decimal(string hex, int expected) =>
        Codec.AssertReads(hex, (decimal)expected, As.Decimal, new HessianOptions { ConvertsText = true });

    private static decimal Read(string java, HessianOptions? options = null) =>
        HessianSerializer.Deserialize(Hex.Parse(Definition + "60" + Literal(java)), As.Decimal, options);

    private static string Text(decimal value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Literal(string text) => Hex.Format(HessianSerializer.Serialize(text, As.String));
}
