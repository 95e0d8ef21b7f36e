using System.Net;
using DubboNet.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace DubboNet.Tests;

/// <summary>
/// Tests that client and server run on one thread, with their scheduler and clock. No work of the engine uses the thread pool.
/// </summary>
public sealed class EngineOnOneThreadTests
{
    private static readonly IPEndPoint Address = new(IPAddress.Loopback, 20880);

    [Test]
    public void Client_and_server_use_only_the_scheduler([Range(1, 20)] int seed) => SeededScheduler.Run(seed, scheduler =>
    {
        var network = new InMemoryNetwork(scheduler);
        var time = new FakeTimeProvider();
        var log = new LogWatch();
        int thread = Environment.CurrentManagedThreadId;
        var hanging = new List<TaskCompletionSource<string>>();
        DubboService service = new DubboService(FrameMethods.Service)
            .Map(FrameMethods.Echo, async (text, _) =>
            {
                Assert.That(Environment.CurrentManagedThreadId, Is.EqualTo(thread));
                if (text != "hang")
                    return text;
                hanging.Add(new TaskCompletionSource<string>());
                return await hanging[^1].Task;
            });
        var server = new DubboServer(
            new DubboServerOptions
            {
                EndPoint = Address,
                LoggerFactory = log,
                TimeProvider = time,
                Scheduler = scheduler,
                ListenerFactory = network.Listen,
            },
            service);
        server.Start();
        var channel = new DubboChannel(
            Address,
            new DubboChannelOptions
            {
                LoggerFactory = log,
                TimeProvider = time,
                Scheduler = scheduler,
                Random = new Random(1),
                Connector = network.ConnectAsync,
            });

        Task<string>[] answered = [.. Enumerable.Range(0, 20).Select(i => CallAsync(channel, $"{i}"))];
        Task<string> timedOut = CallAsync(channel, "hang");
        using var source = new CancellationTokenSource();
        Task<string> cancelled = CallAsync(channel, "hang", source.Token);
        scheduler.RunUntilIdle();
        Assert.That(answered.Select(task => task.IsCompletedSuccessfully), Is.All.True);
        Assert.That(answered.Select((task, i) => task.Result == $"{i}"), Is.All.True);

        source.Cancel();
        time.Advance(TimeSpan.FromSeconds(2));
        scheduler.RunUntilIdle();
        Assert.That(cancelled.IsCanceled, Is.True);
        Assert.That(timedOut.Exception!.InnerException, Is.TypeOf<DubboTimeoutException>());

        Task stopping = server.StopAsync();
        scheduler.RunUntilIdle();
        Assert.That(stopping.IsCompleted, Is.False, "two calls still run");
        hanging.ForEach(handler => handler.SetResult("late"));
        scheduler.RunUntilIdle();
        Assert.That(stopping.IsCompleted, Is.False, "the consumer may have sent more before it knew");
        time.Advance(TimeSpan.FromSeconds(1));
        scheduler.RunUntilIdle();
        Task closing = channel.DisposeAsync().AsTask();
        scheduler.RunUntilIdle();
        Assert.That((stopping.IsCompletedSuccessfully, closing.IsCompletedSuccessfully), Is.EqualTo((true, true)));
        Assert.That(log.Unexpected, Is.Empty);

        async Task<string> CallAsync(DubboChannel channel, string text, CancellationToken cancellationToken = default)
        {
            try
            {
                return await channel.InvokeAsync(FrameMethods.Echo, text, cancellationToken: cancellationToken);
            }
            finally
            {
                Assert.That(Environment.CurrentManagedThreadId, Is.EqualTo(thread));
            }
        }
    });

    [Test]
    public void Inline_handlers_respond_in_one_write_to_requests_of_one_read() => EngineHarness.Run(engine =>
    {
        engine.Serve(options => options.InlineHandlers = true);
        DubboChannel channel = engine.Connect();
        for (int i = 0; i < 20; i++)
            Assert.That(engine.Call(channel, $"{i}").Result, Is.EqualTo($"{i}"));
        List<int> writes = engine.Network.Connections[0].Server.Writes;
        Assert.That(writes, Has.Count.EqualTo(20));

        Task<string>[] together = [.. Enumerable.Range(0, 20).Select(i => channel.InvokeAsync(FrameMethods.Echo, $"{i}").AsTask())];
        engine.Settle();
        Assert.That(together.Select((task, i) => task.Result == $"{i}"), Is.All.True);
        // The first request can be sent alone, because its caller was alone for a long time. The others are sent together.
        Assert.That(writes, Has.Count.AtMost(22));
    });
}
