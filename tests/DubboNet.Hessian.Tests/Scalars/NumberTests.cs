namespace DubboNet.Hessian.Tests.Scalars;

public sealed class NumberTests
{
    [TestCase("90", 0)]
    [TestCase("80", -16)]
    [TestCase("bf", 47)]
    [TestCase("c8 30", 48)]
    [TestCase("c7 ef", -17)]
    [TestCase("cf ff", 2047)]
    [TestCase("c0 00", -2048)]
    [TestCase("d4 08 00", 2048)]
    [TestCase("d3 f7 ff", -2049)]
    [TestCase("d7 ff ff", 262143)]
    [TestCase("d0 00 00", -262144)]
    [TestCase("49 00 04 00 00", 262144)]
    [TestCase("49 ff fb ff ff", -262145)]
    [TestCase("49 7f ff ff ff", int.MaxValue)]
    [TestCase("49 80 00 00 00", int.MinValue)]
    [Property("Rule", "H2")]
    public void Int_takes_the_shortest_form(string hex, int value)
    {
        Codec.AssertBoth(hex, value, As.Int32);
        Codec.AssertBoth(hex, value);
    }

    [TestCase("e0", 0)]
    [TestCase("d8", -8)]
    [TestCase("ef", 15)]
    [TestCase("f8 10", 16)]
    [TestCase("f7 f7", -9)]
    [TestCase("ff ff", 2047)]
    [TestCase("f0 00", -2048)]
    [TestCase("3c 08 00", 2048)]
    [TestCase("3b f7 ff", -2049)]
    [TestCase("3f ff ff", 262143)]
    [TestCase("38 00 00", -262144)]
    [TestCase("59 00 04 00 00", 262144)]
    [TestCase("59 ff fb ff ff", -262145)]
    [TestCase("59 7f ff ff ff", int.MaxValue)]
    [TestCase("59 80 00 00 00", int.MinValue)]
    [TestCase("4c 00 00 00 00 80 00 00 00", 2147483648)]
    [TestCase("4c ff ff ff ff 7f ff ff ff", -2147483649)]
    [TestCase("4c 7f ff ff ff ff ff ff ff", long.MaxValue)]
    [TestCase("4c 80 00 00 00 00 00 00 00", long.MinValue)]
    [Property("Rule", "H3")]
    public void Long_takes_the_shortest_form_for_longs(string hex, long value)
    {
        Codec.AssertBoth(hex, value, As.Int64);
        Codec.AssertBoth(hex, value);
    }

    [TestCase("5b", 0.0)]
    [TestCase("5c", 1.0)]
    [TestCase("5d ff", -1.0)]
    [TestCase("5d 7f", 127.0)]
    [TestCase("5d 80", -128.0)]
    [TestCase("5e 00 80", 128.0)]
    [TestCase("5e ff 7f", -129.0)]
    [TestCase("5e 7f ff", 32767.0)]
    [TestCase("5e 80 00", -32768.0)]
    [TestCase("5f 01 f4 00 00", 32768.0)]
    [TestCase("5f fe 0b fc 18", -32769.0)]
    [TestCase("5f 00 00 10 fe", 4.3500000000000005)]
    [TestCase("5f 7f ff ff ff", 2147483.647)]
    [TestCase("5f 80 00 00 00", -2147483.648)]
    [TestCase("44 41 40 62 4d d2 f1 a9 fc", 2147483.648)]
    [TestCase("44 3f f0 04 18 93 74 bc 6a", 1.001)]
    [TestCase("44 40 11 66 66 66 66 66 66", 4.35)]
    [TestCase("44 41 df ff ff ff c0 00 00", 2147483647.0)]
    [TestCase("44 00 00 00 00 00 00 00 01", double.Epsilon)]
    [TestCase("44 7f ef ff ff ff ff ff ff", double.MaxValue)]
    [TestCase("44 7f f0 00 00 00 00 00 00", double.PositiveInfinity)]
    [TestCase("44 ff f0 00 00 00 00 00 00", double.NegativeInfinity)]
    [TestCase("44 7f f8 00 00 00 00 00 00", double.NaN)]
    [Property("Rule", "H4")]
    [Property("Rule", "H33")]
    [Property("Rule", "H34")]
    public void Double_takes_the_shortest_form(string hex, double value)
    {
        Codec.AssertBoth(hex, value, As.Double);
        Codec.AssertBoth(hex, value);
    }

    [Test]
    [Property("Rule", "H4")]
    public void Write_of_negative_zero_loses_the_sign() => Codec.AssertWrites("5b", -0.0, As.Double);

    [TestCase(0x7ff8000000000001)]
    [TestCase(0x7ff0000000000001)]
    [TestCase(-1L)]
    [Property("Rule", "H4")]
    public void Write_of_any_NaN_writes_that_of_Java(long bits) =>
        Codec.AssertWrites("44 7f f8 00 00 00 00 00 00", BitConverter.Int64BitsToDouble(bits), As.Double);

    [Test]
    [Property("Rule", "H33")]
    public void Write_chooses_thousandths_only_if_multiplying_returns_the_value()
    {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++)
        {
            double value = random.Next() * 0.001 * (1 - (2 * (i & 1)));
            byte[] bytes = HessianSerializer.Serialize(value, As.Double);
            double back = HessianSerializer.Deserialize(bytes, As.Double);
            Assert.That(BitConverter.DoubleToInt64Bits(back), Is.EqualTo(BitConverter.DoubleToInt64Bits(value)), $"{value:R}");
        }
    }

    [TestCase("44 3f b9 99 99 a0 00 00 00", 0.1f)]
    [TestCase("5f 00 00 05 dc", 1.5f)]
    [TestCase("5d 80", -128f)]
    [Property("Rule", "H5")]
    public void Float_of_a_primitive_place_is_widened(string hex, float value) => Codec.AssertBoth(hex, value, As.Single);

    [TestCase("5f 00 00 00 64", 0.1f)]
    [TestCase("5f 00 01 e2 40", 123.456f)]
    [TestCase("44 40 0a 66 66 66 66 66 66", 3.3f)]
    [TestCase("44 47 ef ff ff e5 4d af f8", float.MaxValue)]
    [TestCase("44 7f f8 00 00 00 00 00 00", float.NaN)]
    [Property("Rule", "H5")]
    public void Float_that_Java_boxes_takes_its_shortest_text(string hex, float value)
    {
        Codec.AssertBoth(hex, value, As.BoxedSingle);
        Codec.AssertWrites(hex, value, As.Object);
    }

    [TestCase("c8 00", 0)]
    [TestCase("d4 00 00", 0)]
    [TestCase("49 00 00 00 00", 0)]
    [TestCase("49 ff ff ff ff", -1)]
    [TestCase("d3 ff ff", -1)]
    [Property("Rule", "H31")]
    public void Read_of_an_int_in_a_longer_form_returns_the_same(string hex, int value) => Codec.AssertReads(hex, value, As.Object);

    [TestCase("f8 00", 0L)]
    [TestCase("3c 00 00", 0L)]
    [TestCase("59 00 00 00 00", 0L)]
    [TestCase("4c ff ff ff ff ff ff ff ff", -1L)]
    [Property("Rule", "H31")]
    public void Read_of_a_long_in_a_longer_form_returns_the_same(string hex, long value) => Codec.AssertReads(hex, value, As.Object);

    [TestCase("5d 00", 0.0)]
    [TestCase("5e ff ff", -1.0)]
    [TestCase("5f ff ff fc 18", -1.0)]
    [TestCase("44 3f f0 00 00 00 00 00 00", 1.0)]
    [TestCase("44 80 00 00 00 00 00 00 00", -0.0)]
    [Property("Rule", "H31")]
    [Property("Rule", "H34")]
    public void Read_of_a_double_in_another_form_returns_the_same(string hex, double value) => Codec.AssertReads(hex, value, As.Object);

    [Test]
    [Property("Rule", "H1")]
    public void Null_and_booleans_are_one_byte()
    {
        Codec.AssertBoth("4e", null);
        Codec.AssertBoth("54", true);
        Codec.AssertBoth("46", false);
        Codec.AssertBoth("54", true, As.Boolean);
    }

    [TestCase("7f", (byte)255, "c8 ff")]
    [TestCase("80", (sbyte)-128, "c7 80")]
    [TestCase("ushort", (ushort)65535, "d4 ff ff")]
    [TestCase("short", (short)-32768, "d3 80 00")]
    [TestCase("uint", 4294967295u, "4c 00 00 00 00 ff ff ff ff")]
    public void Write_of_other_integers_uses_the_Java_type_that_holds_them(string name, object value, string hex) =>
        Assert.That(Hex.Format(HessianSerializer.Serialize(value)), Is.EqualTo(hex), name);

    [Test]
    public void Short_and_byte_are_ints_on_the_wire()
    {
        Codec.AssertBoth("c6 d4", (short)-300, As.Int16);
        Codec.AssertBoth("8f", (sbyte)-1, As.SByte);
    }
}
