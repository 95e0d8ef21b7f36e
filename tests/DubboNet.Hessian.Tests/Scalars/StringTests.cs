namespace DubboNet.Hessian.Tests.Scalars;

public sealed class StringTests
{
    [TestCase("00", "")]
    [TestCase("01 61", "a")]
    [TestCase("01 00", "\0")]
    [TestCase("05 7f c2 80 df bf e0 a0 80 ef bf bf", "\u007f\u0080\u07ff\u0800\uffff")]
    [TestCase("04 61 ed a0 bd ed b8 80 62", "a\ud83d\ude00b")]
    [TestCase("02 e4 b8 ad e6 96 87", "\u4e2d\u6587")]
    [Property("Rule", "H7")]
    public void String_encodes_each_unit_separately(string hex, string value)
    {
        Codec.AssertBoth(hex, value, As.String);
        Codec.AssertBoth(hex, value);
    }

    /// <summary>Names of test cases cannot contain single surrogates, so these strings are built here.</summary>
    [Test]
    [Property("Rule", "H7")]
    public void Single_surrogates_are_three_bytes_each()
    {
        Codec.AssertBoth("01 ed a0 bd", "\ud83d", As.String);
        Codec.AssertBoth("01 ed b8 80", "\ude00", As.String);
        Codec.AssertBoth("02 ed b8 80 ed a0 bd", "\ude00\ud83d", As.String);
    }

    [TestCase(31, "1f")]
    [TestCase(32, "30 20")]
    [TestCase(255, "30 ff")]
    [TestCase(256, "31 00")]
    [TestCase(1023, "33 ff")]
    [TestCase(1024, "53 04 00")]
    [Property("Rule", "H7")]
    public void Length_decides_the_form(int length, string head)
    {
        var value = new string('a', length);
        Codec.AssertBoth($"{head} \"{value}\"", value, As.String);
    }

    [TestCase("53 80 00", 0x8000, "")]
    [TestCase("52 80 00", 0x8000, "01 61")]
    [TestCase("52 80 00", 0x8000, "02 ed a0 bd ed b8 80")]
    [TestCase("52 7f ff", 0x7fff, "03 ed a0 bd ed b8 80 62")]
    [TestCase("52 7f ff", 0x7fff, "02 ed a0 bd 62")]
    [TestCase("52 80 00", 0x7fff, "ed b8 80 01 62")]
    [TestCase("53 80 00", 0x7fff, "ed a0 bd")]
    [Property("Rule", "H7")]
    [Property("Rule", "H8")]
    public void Chunks_end_at_32768_units_and_never_within_a_pair(string head, int length, string tail)
    {
        byte[] bytes = [.. Hex.Parse(head), .. Enumerable.Repeat((byte)'a', length), .. Hex.Parse(tail)];
        string value = HessianSerializer.Deserialize(bytes, As.String)!;
        Assert.That(value, Does.StartWith(new string('a', length)));
        byte[] written = HessianSerializer.Serialize(value, As.String);
        Assert.That(written.AsSpan().SequenceEqual(bytes), $"{Hex.Format(written.AsSpan(0, 4))} … {Hex.Format(written.AsSpan(^8..))}");
    }

    [TestCase("52 00 01 61 52 00 01 62 53 00 01 63", "abc")]
    [TestCase("52 00 00 52 00 01 61 00", "a")]
    [TestCase("52 00 01 ed a0 bd 01 ed b8 80", "\ud83d\ude00")]
    [TestCase("52 00 02 61 62 30 01 63", "abc")]
    [TestCase("30 01 61", "a")]
    [TestCase("53 00 01 61", "a")]
    [TestCase("53 00 00", "")]
    [TestCase("01 c0 80", "\0")]
    [Property("Rule", "H31")]
    [Property("Rule", "H32")]
    public void Read_accepts_any_mix_of_chunks(string hex, string value)
    {
        Codec.AssertReads(hex, value, As.String);
        Codec.AssertReads(hex, value, As.Object);
        Codec.AssertEachPrefixFails(Hex.Parse(hex), As.String);
    }

    [Test]
    [Property("Rule", "H32")]
    public void Read_accepts_chunks_longer_than_Java_writes()
    {
        byte[] bytes = [.. Hex.Parse("52 80 01"), .. Hex.Repeat("61", 0x8001), .. Hex.Parse("53 ff ff"), .. Hex.Repeat("62", 0xffff)];
        Assert.That(HessianSerializer.Deserialize(bytes), Is.EqualTo(new string('a', 0x8001) + new string('b', 0xffff)));
    }

    [Test]
    [Property("Rule", "H8")]
    public void Write_never_writes_a_byte_from_f0()
    {
        var units = new char[0x10000];
        for (int i = 0; i < units.Length; i++)
            units[i] = (char)i;
        byte[] bytes = HessianSerializer.Serialize(new string(units), As.String);
        Assert.That(bytes, Has.All.LessThan((byte)0xf0));
        Assert.That(HessianSerializer.Deserialize(bytes), Is.EqualTo(new string(units)));
    }

    [Test]
    public void Read_of_text_in_units_that_straddle_the_stack_buffer_is_exact()
    {
        for (int length = 250; length <= 260; length++)
        {
            string value = new string('x', length - 1) + "\u4e2d";
            Assert.That(HessianSerializer.Deserialize(HessianSerializer.Serialize(value)), Is.EqualTo(value));
        }
    }

    [TestCase("4e", null)]
    [TestCase("54", "true")]
    [TestCase("46", "false")]
    [TestCase("c8 30", "48")]
    [TestCase("4c 80 00 00 00 00 00 00 00", "-9223372036854775808")]
    [TestCase("5b", "0.0")]
    [TestCase("5c", "1.0")]
    [TestCase("5d 05", "5")]
    [TestCase("5e ff 00", "-256")]
    [TestCase("5f 00 00 01 f4", "0.5")]
    [TestCase("5f 00 00 07 d0", "2.0")]
    [TestCase("44 3f 50 62 4d d2 f1 a9 fc", "0.001")]
    [TestCase("44 3f 40 62 4d d2 f1 a9 fc", "5.0E-4")]
    [TestCase("44 41 63 12 d0 00 00 00 00", "1.0E7")]
    [TestCase("44 c1 63 12 cf e0 00 00 00", "-9999999.0")]
    [TestCase("44 41 9d 6f 34 54 00 00 00", "1.23456789E8")]
    [TestCase("44 7f ef ff ff ff ff ff ff", "1.7976931348623157E308")]
    [TestCase("44 80 00 00 00 00 00 00 00", "-0.0")]
    [TestCase("44 7f f8 00 00 00 00 00 00", "NaN")]
    [TestCase("44 ff f0 00 00 00 00 00 00", "-Infinity")]
    [Property("Rule", "H35")]
    public void Read_of_another_scalar_as_string_returns_its_text_in_Java(string hex, string? value) =>
        Codec.AssertReads(hex, value, As.String);

    [TestCase("4a 00 00 00 00 00 00 00 00")]
    [TestCase("20")]
    [TestCase("78")]
    [TestCase("48 5a")]
    [Property("Rule", "H35")]
    public void Read_as_string_of_other_values_throws(string hex) => Codec.Fail(hex, As.String);

    [TestCase("01 41", 'A')]
    [TestCase("01 00", '\0')]
    [TestCase("01 e4 b8 ad", '\u4e2d')]
    public void Char_is_a_string_of_one_unit(string hex, char value) => Codec.AssertBoth(hex, value, As.Char);

    [TestCase("00", '\0')]
    [TestCase("4e", '\0')]
    [TestCase("02 61 62", 'a')]
    [TestCase("95", '5')]
    [Property("Rule", "H35")]
    public void Read_as_char_takes_the_first_unit(string hex, char value) => Codec.AssertReads(hex, value, As.Char);

    [Test]
    [Property("Rule", "H13")]
    public void Array_of_chars_is_a_string() => Codec.AssertWrites("03 61 62 63", new[] { 'a', 'b', 'c' }, As.Object);

    [Test]
    public void Read_of_raw_strings_returns_their_bytes_and_skips_them()
    {
        byte[] bytes = Hex.Parse("01 61 4e 02 e4 b8 ad 62 52 00 01 61 00 91");
        var reader = new HessianReader(bytes, HessianOptions.Default);
        Assert.That(Hex.Format(reader.ReadRawStrings(4)), Is.EqualTo("01 61 4e 02 e4 b8 ad 62 52 00 01 61 00"));
        Assert.That(reader.ReadInt32(), Is.EqualTo(1));
        reader.Dispose();
    }
}
