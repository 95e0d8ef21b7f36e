using System.Numerics;

namespace DubboNet.Hessian.Tests.Scalars;

[Property("Rule", "H21")]
public sealed class BigNumberTests
{
    private const string DecimalHead = "43 14\"java.math.BigDecimal\" 91 05\"value\" 60 ";
    private const string IntegerHead = "43 14\"java.math.BigInteger\" 92 06\"signum\" 03\"mag\" 60 ";

    [TestCase("123.4500")]
    [TestCase("0")]
    [TestCase("0.00")]
    [TestCase("-1.5")]
    [TestCase("79228162514264337593543950335")]
    [TestCase("-79228162514264337593543950335")]
    [TestCase("0.000001")]
    [TestCase("0.1234567890123456789012345678")]
    public void Decimal_keeps_text_and_scale(string text)
    {
        decimal value = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        Codec.AssertBoth($"{DecimalHead} {text.Length:x2} \"{text}\"", value, As.Decimal);
        Codec.AssertBoth($"{DecimalHead} {text.Length:x2} \"{text}\"", BigDecimal.FromDecimal(value));
        Codec.AssertWrites($"{DecimalHead} {text.Length:x2} \"{text}\"", (object)value, As.Object);
    }

    [TestCase("1E-7", 1, 7)]
    [TestCase("-1E-8", -1, 8)]
    [TestCase("1.5E-7", 15, 8)]
    [TestCase("0E-10", 0, 10)]
    [TestCase("1E-28", 1, 28)]
    [TestCase("0.00000012345", 12345, 11, "1.2345E-7")]
    public void Decimal_takes_the_exponent_that_Java_would_write(string text, int unscaled, int scale, string? javaText = null)
    {
        var value = new decimal(Math.Abs(unscaled), 0, 0, unscaled < 0, (byte)scale);
        javaText ??= text;
        Codec.AssertBoth($"{DecimalHead} {javaText.Length:x2} \"{javaText}\"", value, As.Decimal);
        Codec.AssertReads($"{DecimalHead} {text.Length:x2} \"{text}\"", value, As.Decimal);
    }

    [TestCase("1E+400", "1", -400)]
    [TestCase("-1E-2147483647", "-1", int.MaxValue)]
    [TestCase("1E+2147483647", "1", -int.MaxValue)]
    [TestCase("79228162514264337593543950336", "79228162514264337593543950336", 0)]
    [TestCase("1.00000000000000000000000000000001", "100000000000000000000000000000001", 32)]
    public void BigDecimal_holds_values_that_decimal_cannot(string text, string unscaled, int scale)
    {
        var value = new BigDecimal(BigInteger.Parse(unscaled, System.Globalization.CultureInfo.InvariantCulture), scale);
        string hex = $"{DecimalHead} {(text.Length < 32 ? "" : "30")} {text.Length:x2} \"{text}\"";
        Codec.AssertBoth(hex, value, As.BigDecimal);
        Codec.AssertBoth(hex, value);
        Assert.That(Codec.Fail(hex, As.Decimal).Message, Does.Contain("declare BigDecimal"));
    }

    [TestCase("1E+3", "1", -3)]
    [TestCase("1.20E+5", "120", -3)]
    [TestCase("0E+3", "0", -3)]
    public void BigDecimal_keeps_a_scale_that_decimal_does_not_have(string text, string unscaled, int scale)
    {
        var value = new BigDecimal(BigInteger.Parse(unscaled, System.Globalization.CultureInfo.InvariantCulture), scale);
        string hex = $"{DecimalHead} {text.Length:x2} \"{text}\"";
        Codec.AssertBoth(hex, value, As.BigDecimal);
        Codec.AssertBoth(hex, value);
    }

    [TestCase("1.50", "150", 2)]
    [TestCase("+1.5", "15", 1)]
    [TestCase(".5", "5", 1)]
    [TestCase("5.", "5", 0)]
    [TestCase("1e2", "1", -2)]
    [TestCase("-0.0", "0", 1)]
    public void BigDecimal_reads_every_form_of_Java(string text, string unscaled, int scale)
    {
        var value = new BigDecimal(BigInteger.Parse(unscaled, System.Globalization.CultureInfo.InvariantCulture), scale);
        Codec.AssertReads($"{DecimalHead} {text.Length:x2} \"{text}\"", value, As.BigDecimal);
    }

    [TestCase("")]
    [TestCase("abc")]
    [TestCase(".")]
    [TestCase("-")]
    [TestCase("1.2.3")]
    [TestCase("1,5")]
    [TestCase(" 1")]
    [TestCase("1 ")]
    [TestCase("1e")]
    [TestCase("1e+")]
    [TestCase("1e1.5")]
    [TestCase(".-5")]
    [TestCase("0x10")]
    [TestCase("1E+2147483649")]
    [TestCase("1E99999999999")]
    [Property("Attack", "A16")]
    public void BigDecimal_of_other_text_throws(string text)
    {
        Codec.Fail($"{DecimalHead} {text.Length:x2} \"{text}\"", As.BigDecimal);
        Codec.Fail($"{DecimalHead} {text.Length:x2} \"{text}\"", As.Object);
    }

    [TestCase("4e")]
    [TestCase("78")]
    [Property("Attack", "A16")]
    public void BigDecimal_without_text_throws(string value)
    {
        Codec.Fail(DecimalHead + value, As.BigDecimal);
        Codec.Fail("43 14\"java.math.BigDecimal\" 90 60", As.Object);
    }

    [Test]
    [Property("Attack", "A16")]
    public void BigDecimal_of_very_many_digits_throws()
    {
        byte[] bytes = HessianSerializer.Serialize(new HessianObject("java.math.BigDecimal", ("value", new string('9', 1_000_000))));
        HessianException error = Codec.Fail(bytes, As.BigDecimal);
        Assert.That(error.Message, Has.Length.LessThan(500));
        byte[] most =
            HessianSerializer.Serialize(new HessianObject("java.math.BigDecimal", ("value", new string('9', BigDecimal.MaxDigits))));
        Assert.That(HessianSerializer.Deserialize(most, As.BigDecimal).Unscaled, Is.EqualTo(BigInteger.Pow(10, BigDecimal.MaxDigits) - 1));
    }

    [TestCase("0", "90 56 04\"[int\" 90")]
    [TestCase("1", "91 56 04\"[int\" 91 91")]
    [TestCase("-1", "8f 56 04\"[int\" 91 91")]
    [TestCase("4294967295", "91 56 04\"[int\" 91 8f")]
    [TestCase("4294967296", "91 56 04\"[int\" 92 91 90")]
    [TestCase("18446744073709551616", "91 56 04\"[int\" 93 91 90 90")]
    [TestCase("-9223372036854775808", "8f 56 04\"[int\" 92 49 80 00 00 00 90")]
    public void BigInteger_is_sign_and_magnitude(string text, string fields)
    {
        BigInteger value = BigInteger.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        Codec.AssertBoth(IntegerHead + fields, value, As.BigInteger);
        Codec.AssertBoth(IntegerHead + fields, value);
    }

    [Test]
    [Property("Rule", "H49")]
    public void BigInteger_ignores_the_caches_of_every_JDK()
    {
        const string fields = "96 03\"mag\" 01\"a\" 01\"b\" 01\"c\" 01\"d\" 06\"signum\" 60 71 04\"[int\" 95 90 91 92 93 8f";
        Codec.AssertReads("43 14\"java.math.BigInteger\" " + fields, new BigInteger(-5), As.BigInteger);
    }

    [TestCase("95 71 04\"[int\" 91")]
    [TestCase("91 4e")]
    [TestCase("91 70 04\"[int\"")]
    [TestCase("90 71 04\"[int\" 91")]
    [TestCase("8e 71 04\"[int\" 91")]
    [TestCase("91 01\"a\"")]
    [Property("Attack", "A17")]
    public void BigInteger_that_contradicts_itself_throws(string fields) => Codec.Fail(IntegerHead + fields, As.Object);

    [Test]
    [Property("Attack", "A17")]
    public void BigInteger_of_very_many_words_throws()
    {
        byte[] bytes = [.. Hex.Parse(IntegerHead + "91 56 04\"[int\" 49 00 98 96 80"), .. Hex.Repeat("91", 10_000_000)];
        Codec.Fail(bytes, As.Object);
        Assert.That(Allocation.OfFailure(bytes, As.Object, HessianOptions.Default), Is.LessThan(Allocation.Limit(bytes.Length)));
    }

    [Test]
    public void Write_of_ulong_is_a_BigInteger() =>
        Codec.AssertWrites(IntegerHead + "91 56 04\"[int\" 92 8f 8f", ulong.MaxValue, As.Object);
}
