using DubboNet.Protocol;

namespace DubboNet.Tests.Protocol;

[Property("Rule", "W15")]
public sealed class Fastjson2TextTests
{
    [TestCase("00 00 00 01 af", null)]
    [TestCase("00 00 00 04 4c 65 72 72", "err")]
    [TestCase("00 00 00 02 4a 52", "R")]
    [TestCase("00 00 00 01 49", "")]
    [TestCase("00 00 00 02 4a e4", "ä")]
    [TestCase("00 00 00 05 79 03 61 62 63", "abc")]
    [TestCase("00 00 00 06 7a 04 f0 9f 98 80", "😀")]
    [TestCase("00 00 00 06 7b 04 fe ff 00 61", "a")]
    [TestCase("00 00 00 06 7b 04 ff fe 61 00", "a")]
    [TestCase("00 00 00 04 7c 02 61 00", "a")]
    [TestCase("00 00 00 04 7d 02 00 61 ff", "a")]
    public void TryRead_returns_a_string_or_null(string body, string? expected)
    {
        Assert.That(Fastjson2Text.TryRead(Hex.Parse(body), out string? text), Is.True);
        Assert.That(text, Is.EqualTo(expected));
    }

    [TestCase(0)]
    [TestCase(47)]
    [TestCase(48)]
    [TestCase(2047)]
    [TestCase(2048)]
    [TestCase(300000)]
    public void TryRead_reads_every_form_of_length(int length)
    {
        byte[] jsonb = [.. length < 48 ? [(byte)(0x49 + length)] : Prefixed(length), .. Enumerable.Repeat((byte)'x', length)];
        Assert.That(Fastjson2Text.TryRead(Framed(jsonb), out string? text), Is.True);
        Assert.That(text, Is.EqualTo(new string('x', length)));
    }

    [TestCase("")]
    [TestCase("00 00 00 00")]
    [TestCase("00 00 00 02 4a")]
    [TestCase("ff ff ff ff af")]
    [TestCase("00 00 00 01 4a")]
    [TestCase("00 00 00 01 79")]
    [TestCase("00 00 00 02 79 05")]
    [TestCase("00 00 00 02 79 ff")]
    [TestCase("00 00 00 03 7e 01 61")]
    [TestCase("00 00 00 01 a6")]
    public void TryRead_rejects_other_values(string body) =>
        Assert.That(Fastjson2Text.TryRead(Hex.Parse(body), out _), Is.False);

    private static byte[] Prefixed(int length) => length switch
    {
        < 2048 => [0x79, (byte)(0x38 + (length >> 8)), (byte)length],
        < 262144 => [0x79, (byte)(0x44 + (length >> 16)), (byte)(length >> 8), (byte)length],
        _ => [0x79, 0x48, (byte)(length >> 24), (byte)(length >> 16), (byte)(length >> 8), (byte)length],
    };

    private static byte[] Framed(byte[] jsonb) =>
        [(byte)(jsonb.Length >> 24), (byte)(jsonb.Length >> 16), (byte)(jsonb.Length >> 8), (byte)jsonb.Length, .. jsonb];
}
