using System.Net;
using DubboNet.Server;
using Frames;
using Microsoft.Extensions.Time.Testing;

namespace DubboNet.Tests.Server;

public sealed class ServerStopTests
{
    private static readonly IPEndPoint Address = new(IPAddress.Loopback, 20880);

    [Test]
    public void StopAsync_with_a_consumer_that_reads_nothing_ends_when_its_time_is_up() => SeededScheduler.Run(1, scheduler =>
    {
        var network = new InMemoryNetwork(scheduler);
        var time = new FakeTimeProvider();
        var server = new DubboServer(
            new DubboServerOptions
            {
                EndPoint = Address,
                MaxQueuedBytes = 100,
                ShutdownTimeout = TimeSpan.FromSeconds(2),
                TimeProvider = time,
                Scheduler = scheduler,
                ListenerFactory = network.Listen,
            },
            new DubboService(FrameMethods.Default.Service).Map(FrameMethods.Default.Echo, text => text));
        server.Start();
        Stream consumer = network.ConnectAsync(Address, CancellationToken.None).Result.Stream;
        scheduler.RunUntilIdle();
        network.Connections[0].Server.HoldWrites();
        _ = consumer.WriteAsync(Wire.Call(1, FrameMethods.Interface, "echo", "Ljava/lang/String;", new string('x', 200))).AsTask();
        scheduler.RunUntilIdle();

        Task stopping = server.StopAsync();
        scheduler.RunUntilIdle();
        Assert.That(stopping.IsCompleted, Is.False, "an answer is still to be sent");
        time.Advance(TimeSpan.FromSeconds(2));
        scheduler.RunUntilIdle();
        Assert.That(stopping.IsCompletedSuccessfully, Is.True);
    });
}
