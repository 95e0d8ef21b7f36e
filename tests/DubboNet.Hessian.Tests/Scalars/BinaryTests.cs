namespace DubboNet.Hessian.Tests.Scalars;

public sealed class BinaryTests
{
    [TestCase("20", 0)]
    [TestCase("21", 1)]
    [TestCase("2f", 15)]
    [TestCase("34 10", 16)]
    [TestCase("34 ff", 255)]
    [TestCase("35 00", 256)]
    [TestCase("37 ff", 1023)]
    [TestCase("42 04 00", 1024)]
    [TestCase("42 10 00", 4096)]
    [Property("Rule", "H9")]
    public void Length_decides_the_form(string head, int length)
    {
        byte[] value = Pattern(length);
        byte[] bytes = [.. Hex.Parse(head), .. value];
        Assert.That(HessianSerializer.Serialize(value, As.Bytes), Is.EqualTo(bytes));
        Assert.That(HessianSerializer.Serialize(value), Is.EqualTo(bytes));
        Codec.AssertReads(bytes, value, As.Bytes);
    }

    [TestCase(0xffff, "42 ff ff", "")]
    [TestCase(0x10000, "41 ff ff", "21")]
    [TestCase(0xffff + 1024, "41 ff ff", "42 04 00")]
    [Property("Rule", "H9")]
    public void Chunks_end_at_65535_bytes(int length, string head, string nextHead)
    {
        byte[] value = Pattern(length);
        byte[] bytes = [.. Hex.Parse(head), .. value[..0xffff], .. Hex.Parse(nextHead), .. value[0xffff..]];
        Assert.That(HessianSerializer.Serialize(value, As.Bytes).AsSpan().SequenceEqual(bytes));
        Assert.That(HessianSerializer.Deserialize(bytes, As.Bytes).AsSpan().SequenceEqual(value));
    }

    [TestCase("34 01 01", "01")]
    [TestCase("42 00 01 01", "01")]
    [TestCase("41 00 01 01 41 00 00 41 00 01 02 21 03", "01 02 03")]
    [TestCase("41 00 05 00 01 02 03 04 20", "00 01 02 03 04")]
    [TestCase("41 00 00 42 00 02 01 02", "01 02")]
    [TestCase("41 00 01 01 34 01 02", "01 02")]
    [Property("Rule", "H31")]
    [Property("Rule", "H32")]
    public void Read_accepts_any_mix_of_chunks(string hex, string value)
    {
        Codec.AssertReads(hex, Hex.Parse(value), As.Bytes);
        Codec.AssertReads(hex, Hex.Parse(value), As.Object);
        Codec.AssertEachPrefixFails(Hex.Parse(hex), As.Bytes);
    }

    [Test]
    public void Null_is_null() => Codec.AssertBoth("4e", null!, As.Bytes);

    [TestCase("79 91")]
    [TestCase("01 61")]
    [TestCase("62 00 01 61")]
    [Property("Rule", "H35")]
    public void Read_as_bytes_of_other_values_throws(string hex) => Codec.Fail(hex, As.Bytes);

    private static byte[] Pattern(int length)
    {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++)
            bytes[i] = unchecked((byte)(i * 7));
        return bytes;
    }
}
