namespace DubboNet.Integration.Tests;

/// <summary>Tests that handlers which wait or block do not delay heartbeats, and the threads that run handlers.</summary>
public sealed class HandlerThreadTests
{
    private const string Service = FrameMethods.Interface;
    private const string StringParameter = "Ljava/lang/String;";

    [Test]
    [Property("Rule", "W36")]
    public async Task Heartbeat_gets_a_response_while_all_handlers_wait()
    {
        var release = new TaskCompletionSource<string>();
        await using var loopback = new Loopback(
            new DubboService(FrameMethods.Service).Map(FrameMethods.Echo, (_, _) => new ValueTask<string>(release.Task)));
        using RawPeer peer = await loopback.ConnectRawAsync();
        for (int i = 0; i < 100; i++)
            await peer.SendAsync(Wire.Call(i, Service, "echo", StringParameter, "x"));

        RawFrame beat = await peer.AskAsync(Wire.Heartbeat(-5));

        Assert.That(Convert.ToHexStringLower(beat.Bytes), Is.EqualTo("dabb2214fffffffffffffffb000000014e"));
        release.SetResult("done");
    }

    [Test]
    [Property("Rule", "W36")]
    [Property("Rule", "W55")]
    public async Task Heartbeat_gets_a_response_while_all_handlers_block_their_own_threads()
    {
        const int Threads = 50, Calls = 100;
        using var release = new ManualResetEventSlim();
        int blocked = 0;
        var options = new DubboServerOptions { HandlerThreads = Threads };
        await using var loopback = new Loopback(options, new DubboService(FrameMethods.Service).Map(FrameMethods.Echo, text =>
        {
            Interlocked.Increment(ref blocked);
            release.Wait();
            return text;
        }));
        using RawPeer peer = await loopback.ConnectRawAsync();
        for (int i = 0; i < Calls; i++)
            await peer.SendAsync(Wire.Call(i, Service, "echo", StringParameter, "x"));
        while (Volatile.Read(ref blocked) < Threads)
            await Task.Yield();

        RawFrame beat = await peer.AskAsync(Wire.Heartbeat(-5));

        Assert.That((beat.Id, beat.Status), Is.EqualTo((-5L, Wire.Ok)));
        Assert.That((blocked, loopback.Server.RunningCalls), Is.EqualTo((Threads, Calls)), "the rest waits for a thread");
        release.Set();
        for (int i = 0; i < Calls; i++)
            Assert.That((await peer.ReadFrameAsync())!.Status, Is.EqualTo(Wire.Ok));
    }

    [Test]
    public async Task State_that_a_handler_leaves_on_its_own_thread_does_not_reach_the_next_one()
    {
        var left = new AsyncLocal<string?>();
        var options = new DubboServerOptions { HandlerThreads = 1 };
        await using var loopback = new Loopback(options, new DubboService(FrameMethods.Service).Map(FrameMethods.Echo, text =>
        {
            string seen = left.Value ?? "nothing";
            left.Value = text;
            return $"{seen} on {Thread.CurrentThread.Name}";
        }));
        DubboChannel channel = loopback.Connect();

        await channel.InvokeAsync(FrameMethods.Echo, "something");

        Assert.That(await channel.InvokeAsync(FrameMethods.Echo, "more"), Is.EqualTo("nothing on DubboNet handler"));
    }

    [Test]
    public void Handlers_cannot_start_both_inline_and_on_their_own_threads() =>
        Assert.That(
            () => new DubboServer(new DubboServerOptions { InlineHandlers = true, HandlerThreads = 1 }),
            Throws.ArgumentException.With.Message.Contains("Choose one."));
}
