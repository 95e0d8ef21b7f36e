using DubboNet.Tests.Support;

namespace DubboNet.Tests.Server;

[Property("Feature", "83")]
public sealed class ServerAccessTests
{
    [TestCase("secret", null)]
    [TestCase("wrong", "Invalid token! Forbid invoke remote service com.example.frames.FrameService method echo() from consumer ")]
    [TestCase(null, "Invalid token! ")]
    [Property("Rule", "W54")]
    public void Calls_without_the_token_are_rejected_and_do_not_run(string? token, string? refusal) => EngineHarness.Run(engine =>
    {
        int calls = 0;
        engine.Serve(options => options.Token = "secret", (text, _) =>
        {
            calls++;
            return ValueTask.FromResult(text);
        });
        DubboChannel channel = engine.Connect(options => options.Token = token);
        Task<string> call = engine.Call(channel, "a");
        Assert.That(calls, Is.EqualTo(refusal is null ? 1 : 0));
        if (refusal is null)
            Assert.That(call.Result, Is.EqualTo("a"));
        else
            AssertRefused(call, DubboStatus.ServiceError, refusal);
        Task<object> echo = channel.EchoAsync(FrameMethods.Service, "ping").AsTask();
        engine.Settle();
        if (refusal is null)
            Assert.That(echo.Result, Is.EqualTo("ping"));
        else
            Assert.That(echo.Exception!.InnerException, Is.TypeOf<DubboRemoteException>().With.Message.Contain("Invalid token! "));
    });

    [TestCase(DubboStatus.ServiceError)]
    [TestCase(DubboStatus.ServerThreadPoolExhausted)]
    public void Rejection_by_an_interceptor_is_a_status_and_not_an_exception(DubboStatus status) => EngineHarness.Run(engine =>
    {
        engine.Serve(options => options.Interceptors.Add(new Refusing(status)));
        AssertRefused(engine.Call(engine.Connect(), "a"), status, "Not you.");
        Assert.That(engine.Log.Named("Refused").Single().Text, Does.Contain($"was refused with status {status}: Not you."));
        Assert.That(engine.Log.Named("HandlerThrew"), Is.Empty);
    });

    [Test]
    public void Status_of_a_rejection_cannot_be_OK() =>
        Assert.That(() => new DubboRefusalException(DubboStatus.Ok, "fine"), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    [Property("Feature", "51")]
    public void Resources_of_a_call_are_disposed_after_its_response_and_before_the_stop_ends() => EngineHarness.Run(engine =>
    {
        engine.Log.Expect("DisposalFailed");
        var disposal = new TaskCompletionSource();
        var steps = new List<string>();
        DubboServer server = engine.Serve(handler: (text, context) =>
        {
            context.RegisterForDisposeAsync(new Resource(() => steps.Add("first"), disposal.Task));
            context.RegisterForDisposeAsync(new Resource(() => throw new InvalidDataException("broken"), Task.CompletedTask));
            context.RegisterForDisposeAsync(new Resource(() => steps.Add("last"), Task.CompletedTask));
            return ValueTask.FromResult(text);
        });
        DubboChannel channel = engine.Connect();
        Assert.That(engine.Call(channel, "a").Result, Is.EqualTo("a"), "the response does not wait for it");
        Assert.That(steps, Is.EqualTo(new[] { "last", "first" }));
        Assert.That(engine.Log.Alarms.Select(entry => entry.Event.Name), Is.EqualTo(new[] { "DisposalFailed" }));
        Assert.That(server.RunningCalls, Is.Zero, "its place is free");
        Task stopping = server.StopAsync();
        engine.Pass(TimeSpan.FromSeconds(5));
        Assert.That(stopping.IsCompleted, Is.False);
        disposal.SetResult();
        engine.Pass(TimeSpan.FromSeconds(1));
        Assert.That((stopping.IsCompletedSuccessfully, server.RunningCalls), Is.EqualTo((true, 0)));
    });

    private static void AssertRefused(Task<string> call, DubboStatus status, string text)
    {
        var refused = (DubboRemoteException)call.Exception!.InnerException!;
        Assert.That(
            (refused.Status, refused.RemoteMessage.StartsWith(text, StringComparison.Ordinal)), Is.EqualTo((status, true)),
            refused.RemoteMessage);
    }

    private sealed class Refusing(DubboStatus status) : IServerInterceptor
    {
        public ValueTask<TResult> InvokeAsync<TArguments, TResult>(
            TArguments arguments, DubboCallContext context, Func<TArguments, DubboCallContext, ValueTask<TResult>> next) =>
            throw new DubboRefusalException(status, "Not you.");
    }

    private sealed class Resource(Action onDisposing, Task disposal) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            onDisposing();
            return new ValueTask(disposal);
        }
    }
}
