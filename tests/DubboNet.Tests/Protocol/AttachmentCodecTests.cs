using System.Buffers;
using DubboNet.Protocol;

namespace DubboNet.Tests.Protocol;

public sealed class AttachmentCodecTests
{
    [TestCase("48 01\"a\" 01\"b\" 5a")] // untyped
    [TestCase("4d 11\"java.util.HashMap\" 01\"a\" 01\"b\" 5a")]
    [TestCase("4d 17\"java.util.LinkedHashMap\" 01\"a\" 01\"b\" 5a")]
    [Property("Rule", "W22")]
    public void Read_returns_the_entries_of_any_map(string hex) =>
        Assert.That(Read(hex), Is.EqualTo(new[] { KeyValuePair.Create("a", (object?)"b") }));

    [TestCase("4e")]
    [TestCase("48 5a")]
    [TestCase("4d 11\"java.util.HashMap\" 5a")]
    [Property("Rule", "W22")]
    public void Read_returns_nothing_for_null_or_an_empty_map(string hex) => Assert.That(Read(hex), Is.Empty);

    [TestCase("")] // missing
    [TestCase("05\"hello\"")]
    [TestCase("91")]
    [TestCase("78")] // an empty list
    [TestCase("48 91 01\"b\" 5a")] // a key that is a number
    [TestCase("48 4e 01\"b\" 5a")] // a key that is null
    [TestCase("48 01\"a\" 01\"b\"")] // no end
    [Property("Rule", "W22")]
    public void Read_throws_for_other_values(string hex) => Assert.That(() => Read(hex), Throws.TypeOf<HessianException>());

    [Test]
    [Property("Rule", "W22")]
    [Property("Rule", "W24")]
    public void Read_keeps_values_of_any_kind() =>
        Assert.That(Read("48 01\"a\" 4e 01\"b\" e1 01\"c\" 92 01\"d\" 79 01\"x\" 5a"), Is.EquivalentTo(new Dictionary<string, object?>
        {
            ["a"] = null,
            ["b"] = 1L,
            ["c"] = 2,
            ["d"] = new List<object?> { "x" },
        }));

    [Test]
    [Property("Rule", "W24")]
    public void WriteUserEntries_writes_the_entries_that_are_read_back()
    {
        Attachments attachments = new() { ["text"] = "1", ["number"] = 1, ["long"] = 1L, ["nothing"] = null };
        var output = new ArrayBufferWriter<byte>();
        var writer = new HessianWriter(output, HessianOptions.Default);
        try
        {
            writer.WriteMapStart();
            AttachmentCodec.WriteUserEntries(ref writer, attachments);
            writer.WriteMapEnd();
            writer.Flush();
        }
        finally
        {
            writer.Dispose();
        }

        Assert.That(Read(Hex.Format(output.WrittenSpan)), Is.EquivalentTo(attachments));
    }

    [TestCase("48 01\"a\" 91 91 ff", "The key of an attachment is not text: expected a string, found an int (at byte 4)")]
    [TestCase("48 01\"a\" 91 4e ff", "The key of an attachment is not text: expected a string, found null (at byte 4)")]
    public void Reading_ends_at_the_first_key_that_is_not_text(string hex, string message) =>
        Assert.That(() => Read(hex), Throws.TypeOf<HessianException>().With.Message.EqualTo($"attachments: {message}"));

    [Test]
    public void Number_and_length_are_limited()
    {
        const string Two = "48 01\"a\" 91 01\"b\" 05\"hello\" 5a";

        Assert.That(Read(Two, new AttachmentLimits(2, 12)), Has.Count.EqualTo(2));
        Assert.That(
            () => Read(Two, new AttachmentLimits(1, 12)),
            Throws.TypeOf<HessianException>().With.Message.Contain("more than 1 attachments (MaxAttachments)"));
        Assert.That(
            () => Read(Two, new AttachmentLimits(2, 11)),
            Throws.TypeOf<HessianException>().With.Message.Contain("more than 11 bytes (MaxAttachmentBytes)"));
    }

    [Test]
    public void Scan_keeps_plain_values_and_creates_no_others()
    {
        var attachments = new Attachments();
        var reader = new HessianReader(
            Hex.Parse("48 01\"a\" 43 01\"C\" 91 01\"f\" 60 79 4d 01\"M\" 01\"k\" 41 00 01 07 21 08 5a 01\"b\" 01\"x\" 01\"c\" e1 5a 92"),
            HessianOptions.Default);
        bool isWhole = AttachmentCodec.TryScan(ref reader, attachments, AttachmentLimits.Default);
        int next = reader.ReadInt32();
        reader.Dispose();

        Assert.That((isWhole, next), Is.EqualTo((false, 2)));
        Assert.That(attachments, Is.EquivalentTo(new Dictionary<string, object?> { ["b"] = "x", ["c"] = 1L }));
    }

    private static Attachments Read(string hex, AttachmentLimits? limits = null)
    {
        var attachments = new Attachments();
        var reader = new HessianReader(Hex.Parse(hex), HessianOptions.Default);
        try
        {
            AttachmentCodec.Read(ref reader, attachments, limits ?? AttachmentLimits.Default);
            return attachments;
        }
        finally
        {
            reader.Dispose();
        }
    }
}
