using DubboNet.Tests.Support;

namespace DubboNet.Tests.Client;

[Property("Feature", "41")]
public sealed class ClientInterceptorTests
{
    [Test]
    public void Chain_runs_in_order_and_back() => EngineHarness.Run(engine =>
    {
        engine.Serve();
        var steps = new List<string>();
        DubboChannel channel = engine.Connect(options =>
        {
            options.Interceptors.Add(new Named("outer", steps));
            options.Interceptors.Add(new Named("inner", steps));
        });
        Assert.That(engine.Call(channel, "a").Result, Is.EqualTo("a"));
        Assert.That(steps, Is.EqualTo(new[] { "outer echo", "inner echo", "inner done", "outer done" }));
    });

    [Test]
    public void Interceptor_of_one_user_does_not_change_the_channel() => EngineHarness.Run(engine =>
    {
        engine.Serve();
        var steps = new List<string>();
        DubboChannel channel = engine.Connect();
        IDubboInvoker intercepted = channel.Intercept(new Named("mine", steps));
        Task<string> call = intercepted.InvokeAsync(FrameMethods.Echo, "a").AsTask();
        engine.Settle();
        Assert.That(call.Result, Is.EqualTo("a"));
        Assert.That(steps, Has.Count.EqualTo(2));
        Assert.That(engine.Call(channel, "b").Result, Is.EqualTo("b"));
        Assert.That(steps, Has.Count.EqualTo(2));
    });

    [Test]
    [Property("Feature", "39")]
    [Property("Rule", "W60")]
    public void Added_attachment_reaches_the_provider_and_no_other_call() => EngineHarness.Run(engine =>
    {
        engine.Serve(handler: (_, context) => ValueTask.FromResult($"{context.Attachments["tenant"]}/{context.Attachments["own"]}"));
        DubboChannel plain = engine.Connect();
        DubboChannel channel =
            engine.Connect(options => options.Interceptors.Add(new Changing(options => options.WithAttachment("tenant", "t1"))));
        var shared = new DubboCallOptions { Attachments = new Attachments { ["own"] = "x" } };
        Assert.That(engine.Call(channel, "a", shared).Result, Is.EqualTo("t1/x"));
        Assert.That(engine.Call(plain, "a", shared).Result, Is.EqualTo("/x"));
        Assert.That(shared.Attachments!.Count, Is.EqualTo(1));
    });

    [Test]
    public void Interceptor_can_respond_without_the_provider() => EngineHarness.Run(engine =>
    {
        DubboChannel channel = engine.Connect(options => options.Interceptors.Add(new Answering("cached")));
        Assert.That(engine.Call(channel, "a").Result, Is.EqualTo("cached"));
        Assert.That(engine.Network.Connections, Is.Empty);
    });

    [Test]
    public void Interceptor_can_retry() => EngineHarness.Run(engine =>
    {
        int calls = 0;
        engine.Serve(
            handler: (text, _) => ++calls < 3 ? throw new JavaException("java.io.IOException", "not yet") : ValueTask.FromResult(text));
        DubboChannel channel = engine.Connect(options => options.Interceptors.Add(new Retrying(attempts: 3)));
        Assert.That(engine.Call(channel, "a").Result, Is.EqualTo("a"));
        Assert.That(calls, Is.EqualTo(3));
    });

    [TestCase(true)]
    [TestCase(false)]
    public void Exception_of_an_interceptor_reaches_the_caller(bool isAsync) => EngineHarness.Run(engine =>
    {
        DubboChannel channel = engine.Connect(options => options.Interceptors.Add(new Throwing(isAsync)));
        Task<string> call = engine.Call(channel, "a");
        Assert.That(call.Exception!.InnerException, Is.TypeOf<InvalidDataException>());
    });

    [Test]
    public void One_way_calls_run_the_chain() => EngineHarness.Run(engine =>
    {
        var served = new List<object?>();
        engine.Serve(handler: (text, context) =>
        {
            served.Add(context.Attachments["tenant"]);
            return ValueTask.FromResult(text);
        });
        var steps = new List<string>();
        DubboChannel channel = engine.Connect(options =>
        {
            options.Interceptors.Add(new Named("outer", steps));
            options.Interceptors.Add(new Changing(options => options.WithAttachment("tenant", "t1")));
        });
        Task sent = channel.SendOneWayAsync(FrameMethods.Echo, "a").AsTask();
        engine.Settle();
        Assert.That(sent.IsCompletedSuccessfully, Is.True);
        Assert.That(served, Is.EqualTo(new[] { "t1" }));
        Assert.That(steps, Is.EqualTo(new[] { "outer echo one way", "outer done" }));
    });

    private sealed class Named(string name, List<string> steps) : IClientInterceptor
    {
        public async ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call, ClientPipeline next)
        {
            steps.Add($"{name} {call.Method.Name}{(call.IsOneWay ? " one way" : "")}");
            TResult result = await next.InvokeAsync(call);
            steps.Add($"{name} done");
            return result;
        }
    }

    private sealed class Changing(Func<DubboCallOptions, DubboCallOptions> change) : IClientInterceptor
    {
        public ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call, ClientPipeline next) =>
            next.InvokeAsync(call with { Options = change(call.Options) });
    }

    private sealed class Answering(object answer) : IClientInterceptor
    {
        public ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call, ClientPipeline next) =>
            ValueTask.FromResult((TResult)answer);
    }

    private sealed class Retrying(int attempts) : IClientInterceptor
    {
        public async ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call, ClientPipeline next)
        {
            for (int attempt = 1; ; attempt++)
            {
                try
                {
                    return await next.InvokeAsync(call);
                }
                catch (JavaException) when (attempt < attempts)
                {
                }
            }
        }
    }

    private sealed class Throwing(bool isAsync) : IClientInterceptor
    {
        public ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call, ClientPipeline next) => isAsync
            ? ValueTask.FromException<TResult>(new InvalidDataException())
            : throw new InvalidDataException();
    }
}
