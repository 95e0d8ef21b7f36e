using System.Runtime.CompilerServices;
using DubboNet.Remoting.Correlation;
using DubboNet.Tests.Support;

namespace DubboNet.Tests.Server;

/// <summary>Tests that the state of a call does not reach other calls.</summary>
public sealed class CallIsolationTests
{
    private static readonly AsyncLocal<object?> Local = new();

    [Test]
    [Property("Rule", "W59")]
    public void Code_that_still_runs_after_its_handler_has_no_deadline() => EngineHarness.Run(engine =>
    {
        DubboChannel? next = null;
        var later = new TaskCompletionSource();
        Task<string>? left = null;
        engine.Serve(handler: (text, _) =>
        {
            if (text == "start")
                left = GoOnAsync();
            return text == "hang" ? engine.HangAsync() : ValueTask.FromResult(text);
        });
        next = engine.Connect();
        DubboChannel channel = engine.Connect(options => options.SendDeadline = true);
        Assert.That(
            engine.Call(channel, "start", new DubboCallOptions { Timeout = TimeSpan.FromMilliseconds(500) }).Result, Is.EqualTo("start"));
        engine.Pass(TimeSpan.FromSeconds(1));
        later.SetResult();
        engine.Settle();
        engine.Pass(TimeSpan.FromMilliseconds(500));
        Assert.That(left!.IsCompleted, Is.False, "it has its own second, not the rest of the time of its caller");
        engine.Hanging[0].SetResult("done");
        engine.Settle();
        Assert.That(left.Result, Is.EqualTo("done"));

        async Task<string> GoOnAsync()
        {
            await later.Task;
            Assert.That(AmbientDeadline.Current, Is.Null);
            return await next!.InvokeAsync(FrameMethods.Echo, "hang");
        }
    });

    [Test]
    public void Context_that_is_used_after_its_call_throws() => EngineHarness.Run(engine =>
    {
        DubboCallContext? kept = null;
        engine.Serve(handler: (text, context) =>
        {
            kept ??= context;
            return ValueTask.FromResult(context.Attachments.GetText("number") ?? text);
        });
        DubboChannel channel = engine.Connect();
        Assert.That(engine.Call(channel, "a").Result, Is.EqualTo("a"));
        Assert.That(
            engine.Call(channel, "b", new DubboCallOptions { Attachments = new Attachments { { "number", "2" } } }).Result,
            Is.EqualTo("2"));
        foreach (Func<object?> use in (Func<object?>[])[
            () => kept!.Attachments, () => kept!.ResponseAttachments, () => kept!.Method, () => kept!.Service, () => kept!.RemoteEndPoint,
            () => kept!.RemainingTime, () => kept!.CancellationToken, () => kept!.ConnectionClosed, () => kept!.RemoteCertificate])
        {
            Assert.That(use, Throws.TypeOf<ObjectDisposedException>().With.Message.Contains(
                "The call of com.example.frames.FrameService.echo(Ljava/lang/String;) has ended. Read what you need from its context "
                    + "before the handler ends."));
        }
    });

    [Test]
    public void Async_local_of_an_inline_handler_does_not_reach_the_next_call() => EngineHarness.Run(engine =>
    {
        engine.Serve(options => options.InlineHandlers = true, (text, _) =>
        {
            object? before = Local.Value;
            Local.Value = text;
            return ValueTask.FromResult($"{before}");
        });
        DubboChannel channel = engine.Connect();
        Assert.That(engine.Call(channel, "a").Result, Is.Empty);
        Task<string>[] together = [.. Enumerable.Range(0, 5).Select(_ => channel.InvokeAsync(FrameMethods.Echo, "b").AsTask())];
        engine.Settle();
        Assert.That(together.Select(call => call.Result), Is.All.Empty);
    });

    [Test]
    public void Async_local_is_not_kept_by_channels_and_servers()
    {
        DubboServer? server = null;
        DubboChannel? channel = null;
        WeakReference ofServer =
            MakeUnder(() => server = new DubboServer(new DubboServerOptions { EndPoint = new(System.Net.IPAddress.Loopback, 0) }));
        WeakReference ofChannel = MakeUnder(() => channel = new DubboChannel("127.0.0.1:1"));
        Assert.That((IsCollected(ofServer), IsCollected(ofChannel)), Is.EqualTo((true, true)));
        GC.KeepAlive(server);
        GC.KeepAlive(channel);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference MakeUnder(Action make)
    {
        WeakReference? reference = null;
        var thread = new Thread(() =>
        {
            var value = new byte[1000];
            reference = new WeakReference(value);
            Local.Value = value;
            make();
        });
        thread.Start();
        thread.Join();
        return reference!;
    }

    private static bool IsCollected(WeakReference reference)
    {
        for (int i = 0; i < 10 && reference.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return !reference.IsAlive;
    }
}
