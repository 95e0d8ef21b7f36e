using System.Buffers;
using System.Text;

namespace DubboNet.Nacos.Tests.Wire;

/// <summary>Tests the message of Nacos over gRPC.</summary>
public sealed class PayloadTests
{
    [Test]
    public void Payload_is_written_as_Protocol_Buffers_do()
    {
        byte[] written = Write(new NacosPayload("T", "{}"u8.ToArray(), "1.2.3.4", "x"));
        byte[] expected =
        [
            0x12, 30, 0x1a, 1, (byte)'T', 0x3a, 16, 0x0a, 11, .. "accessToken"u8, 0x12, 1, (byte)'x', 0x42, 7, .. "1.2.3.4"u8,
            0x1a, 4, 0x12, 2, (byte)'{', (byte)'}',
        ];
        Assert.That(written, Is.EqualTo(expected));
    }

    [TestCase(0)]
    [TestCase(127)]
    [TestCase(128)]
    [TestCase(70_000)]
    public void Payload_is_read_as_it_was_written(int length)
    {
        byte[] body = Encoding.ASCII.GetBytes(new string('a', length));
        NacosPayload read = NacosPayload.Read(Write(new NacosPayload("ServerCheckRequest", body)));
        Assert.That(read.Type, Is.EqualTo("ServerCheckRequest"));
        Assert.That(read.Body, Is.EqualTo(body));
    }

    [Test]
    public void Unknown_fields_are_skipped()
    {
        byte[] numbers = [0x08, 0x96, 0x01, 0x11, 1, 2, 3, 4, 5, 6, 7, 8, 0x1d, 1, 2, 3, 4, 0x7a, 1, 9];
        NacosPayload read = NacosPayload.Read([.. numbers, .. Write(new NacosPayload("T", [1])), .. numbers]);
        Assert.That((read.Type, read.Body[0]), Is.EqualTo(("T", 1)));
    }

    [TestCase(new byte[] { 0x12 })]
    [TestCase(new byte[] { 0x12, 5, 1 })]
    [TestCase(new byte[] { 0x13, 1 })]
    [TestCase(new byte[] { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff })]
    [TestCase(new byte[] { 0x12, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01 })]
    public void Bytes_that_are_not_a_payload_are_refused(byte[] bytes) =>
        Assert.That(() => NacosPayload.Read(bytes), Throws.TypeOf<InvalidDataException>().With.Message.Contains("not a message of Nacos"));

    private static byte[] Write(NacosPayload payload)
    {
        var output = new ArrayBufferWriter<byte>();
        payload.Write(output);
        return output.WrittenSpan.ToArray();
    }
}
