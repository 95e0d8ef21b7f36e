using System.Buffers;
using DubboNet.Protocol;

namespace DubboNet.Tests.Protocol;

public sealed class AttachmentCodecTests
{
    [TestCase("48 01\"a\" 01\"b\" 5a")] // untyped
    [TestCase("4d 11\"java.util.HashMap\" 01\"a\" 01\"b\" 5a")]
    [TestCase("4d 17\"java.util.LinkedHashMap\" 01\"a\" 01\"b\" 5a")]
    [Property("Rule", "W22")]
    public void Read_any_map_gives_its_entries(string hex) =>
        Assert.That(Read(hex), Is.EqualTo(new[] { KeyValuePair.Create("a", (object?)"b") }));

    [TestCase("4e")]
    [TestCase("48 5a")]
    [TestCase("4d 11\"java.util.HashMap\" 5a")]
    [Property("Rule", "W22")]
    public void Read_null_or_empty_map_gives_nothing(string hex) => Assert.That(Read(hex), Is.Empty);

    [TestCase("")] // missing
    [TestCase("05\"hello\"")]
    [TestCase("91")]
    [TestCase("78")] // an empty list
    [TestCase("48 91 01\"b\" 5a")] // a key that is a number
    [TestCase("48 4e 01\"b\" 5a")] // a key that is null
    [TestCase("48 01\"a\" 01\"b\"")] // no end
    [Property("Rule", "W22")]
    public void Read_anything_else_throws(string hex) => Assert.That(() => Read(hex), Throws.TypeOf<HessianException>());

    [Test]
    [Property("Rule", "W22")]
    [Property("Rule", "W24")]
    public void Read_values_of_any_kind_survive() =>
        Assert.That(Read("48 01\"a\" 4e 01\"b\" e1 01\"c\" 92 01\"d\" 79 01\"x\" 5a"), Is.EquivalentTo(new Dictionary<string, object?>
        {
            ["a"] = null,
            ["b"] = 1L,
            ["c"] = 2,
            ["d"] = new List<object?> { "x" },
        }));

    [Test]
    [Property("Rule", "W24")]
    public void WriteUserEntries_gives_what_is_read_back()
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

    private static Attachments Read(string hex)
    {
        var attachments = new Attachments();
        var reader = new HessianReader(Hex.Parse(hex), HessianOptions.Default);
        try
        {
            AttachmentCodec.Read(ref reader, attachments);
            return attachments;
        }
        finally
        {
            reader.Dispose();
        }
    }
}
