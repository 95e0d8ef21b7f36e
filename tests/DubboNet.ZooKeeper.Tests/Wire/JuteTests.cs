using System.Buffers;

namespace DubboNet.ZooKeeper.Tests.Wire;

public sealed class JuteTests
{
    private static readonly string[] Names = ["a", ""];

    [Test]
    public void Values_are_big_endian_and_have_their_length_first()
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new JuteWriter(output);
        writer.WriteInt32(-2);
        writer.WriteInt64(0x0102);
        writer.WriteBoolean(true);
        writer.WriteBuffer([7, 8]);
        writer.WriteString("é");
        writer.WriteStrings(Names);
        Assert.That(
            Hex.Format(output.WrittenSpan),
            Is.EqualTo("ff ff ff fe 00 00 00 00 00 00 01 02 01 00 00 00 02 07 08 00 00 00 02 c3 a9 "
                + "00 00 00 02 00 00 00 01 61 00 00 00 00"));
    }

    [Test]
    public void Values_are_read_as_they_are_written()
    {
        var reader = new JuteReader(Hex.Parse("fffffffe 0000000000000102 01 00000002 0708 00000002 c3a9 00000002 00000001\"a\" 00000000"));
        Assert.That(reader.ReadInt32(), Is.EqualTo(-2));
        Assert.That(reader.ReadInt64(), Is.EqualTo(0x0102));
        Assert.That(reader.ReadBoolean(), Is.True);
        Assert.That(reader.ReadBuffer().ToArray(), Is.EqualTo(new byte[] { 7, 8 }));
        Assert.That(reader.ReadString(), Is.EqualTo("é"));
        Assert.That(reader.ReadStrings(), Is.EqualTo(Names));
        Assert.That(reader.Remaining, Is.Zero);
    }

    [Test]
    public void Null_is_read_as_empty()
    {
        var reader = new JuteReader(Hex.Parse("ffffffff ffffffff ffffffff"));
        Assert.That(reader.ReadBuffer().Length, Is.Zero);
        Assert.That(reader.ReadString(), Is.Empty);
        Assert.That(reader.ReadStrings(), Is.Empty);
    }

    [TestCase("fffffffe", "has a value of -2 bytes (at byte 4 of 4)")]
    [TestCase("00000003 0102", "has 2 of the 3 bytes of a value (at byte 4 of 6)")]
    [TestCase("7fffffff", "has 0 of the 2147483647 bytes of a value (at byte 4 of 4)")]
    [TestCase("0000", "has 2 of the 4 bytes of a value (at byte 0 of 2)")]
    public void Invalid_length_of_a_value_is_refused(string bytes, string reason)
    {
        Assert.That(
            () => new JuteReader(Hex.Parse(bytes)).ReadString(),
            Throws.TypeOf<InvalidDataException>().With.Message.EqualTo($"The packet {reason}."));
    }

    [TestCase("7fffffff 00000000")]
    [TestCase("00000002 00000000")]
    [TestCase("fffffffe")]
    public void List_that_cannot_fit_its_packet_is_refused_before_memory_is_allocated(string bytes)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(
            () => new JuteReader(Hex.Parse(bytes)).ReadStrings(),
            Throws.TypeOf<InvalidDataException>().With.Message.Contain("has a list of"));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1_000_000));
    }
}
