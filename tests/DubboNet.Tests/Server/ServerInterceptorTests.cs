using DubboNet.Tests.Support;

namespace DubboNet.Tests.Server;

[Property("Feature", "41")]
public sealed class ServerInterceptorTests
{
    [Test]
    public void Chain_runs_in_order_and_back_and_can_change_values() => EngineHarness.Run(engine =>
    {
        var steps = new List<string>();
        engine.Serve(options =>
        {
            options.Interceptors.Add(new Named("outer", steps));
            options.Interceptors.Add(new Named("inner", steps));
        });
        var answer = new Attachments();
        DubboChannel channel = engine.Connect();
        Assert.That(engine.Call(channel, "a", new DubboCallOptions { ResponseAttachments = answer }).Result, Is.EqualTo("a"));
        Assert.That(steps, Is.EqualTo(new[] { "outer echo", "inner echo", "inner done", "outer done" }));
        Assert.That(answer["seen"], Is.EqualTo("inner"), "the value that was set last");
    });

    [Test]
    public void Interceptor_can_respond_instead_of_the_handler() => EngineHarness.Run(engine =>
    {
        bool hasRun = false;
        engine.Serve(options => options.Interceptors.Add(new Refusing("secret")), (text, _) =>
        {
            hasRun = true;
            return ValueTask.FromResult(text);
        });
        DubboChannel channel = engine.Connect();
        Task<string> refused = engine.Call(channel, "a");
        Assert.That(
            refused.Exception!.InnerException, Is.TypeOf<JavaException>().With.Property("JavaType").EqualTo("java.lang.SecurityException"));
        Assert.That(hasRun, Is.False);
        Assert.That(engine.Call(channel, "a", default(DubboCallOptions).WithAttachment("token", "secret")).Result, Is.EqualTo("a"));
    });

    [Test]
    public void Echo_of_a_service_is_not_intercepted() => EngineHarness.Run(engine =>
    {
        engine.Serve(options => options.Interceptors.Add(new Refusing("secret")));
        DubboChannel channel = engine.Connect();
        Task<object> echo = channel.EchoAsync(FrameMethods.Service, "there?").AsTask();
        engine.Settle();
        Assert.That(echo.Result, Is.EqualTo("there?"));
    });

    private sealed class Named(string name, List<string> steps) : IServerInterceptor
    {
        public async ValueTask<TResult> InvokeAsync<TArguments, TResult>(
            TArguments arguments, DubboCallContext context, Func<TArguments, DubboCallContext, ValueTask<TResult>> next)
        {
            steps.Add($"{name} {context.Method.Name}");
            context.ResponseAttachments["seen"] = name;
            TResult result = await next(arguments, context);
            steps.Add($"{name} done");
            return result;
        }
    }

    private sealed class Refusing(string token) : IServerInterceptor
    {
        public ValueTask<TResult> InvokeAsync<TArguments, TResult>(
            TArguments arguments, DubboCallContext context, Func<TArguments, DubboCallContext, ValueTask<TResult>> next) =>
            context.Attachments.GetText("token") == token
                ? next(arguments, context)
                : throw new JavaException("java.lang.SecurityException", "no token");
    }
}
