using DubboNet.Tests.Support;
using Microsoft.Extensions.Logging;

namespace DubboNet.Tests.Server;

/// <summary>Tests the log of a provider whose handlers fail, and the stack traces that consumers receive.</summary>
public sealed class HandlerLogTests
{
    [Test]
    public void Exception_without_a_Java_class_is_an_error_with_its_stack() => EngineHarness.Run(engine =>
    {
        engine.Log.Expect("HandlerThrew");
        Call(engine, new InvalidDataException("rubbish"));
        LogEntry entry = engine.Log.Named("HandlerThrew").Single();
        Assert.That(entry.Level, Is.EqualTo(LogLevel.Error));
        Assert.That($"{entry.Exception}", Does.Contain("rubbish").And.Contain(nameof(HandlerLogTests)));
        Assert.That(entry.Text, Does.Contain("com.example.frames.FrameService.echo(Ljava/lang/String;)").And.Contain("has no Java class"));
    });

    [Test]
    public void Exception_with_a_Java_class_is_a_result_and_logged_for_debugging_only() => EngineHarness.Run(engine =>
    {
        Call(engine, new JavaException("com.acme.OutOfStock\nforged", "none"));
        LogEntry entry = engine.Log.Named("HandlerThrewDeclared").Single();
        Assert.That(entry.Level, Is.EqualTo(LogLevel.Debug));
        Assert.That(entry.Text, Does.Contain("threw com.acme.OutOfStock forged to ").And.Not.Contain("no Java class"));
    });

    [Test]
    public void Connected_has_the_same_log_level_as_disconnected() => EngineHarness.Run(engine =>
    {
        DubboServer server = engine.Serve();
        engine.Call(engine.Connect(), "hi");
        _ = server.StopAsync();
        engine.Pass(TimeSpan.FromSeconds(1));
        LogLevel lost = engine.Log.Named("Disconnected").First().Level;
        Assert.That(engine.Log.Named("Connected").Select(entry => entry.Level), Is.Not.Empty.And.All.EqualTo(lost));
    });

    [TestCase(false)]
    [TestCase(true)]
    public void Stack_of_a_Java_exception_is_sent_only_if_requested(bool isWanted) => EngineHarness.Run(engine =>
    {
        var thrown = (JavaException)Call(engine, new JavaException("com.acme.OutOfStock", "none"), isWanted);
        Assert.That(
            thrown.JavaStackTrace,
            isWanted ? Does.StartWith("at DubboNet.Tests.Server.HandlerLogTests").And.Contain("HandlerLogTests.cs:") : Is.Empty);
        Assert.That($"{thrown}", isWanted ? Does.Contain("ThrowLater(HandlerLogTests.cs:") : Does.Not.Contain("ThrowLater"));
    });

    private static Exception Call(EngineHarness engine, Exception thrown, bool includeStackTraces = false)
    {
        engine.Serve(options => options.IncludeStackTraces = includeStackTraces, (_, _) => ThrowLater(thrown));
        Task<string> call = engine.Call(engine.Connect(), "hi");
        return call.Exception!.InnerException!;
    }

    private static async ValueTask<string> ThrowLater(Exception thrown)
    {
        await Task.CompletedTask;
        throw thrown;
    }
}
