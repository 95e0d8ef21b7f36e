using DubboNet.Interop.Tests.Java;
using Example.Frames;

namespace DubboNet.Interop.Tests.Exceptions;

/// <summary>Tests how a .NET client catches the exceptions of a Java provider.</summary>
[Category("Java")]
public sealed class DeclaredExceptionTests
{
    private static readonly DubboCallOptions Limit = new() { Timeout = TimeSpan.FromSeconds(10) };

    [TestCaseSource(typeof(JavaLine), nameof(JavaLine.Names))]
    [Property("Rule", "W31")]
    public async Task Declared_class_is_thrown_with_the_stack_of_Java(string line)
    {
        await using DubboChannel channel = await ConnectAsync(line);
        FrameException thrown =
            await BoundedWait.FailAsync<FrameException>(channel.CreateClient<IFrameService>().FailAsync("checked", Limit));
        Assert.That((thrown.Message, thrown.Code, thrown.Who), Is.EqualTo(("no stock", 42, (Person?)null)));
        Assert.That(
            JavaThrowable.FindIn(thrown)!.Frames[0].ToString(),
            Does.StartWith("com.example.frames.FrameServiceImpl.fail(FrameServiceImpl.java:"));
        Assert.That(
            $"{thrown}",
            Does.Contain("   at com.example.frames.FrameServiceImpl.fail(FrameServiceImpl.java:").And.Contain("   at DubboNet."));
    }

    [TestCaseSource(typeof(JavaLine), nameof(JavaLine.Names))]
    [Property("Rule", "W31")]
    public async Task Any_other_class_is_a_JavaException_that_shows_the_stack_of_its_cause_too(string line)
    {
        await using DubboChannel channel = await ConnectAsync(line);
        JavaException thrown =
            await BoundedWait.FailAsync<JavaException>(channel.CreateClient<IFrameService>().FailAsync("runtime", Limit));
        string[] texts = [$"{thrown}", $"{thrown.InnerException}"];
        Assert.That(
            texts[0],
            Does.Contain("java.lang.IllegalArgumentException: bad argument").And.Contain("java.lang.NullPointerException: inner"));
        Assert.That(texts, Is.All.Contain("   at com.example.frames.FrameServiceImpl.fail(FrameServiceImpl.java:"));
    }

    [TestCaseSource(typeof(JavaLine), nameof(JavaLine.Names))]
    [Property("Rule", "W31")]
    public async Task Cause_of_a_declared_class_is_its_inner_exception(string line)
    {
        await using DubboChannel channel = await ConnectAsync(line);
        FrameException thrown =
            await BoundedWait.FailAsync<FrameException>(channel.CreateClient<IFrameService>().FailAsync("caused", Limit));
        Assert.That(((JavaException)thrown.InnerException!).JavaMessage, Is.EqualTo("root"));
        Assert.That($"{thrown}", Does.Contain("java.lang.IllegalArgumentException: root"));
    }

    private static async Task<DubboChannel> ConnectAsync(string line)
    {
        JavaLine java = await JavaLine.GetAsync(line);
        return new DubboChannel($"dubbo://127.0.0.1:{java.ProviderPort}");
    }
}
