namespace DubboNet.Hessian.Tests.Scalars;

[Property("Rule", "H35")]
public sealed class CoercionTests
{
    private const string TwoTo63 = "44 43 e0 00 00 00 00 00 00";
    private const string TenTo10 = "44 42 02 a0 5f 20 00 00 00";

    private static readonly HessianOptions Lossy = new() { AllowLossyNumbers = true };

    [TestCase("4e", 0)]
    [TestCase("54", 1)]
    [TestCase("46", 0)]
    [TestCase("e5", 5)]
    [TestCase("59 7f ff ff ff", int.MaxValue)]
    [TestCase("4c ff ff ff ff 80 00 00 00", int.MinValue)]
    [TestCase("5d fb", -5)]
    [TestCase("5f 01 f4 00 00", 32768)]
    public void Read_as_int_converts_what_fits(string hex, int value) => Codec.AssertReads(hex, value, As.Int32);

    [TestCase("4e", 0L)]
    [TestCase("54", 1L)]
    [TestCase("95", 5L)]
    [TestCase("5e 01 00", 256L)]
    [TestCase("44 c3 e0 00 00 00 00 00 00", long.MinValue)]
    public void Read_as_long_converts_what_fits(string hex, long value) => Codec.AssertReads(hex, value, As.Int64);

    [TestCase("4e", 0.0)]
    [TestCase("54", 1.0)]
    [TestCase("95", 5.0)]
    [TestCase("4c 00 00 00 00 80 00 00 00", 2147483648.0)]
    public void Read_as_double_converts_any_number(string hex, double value)
    {
        Codec.AssertReads(hex, value, As.Double);
        Codec.AssertReads(hex, (float)value, As.Single);
    }

    [TestCase("4e", false)]
    [TestCase("90", false)]
    [TestCase("8f", true)]
    [TestCase("e0", false)]
    [TestCase("e1", true)]
    [TestCase("5b", false)]
    [TestCase("5f 00 00 00 01", true)]
    public void Read_as_boolean_is_true_unless_zero(string hex, bool value) => Codec.AssertReads(hex, value, As.Boolean);

    [TestCase("4c 00 00 00 00 80 00 00 00", int.MinValue)]
    [TestCase("4c 00 00 00 01 00 00 00 05", 5)]
    [TestCase("5f 00 00 05 dc", 1)]
    [TestCase("5f ff ff fa 24", -1)]
    [TestCase(TenTo10, int.MaxValue)]
    [TestCase("44 7f f8 00 00 00 00 00 00", 0)]
    [TestCase("44 ff f0 00 00 00 00 00 00", int.MinValue)]
    public void Read_as_int_throws_or_truncates_as_Java_does(string hex, int javaResult)
    {
        Assert.That(Codec.Fail(hex, As.Int32).Message, Does.Contain(nameof(HessianOptions.AllowLossyNumbers)));
        Codec.AssertReads(hex, javaResult, As.Int32, Lossy);
    }

    [TestCase("d4 80 00", (short)-32768)]
    [TestCase("49 00 04 93 e0", (short)-27680)]
    [TestCase(TenTo10, (short)-1)]
    [TestCase("5f 00 00 05 dc", (short)1)]
    public void Read_as_short_throws_or_truncates_as_Java_does(string hex, short javaResult)
    {
        Codec.Fail(hex, As.Int16);
        Codec.AssertReads(hex, javaResult, As.Int16, Lossy);
    }

    [TestCase("c9 2c", (sbyte)44)]
    [TestCase("c8 80", (sbyte)-128)]
    [TestCase(TenTo10, (sbyte)-1)]
    public void Read_as_byte_throws_or_truncates_as_Java_does(string hex, sbyte javaResult)
    {
        Codec.Fail(hex, As.SByte);
        Codec.AssertReads(hex, javaResult, As.SByte, Lossy);
    }

    [TestCase(TwoTo63, long.MaxValue)]
    [TestCase("44 c3 e0 00 00 00 00 00 01", long.MinValue)]
    [TestCase("5f 00 00 05 dc", 1L)]
    [TestCase("44 7f f8 00 00 00 00 00 00", 0L)]
    public void Read_as_long_throws_or_truncates_as_Java_does(string hex, long javaResult)
    {
        Codec.Fail(hex, As.Int64);
        Codec.AssertReads(hex, javaResult, As.Int64, Lossy);
    }

    [TestCase("01 61")]
    [TestCase("00")]
    [TestCase("20")]
    [TestCase("4b 00 00 00 00")]
    [TestCase("78")]
    [TestCase("48 5a")]
    [TestCase("5a")]
    public void Read_as_number_or_boolean_of_other_values_throws(string hex)
    {
        Codec.Fail(hex, As.Int32, Lossy);
        Codec.Fail(hex, As.Int64, Lossy);
        Codec.Fail(hex, As.Double, Lossy);
        Codec.Fail(hex, As.Boolean, Lossy);
    }

    [Test]
    public void Read_as_wrapper_type_keeps_null()
    {
        Codec.AssertBoth("4e", null, As.Nullable(As.Int32));
        Codec.AssertBoth("91", 1, As.Nullable(As.Int32));
        Codec.AssertBoth("4e", null, As.Nullable(As.Boolean));
        Codec.AssertReads("54", 1L, As.Nullable(As.Int64));
    }

    [TestCase("91")]
    [TestCase("54")]
    [TestCase("e1")]
    [TestCase("5c")]
    [TestCase("03 \"1.5\"")]
    public void Read_as_decimal_or_BigInteger_of_a_plain_value_throws(string hex)
    {
        Codec.Fail(hex, As.Decimal);
        Codec.Fail(hex, As.BigDecimal);
        Codec.Fail(hex, As.BigInteger);
    }
}
