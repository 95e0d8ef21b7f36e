using DubboNet.Tests.Support;

namespace DubboNet.Tests.Server;

public sealed class ServerLimitTests
{
    private static readonly (string Name, Action<DubboServerOptions> Set)[] WrongNumbers =
    [
        ("MaxTlsHandshakes", options => options.MaxTlsHandshakes = 0),
        ("MaxPayload", options => options.MaxPayload = 0),
        ("MaxAttachments", options => options.MaxAttachments = 0),
        ("MaxAttachmentBytes", options => options.MaxAttachmentBytes = -1),
        ("MaxQueuedBytes", options => options.MaxQueuedBytes = 0),
        ("MaxHeldBytes", options => options.MaxHeldBytes = 0),
        ("MaxHeldBytesPerConnection", options => options.MaxHeldBytesPerConnection = 0),
        ("MaxConnections", options => options.MaxConnections = 0),
        ("MaxConcurrentCalls", options => options.MaxConcurrentCalls = 0),
        ("MaxCallbacks", options => options.MaxCallbacks = -1),
        ("HandlerThreads", options => options.HandlerThreads = -1),
    ];

    [Test]
    public void Number_that_no_server_can_work_with_is_rejected_with_a_message()
    {
        foreach ((string name, Action<DubboServerOptions> set) in WrongNumbers)
        {
            var options = new DubboServerOptions();
            set(options);
            Assert.That(
                () => new DubboServer(options),
                Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo(name)
                    .And.Message.Match($"^{name} is -?[01]\\. It must be a whole number of [01] or more\\."));
        }
    }

    [Test]
    [Property("Rule", "W55")]
    public void Calls_above_the_limit_are_rejected_and_do_not_run() => EngineHarness.Run(engine =>
    {
        DubboServer server = engine.Serve(options => options.MaxConcurrentCalls = 2);
        DubboChannel channel = engine.Connect();
        Task<string>[] running = [engine.Call(channel, "hang"), engine.Call(channel, "hang")];
        Task<string> refused = engine.Call(channel, "hang");
        var busy = (DubboServerBusyException)refused.Exception!.InnerException!;
        Assert.That(busy.RemoteMessage, Does.Contain("thread pool is exhausted"));
        Assert.That((server.RunningCalls, engine.Hanging.Count), Is.EqualTo((2, 2)));
        engine.Hanging.ForEach(handler => handler.SetResult("done"));
        engine.Settle();
        Assert.That(running.Select(call => call.Result), Is.All.EqualTo("done"));
        Assert.That(engine.Call(channel, "again").Result, Is.EqualTo("again"));
    });

    [Test]
    [Property("Rule", "W55")]
    [Property("Feature", "49")]
    public void Method_at_its_limit_does_not_affect_other_methods() => EngineHarness.Run(engine =>
    {
        DubboService service = new DubboService(FrameMethods.Service)
            .Map(FrameMethods.Echo, (text, context) => engine.HangAsync())
            .Map(FrameMethods.Fail, (text, _) => ValueTask.FromResult(text))
            .LimitConcurrency(1, "echo").LimitConcurrency(7);
        var server = new DubboServer(engine.ServerOptions(), service);
        server.Start();
        engine.Settle();
        DubboChannel channel = engine.Connect();
        Task<string> running = engine.Call(channel, "hang");
        Assert.That(engine.Call(channel, "hang").Exception!.InnerException, Is.TypeOf<DubboServerBusyException>()
            .With.Property("RemoteMessage")
            .EndsWith("1 calls of com.example.frames.FrameService.echo(Ljava/lang/String;) run or wait, which is its limit"));
        Task<string> other = channel.InvokeAsync(FrameMethods.Fail, "other").AsTask();
        engine.Settle();
        Assert.That(other.Result, Is.EqualTo("other"));
        engine.Hanging[0].SetResult("done");
        engine.Settle();
        Assert.That(running.Result, Is.EqualTo("done"));
        Task<string> next = engine.Call(channel, "hang");
        Assert.That(engine.Hanging, Has.Count.EqualTo(2), "the place is free again");
        engine.Hanging[1].SetResult("done");
        engine.Settle();
        Assert.That((next.Result, server.RunningCalls), Is.EqualTo(("done", 0)));
    });

    [Test]
    public void Limit_of_an_unknown_method_names_the_known_ones() =>
        Assert.That(
            () => new DubboService(FrameMethods.Service).Map(FrameMethods.Echo, text => text).LimitConcurrency(1, "ecko"),
            Throws.ArgumentException.With.Message.StartsWith("com.example.frames.FrameService has no method ecko; it has echo."));

    [Test]
    [Property("Rule", "W68")]
    public void Connections_above_the_limit_are_closed_and_retried_with_a_delay() => EngineHarness.Run(engine =>
    {
        engine.Log.Expect("TooManyConnections");
        DubboServer server = engine.Serve(options => options.MaxConnections = 1);
        DubboChannel first = engine.Connect();
        DubboChannel second = engine.Connect();
        Assert.That(engine.Call(first, "a").Result, Is.EqualTo("a"));
        Task<string> waiting = engine.Call(second, "b", new DubboCallOptions { WaitForReady = true, Timeout = TimeSpan.FromMinutes(1) });
        engine.Pass(TimeSpan.FromSeconds(10));
        Assert.That(server.ConnectionCount, Is.EqualTo(1));
        Assert.That(engine.Network.Connections, Has.Count.LessThan(25), "accepted and closed counts as failed");
        Assert.That(engine.Call(first, "c").Result, Is.EqualTo("c"));
        _ = first.DisposeAsync().AsTask();
        engine.Pass(TimeSpan.FromSeconds(2));
        Assert.That(engine.Call(second, "d").Result, Is.EqualTo("d"));
        Assert.That(waiting.IsCompleted, Is.True);
    });

    [Test]
    [Property("Rule", "W59")]
    public void Deadline_of_a_call_reaches_its_handler_and_the_calls_that_the_handler_makes() => EngineHarness.Run(engine =>
    {
        engine.Log.Expect("HandlerThrew");
        DubboChannel? inner = null;
        TimeSpan? left = null;
        var tokens = new List<CancellationToken>();
        Task<string>? nested = null;
        engine.Serve(handler: async (text, context) =>
        {
            tokens.Add(context.CancellationToken);
            left = context.RemainingTime;
            if (text != "nest")
                return await new TaskCompletionSource<string>().Task;
            nested = inner!.InvokeAsync(FrameMethods.Echo, "hang", new DubboCallOptions { Timeout = TimeSpan.FromMinutes(1) }).AsTask();
            return await nested;
        });
        inner = engine.Connect();
        DubboChannel outer = engine.Connect(options => options.SendDeadline = true);
        Task<string> call = engine.Call(outer, "nest", new DubboCallOptions { Timeout = TimeSpan.FromSeconds(5) });
        Assert.That(left, Is.EqualTo(TimeSpan.FromSeconds(5)), "the nested call, which states one minute, has the rest of the first");
        Assert.That(tokens, Has.Count.EqualTo(2));
        Assert.That(tokens.Select(token => token.IsCancellationRequested), Is.All.False);
        engine.Pass(TimeSpan.FromSeconds(6));
        Assert.That(call.Exception!.InnerException, Is.TypeOf<DubboTimeoutException>());
        Assert.That(nested!.Exception!.InnerException!.Message, Does.Contain("set by the remaining time of the call being served"));
        Assert.That(tokens.Select(token => token.IsCancellationRequested), Is.All.True);
    });

    [Test]
    public void Handler_of_a_call_without_deadline_has_none_and_passes_none_on() => EngineHarness.Run(engine =>
    {
        TimeSpan? left = TimeSpan.Zero;
        engine.Serve(handler: (text, context) =>
        {
            left = context.RemainingTime;
            return ValueTask.FromResult(text);
        });
        DubboChannel channel = engine.Connect();
        Assert.That(engine.Call(channel, "a").Result, Is.EqualTo("a"));
        Assert.That(left, Is.Null);
    });

    [Test]
    public void Loss_of_the_connection_cancels_the_token_of_the_handler() => EngineHarness.Run(engine =>
    {
        CancellationToken token = default;
        engine.Serve(handler: async (_, context) =>
        {
            token = context.CancellationToken;
            return await new TaskCompletionSource<string>().Task;
        });
        DubboChannel channel = engine.Connect();
        Task<string> call = engine.Call(channel, "a");
        engine.Network.Connections[0].Client.Dispose();
        engine.Settle();
        Assert.That(token.IsCancellationRequested, Is.True);
        Assert.That(call.Exception!.InnerException, Is.TypeOf<DubboConnectionException>());
    });
}
