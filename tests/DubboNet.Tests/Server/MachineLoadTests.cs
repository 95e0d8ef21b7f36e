using System.Globalization;
using DubboNet.Tests.Support;

namespace DubboNet.Tests.Server;

public sealed class MachineLoadTests
{
    [TestCase("a")]
    [TestCase("ä")]
    public void Consumer_that_asks_for_the_load_gets_it(string other) => EngineHarness.Run(engine =>
    {
        engine.Serve();
        string answer = Ask(engine, "mem,load", other)["lb_adaptive"]!.ToString()!;
        long now = engine.Time.GetUtcNow().ToUnixTimeMilliseconds();
        Assert.That(answer, Does.Match($@"^curTime:{now},load:\d+\.\d\d$"));
        double load = double.Parse(answer.Split(':')[^1], CultureInfo.InvariantCulture);
        Assert.That(load, OperatingSystem.IsLinux() ? Is.GreaterThanOrEqualTo(0) : Is.Zero);
    });

    [TestCase(null)]
    [TestCase("")]
    public void Other_consumers_do_not_get_the_load(string? asked) => EngineHarness.Run(engine =>
    {
        engine.Serve();
        Assert.That(Ask(engine, asked, "a")["lb_adaptive"], Is.Null);
        Assert.That(Ask(engine, "load", "a")["lb_adaptive"], Is.Not.Null);
        Assert.That(Ask(engine, asked, "ä")["lb_adaptive"], Is.Null);
    });

    [Test]
    public void Exceptions_come_with_the_load() => EngineHarness.Run(engine =>
    {
        engine.Serve(handler: (_, _) => throw new JavaException("com.acme.NotFoundException", "A-1"));
        Assert.That(Ask(engine, "load", "a")["lb_adaptive"], Is.Not.Null);
    });

    private static Attachments Ask(EngineHarness engine, string? asked, string other)
    {
        var answer = new Attachments();
        DubboCallOptions options = new DubboCallOptions { ResponseAttachments = answer }.WithAttachment("other", other);
        if (asked is not null)
            options = options.WithAttachment("lb_adaptive", asked);
        engine.Call(engine.Connect(), "a", options);
        return answer;
    }
}
