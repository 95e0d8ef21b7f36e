namespace DubboNet.Integration.Tests;

/// <summary>Tests every handler of the table in docs/server.md. None affects the other calls of its connection.</summary>
[Property("Rule", "W56")]
public sealed class HandlerTests
{
    private static readonly DubboMethod<string, string> Echo = FrameMethods.Echo;
    private static readonly DubboMethod<string, string> Fail = FrameMethods.Fail;
    private static readonly DubboCallOptions Brief = new() { Timeout = TimeSpan.FromMilliseconds(100) };

    [Test]
    public Task Null_is_null() =>
        RunAsync((_, _) => new ValueTask<string>((string)null!), async call => Assert.That(await call(default), Is.Null));

    [Test]
    [Property("Rule", "W33")]
    public Task Java_exception_arrives_as_its_class() => RunAsync(
        (_, _) => throw new JavaException("java.io.IOException", "no disk"),
        call => AssertThrownAsync(call, "java.io.IOException", "no disk"));

    [TestCase(false)]
    [TestCase(true)]
    [Property("Rule", "W33")]
    public Task Any_other_exception_arrives_as_RuntimeException(bool afterAwait) => RunAsync(
        async (_, _) =>
        {
            if (afterAwait)
                await Task.Yield();
            throw new InvalidDataException("rubbish");
        },
        call => AssertThrownAsync(call, "java.lang.RuntimeException", "System.IO.InvalidDataException: rubbish"),
        expected: "HandlerThrew");

    [Test]
    public Task Handler_that_is_not_async_may_throw_as_well() => RunAsync(
        (_, _) => throw new InvalidDataException("rubbish"),
        call => AssertThrownAsync(call, "java.lang.RuntimeException", "System.IO.InvalidDataException: rubbish"),
        expected: "HandlerThrew");

    [Test]
    public Task Refusal_is_a_status() => RunAsync(
        (_, _) => throw new DubboRefusalException(DubboStatus.ServiceError, "not you"),
        call => AssertStatusAsync(call, DubboStatus.ServiceError, "not you"));

    [Test]
    public Task Cancelled_handler_says_so() => RunAsync(
        (_, _) => throw new OperationCanceledException("given up"),
        call => AssertThrownAsync(call, "java.lang.RuntimeException", "System.OperationCanceledException: given up"),
        expected: "HandlerThrew");

    [Test]
    public Task Handler_that_never_ends_costs_its_caller_the_time_out() => RunAsync(
        (_, _) => new ValueTask<string>(new TaskCompletionSource<string>().Task),
        async call => Assert.That((await FailAsync<DubboTimeoutException>(call(Brief))).Stage, Is.EqualTo(TimeoutStage.Response)),
        options => options.ShutdownTimeout = TimeSpan.Zero,
        expected: "CloseTimedOut");

    [Test]
    [Property("Rule", "W59")]
    public async Task Token_of_the_handler_is_canceled_at_the_deadline_of_the_consumer()
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await RunAsync(
            async (_, context) =>
            {
                await using CancellationTokenRegistration registration = context.CancellationToken.Register(cancelled.SetResult);
                await released.Task;
                throw new OperationCanceledException();
            },
            async call =>
            {
                await FailAsync<DubboTimeoutException>(call(Brief));
                await cancelled.Task.Within();
                released.SetResult();
            });
    }

    [Test]
    [Property("Rule", "W36")]
    public async Task Handler_that_blocks_its_thread_does_not_delay_others()
    {
        var point = new SyncPoint();
        await RunAsync(
            (_, _) =>
            {
                point.StopHere();
                return ValueTask.FromResult("late");
            },
            async call =>
            {
                Task<string> blocked = call(default);
                await point.WaitUntilReachedAsync();
                Assert.That(blocked.IsCompleted, Is.False);
                point.Release();
                Assert.That(await blocked.Within(), Is.EqualTo("late"));
            });
    }

    [Test]
    [Property("Rule", "W35")]
    public Task Result_that_cannot_be_written_is_status_50() => RunAsync(
        (_, _) => ValueTask.FromResult("bad"),
        call => AssertStatusAsync(call, DubboStatus.BadResponse, "Failed to send response: "),
        expected: "ResponseNotEncodable",
        result: new Unwritable());

    [Test]
    public Task Result_over_the_limit_is_status_25() => RunAsync(
        (_, _) => ValueTask.FromResult(new string('x', 100_000)),
        call => AssertStatusAsync(call, DubboStatus.SerializationError, "Data length too large: 100"),
        options => options.MaxPayload = 50_000,
        expected: "ResponseTooLarge");

    /// <summary>Calls a faulty handler and then a correct one over the same connection.</summary>
    private static async Task RunAsync(
        Func<string, DubboCallContext, ValueTask<string>> handler,
        Func<Func<DubboCallOptions, Task<string>>, Task> assertAsync,
        Action<DubboServerOptions>? configure = null,
        string? expected = null,
        IHessianFormatter<string>? result = null)
    {
        var options = new DubboServerOptions();
        configure?.Invoke(options);
        var misbehaving = new DubboMethod<string, string>(
            Fail.Service, Fail.Name, Fail.Descriptor, DubboArguments.CreateFormatter(As.String), result ?? As.String);
        await using var loopback = new Loopback(options, new DubboService(Echo.Service).Map(misbehaving, handler).Map(Echo, text => text));
        if (expected is not null)
            loopback.Log.Expect(expected);
        DubboChannel channel = loopback.Connect(options => options.SendDeadline = true);
        await Loopback.AssertServedAsync(channel);
        await assertAsync(callOptions => channel.InvokeAsync(Fail, "x", callOptions).AsTask());
        await Loopback.AssertServedAsync(channel);
        Assert.That(loopback.Server.ConnectionCount, Is.EqualTo(1));
    }

    private static async Task AssertThrownAsync(Func<DubboCallOptions, Task<string>> call, string javaType, string text)
    {
        JavaException thrown = await FailAsync<JavaException>(call(default));
        Assert.That((thrown.JavaType, thrown.JavaMessage), Is.EqualTo((javaType, text)));
    }

    private static async Task AssertStatusAsync(Func<DubboCallOptions, Task<string>> call, DubboStatus status, string text)
    {
        DubboRemoteException refused = await FailAsync<DubboRemoteException>(call(default));
        Assert.That(refused.Status, Is.EqualTo(status));
        Assert.That(refused.RemoteMessage, Does.StartWith(text));
    }

    private sealed class Unwritable : IHessianFormatter<string>
    {
        public void Write(ref HessianWriter writer, string? value)
        {
            writer.WriteString("half of it");
            throw new HessianException("no", 0, "something else", "this");
        }

        public string? Read(ref HessianReader reader) => throw new NotSupportedException();
    }
}
