namespace DubboNet.Tests.Contracts;

public sealed class PeerTextTests
{
    [TestCase(null, "")]
    [TestCase("plain", "plain")]
    [TestCase("two\r\nlines", "two lines")]
    [TestCase("\u001b[31mred\0\ttext\u2028end\n", " [31mred text end")]
    public void Text_is_on_one_line(string? text, string shown) => Assert.That(PeerText.OneLine(text), Is.EqualTo(shown.TrimStart()));

    [Test]
    public void Long_text_is_cut_and_tells_its_length()
    {
        string shown = PeerText.OneLine(new string('x', 5000));
        Assert.That(shown, Has.Length.LessThan(1100).And.EndsWith("… (5000 characters)"));
        Assert.That(PeerText.OneLine(new string('x', 1024)), Has.Length.EqualTo(1024));
    }

    [Test]
    public void Method_of_a_peer_has_a_limited_length_in_messages()
    {
        var method = new DubboMethod<DubboVoid, DubboVoid>(
            new ServiceKey("com.acme.X"), new string('m', 100_000), "", DubboArguments.None, DubboArguments.None);
        Assert.That($"{method}", Has.Length.LessThan(1100));
    }
}
