namespace DubboNet.Java.Tests.ClassFiles;

public sealed class ModifiedUtf8Tests
{
    [TestCase("", "")]
    [TestCase("417A", "Az")]
    [TestCase("C080", "\0")]
    [TestCase("C3A4", "ä")]
    [TestCase("E282AC", "€")]
    [TestCase("EDA0BDEDB880", "\uD83D\uDE00")]
    public void Text_is_decoded(string hex, string expected)
    {
        Assert.That(ModifiedUtf8.Decode(Convert.FromHexString(hex), out int invalid), Is.EqualTo(expected));
        Assert.That(invalid, Is.EqualTo(-1));
    }

    [Test]
    public void Surrogate_that_is_alone_is_decoded() =>
        Assert.That(ModifiedUtf8.Decode([0xED, 0xA0, 0xBD], out _)?.Select(unit => (int)unit), Is.EqualTo(new[] { 0xD83D }));

    [TestCase("4100", 1)]
    [TestCase("80", 0)]
    [TestCase("41C3", 1)]
    [TestCase("41C341", 1)]
    [TestCase("4141E282", 2)]
    [TestCase("F09F9880", 0)]
    public void First_byte_that_is_not_valid_is_found(string hex, int index)
    {
        Assert.That(ModifiedUtf8.Decode(Convert.FromHexString(hex), out int invalid), Is.Null);
        Assert.That(invalid, Is.EqualTo(index));
    }
}
