using System.Buffers;
using DubboNet.Protocol;

namespace DubboNet.Tests.Protocol;

public sealed class AttachmentHeadTests
{
    [TestCase("48 04 70 61 74 68 01 61 5a", "01 61", "", "", null)]
    [TestCase("48 04 70 61 74 68 01 61 04 70 61 74 68 01 62 5a", "01 62", "", "", null)]
    [TestCase("48 07 76 65 72 73 69 6f 6e 4e 05 67 72 6f 75 70 00 5a", "", "4e", "00", null)]
    [TestCase("48 03 5f 54 4f cb e8 5a", "", "", "", 1000)]
    [TestCase("48 03 5f 54 4f 90 5a", "", "", "", 0)]
    [TestCase("48 03 5f 54 4f d4 ff ff 5a", "", "", "", 65535)]
    [TestCase("48 03 5f 54 4f 49 00 0f 42 40 5a", "", "", "", 1000000)]
    [TestCase("48 03 5f 74 6f 04 31 30 30 30 5a", "", "", "", 1000)]
    [TestCase("48 03 5f 54 4f 04 31 30 30 78 5a", "", "", "", null)]
    [TestCase("48 5a", "", "", "", null)]
    [TestCase("48 01 78 54 01 79 46 01 7a 30 02 61 62 01 77 53 00 01 61 5a", "", "", "", null)]
    [Property("Rule", "W23")]
    [Property("Rule", "W59")]
    public void TryScan_returns_the_values_that_the_provider_uses(string map, string path, string version, string group, int? milliseconds)
    {
        byte[] bytes = Hex.Parse(map);
        Assert.That(AttachmentHead.TryScan([.. bytes, 0x4e], AttachmentLimits.Default, out AttachmentHead head), Is.True);
        Assert.That(head.Map.ToArray(), Is.EqualTo(bytes));
        Assert.That(Hex.Format(head.Path.ToArray()), Is.EqualTo(path));
        Assert.That(Hex.Format(head.Version.ToArray()), Is.EqualTo(version));
        Assert.That(Hex.Format(head.Group.ToArray()), Is.EqualTo(group));
        Assert.That(head.RemainingMilliseconds, Is.EqualTo(milliseconds));
        for (int length = 0; length < bytes.Length; length++)
            Assert.That(AttachmentHead.TryScan(bytes.AsSpan(0, length), AttachmentLimits.Default, out _), Is.False, $"cut at {length}");
    }

    [TestCase("4e", TestName = "null")]
    [TestCase("4d 01 78 5a", TestName = "typed map")]
    [TestCase("48 01 78 51 90 5a", TestName = "reference")]
    [TestCase("48 01 78 48 5a 5a", TestName = "map within")]
    [TestCase("48 91 01 78 5a", TestName = "key that is not text")]
    [TestCase("48 01 c3 a4 01 78 5a", TestName = "key that is not ASCII")]
    [TestCase("48 01 78 52 00 01 61 01 62 5a", TestName = "text in chunks")]
    public void TryScan_leaves_other_maps_to_the_decoder(string map) =>
        Assert.That(AttachmentHead.TryScan(Hex.Parse(map), AttachmentLimits.Default, out _), Is.False);

    [TestCase(1, 100)]
    [TestCase(2, 12)]
    public void TryScan_leaves_maps_over_a_limit_to_the_decoder(int count, int bytes)
    {
        byte[] map = Hex.Parse("48 01 61 01 78 01 62 05 68 65 6c 6c 6f 5a");

        Assert.That(AttachmentHead.TryScan(map, new AttachmentLimits(count, bytes), out _), Is.False);
        Assert.That(AttachmentHead.TryScan(map, new AttachmentLimits(2, 14), out _), Is.True);
    }

    [TestCase("a", "x")]
    [TestCase("b", "hello")]
    [TestCase("c", null, TestName = "FindText_number_is_not_text")]
    [TestCase("d", null, TestName = "FindText_missing_key_is_null")]
    [TestCase("e", null, TestName = "FindText_null_is_null")]
    [TestCase("", "last")]
    public void FindText_returns_the_last_text_of_a_key(string key, string? text)
    {
        byte[] map = Hex.Parse("48 01 61 01 78 00 91 01 62 05 68 65 6c 6c 6f 01 63 c8 10 01 65 4e 00 04 6c 61 73 74 5a");

        Assert.That(AttachmentHead.TryScan(map, AttachmentLimits.Default, out _), Is.True);
        Assert.That(AttachmentHead.FindText(map, key), Is.EqualTo(text));
    }

    [Test]
    public void TryScan_measures_long_text_by_its_tag()
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new HessianWriter(output, HessianOptions.Default);
        writer.WriteMapStart();
        writer.WriteString("path");
        writer.WriteString(new string('p', 2000));
        writer.WriteMapEnd();
        writer.Flush();
        writer.Dispose();
        Assert.That(AttachmentHead.TryScan(output.WrittenSpan, AttachmentLimits.Default, out AttachmentHead head), Is.True);
        Assert.That(head.Path.Length, Is.EqualTo(2003));
    }
}
