using DubboNet.Protocol;

namespace DubboNet.Tests.Protocol;

public sealed class FrameHeaderTests
{
    [TestCase("da bb c2 00  00 00 00 00 00 00 00 01  00 00 00 8a", 0xc0, 2, 0, 1L, 138)] // two-way call
    [TestCase("da bb 82 00  00 00 00 00 00 00 00 01  00 00 00 8a", 0x80, 2, 0, 1L, 138)] // one-way call
    [TestCase("da bb 02 14  00 00 00 00 00 00 00 01  00 00 00 12", 0x00, 2, 20, 1L, 18)] // response, status 20
    [TestCase("da bb e2 00  00 00 00 00 00 00 00 05  00 00 00 01", 0xe0, 2, 0, 5L, 1)] // heartbeat request
    [TestCase("da bb 22 14  00 00 00 00 00 00 00 05  00 00 00 01", 0x20, 2, 20, 5L, 1)] // heartbeat response
    [TestCase("da bb a2 00  00 00 00 00 00 00 00 06  00 00 00 02", 0xa0, 2, 0, 6L, 2)] // read-only event
    [TestCase("da bb 17 46  00 00 00 00 00 00 00 01  00 00 00 08", 0x00, 23, 70, 1L, 8)] // error in fastjson2
    [TestCase("da bb ff ff  01 02 03 04 05 06 07 08  00 01 02 03", 0xe0, 31, 255, 0x0102030405060708, 0x010203)]
    [Property("Rule", "W1")]
    [Property("Rule", "W2")]
    [Property("Rule", "W3")]
    public void Header_is_read_and_written(string hex, byte flags, byte serialization, byte status, long id, int length)
    {
        byte[] bytes = Hex.Parse(hex);
        FrameHeader header = FrameHeader.Read(bytes);
        Assert.That((byte)header.Flags, Is.EqualTo(flags));
        Assert.That(header.Serialization, Is.EqualTo(serialization));
        Assert.That(header.Status, Is.EqualTo(status));
        Assert.That(header.Id, Is.EqualTo(id));
        Assert.That(header.BodyLength, Is.EqualTo(length));
        Assert.That(header.IsRequest, Is.EqualTo((flags & 0x80) != 0));
        Assert.That(header.IsTwoWay, Is.EqualTo((flags & 0x40) != 0));
        Assert.That(header.IsEvent, Is.EqualTo((flags & 0x20) != 0));

        byte[] written = new byte[FrameHeader.Size];
        new FrameHeader((FrameFlags)flags, serialization, status, id, length).Write(written);
        Assert.That(Hex.Format(written), Is.EqualTo(Hex.Format(bytes)));
    }

    [TestCase("ff ff ff ff ff ff ff ff", -1L)]
    [TestCase("80 00 00 00 00 00 00 00", long.MinValue)]
    [TestCase("7f ff ff ff ff ff ff ff", long.MaxValue)]
    [TestCase("00 00 00 00 00 00 00 00", 0L)]
    [TestCase("ce 5c 00 2e 7e 49 a3 4d", unchecked((long)0xce5c002e7e49a34d))] // as Java 3.x starts
    [Property("Rule", "W5")]
    public void Id_has_all_64_bits(string hex, long id)
    {
        byte[] frame = Hex.Parse("da bb 02 14" + hex + "00 00 00 00");
        Assert.That(FrameHeader.Read(frame).Id, Is.EqualTo(id));
        byte[] written = Hex.Parse("da bb 02 14  11 11 11 11 11 11 11 11  00 00 00 00");
        FrameHeader.WriteId(written, id);
        Assert.That(written, Is.EqualTo(frame));
    }

    [Test]
    [Property("Rule", "W3")]
    public void Serialization_has_five_bits([Range(0, 31)] int serialization)
    {
        byte[] bytes = new byte[FrameHeader.Size];
        new FrameHeader(FrameFlags.Request | FrameFlags.TwoWay, (byte)serialization, 0, 1, 0).Write(bytes);
        Assert.That(bytes[2], Is.EqualTo(0xc0 | serialization));
        Assert.That(FrameHeader.Read(bytes).Serialization, Is.EqualTo(serialization));
    }

    [TestCase("80 00 00 00", int.MinValue)]
    [TestCase("ff ff ff ff", -1)]
    [Property("Rule", "W9")]
    public void BodyLength_is_signed(string hex, int length) =>
        Assert.That(FrameHeader.Read(Hex.Parse("da bb c2 00 00 00 00 00 00 00 00 01" + hex)).BodyLength, Is.EqualTo(length));
}
