
namespace DubboNet.Tests.Contracts;

public sealed class DubboMethodTests
{
    [Test]
    public void Constructor_throws_without_a_name() =>
        Assert.That(
            () => new DubboMethod<DubboVoid, DubboVoid>(new ServiceKey("com.acme.S"), "", "", DubboArguments.None, DubboArguments.None),
            Throws.ArgumentException);

    [Test]
    public void For_another_export_keeps_the_method()
    {
        DubboMethod<string, string> method = FrameMethods.Echo.For(new ServiceKey(FrameMethods.Interface, "2.0", "g"));
        Assert.That(method.Service.ToString(), Is.EqualTo("g/com.example.frames.FrameService:2.0"));
        Assert.That(method.ToString(), Is.EqualTo("com.example.frames.FrameService.echo(Ljava/lang/String;)"));
    }

    [Test]
    public void Attachments_keep_the_last_value_of_a_key()
    {
        Attachments attachments = new() { { "a", "1" }, { "b", 2 } };
        attachments["a"] = "3";
        Assert.That(attachments, Has.Count.EqualTo(2));
        Assert.That(attachments.GetText("a"), Is.EqualTo("3"));
        Assert.That(attachments.GetText("b"), Is.Null);
        Assert.That(attachments["b"], Is.EqualTo(2));
        Assert.That(attachments.TryGet("c", out _), Is.False);
        Assert.That(attachments["A"], Is.Null);
    }
}
