namespace DubboNet.Integration.Tests;

// Other tests do not run at the same time, because a thousand connections use much of the machine.
[NonParallelizable]
public sealed class ManyConnectionsTests
{
    private const int Connections = 1_000;

    [Test]
    [Property("Rule", "W63")]
    public async Task Provider_serves_a_thousand_connections_at_once()
    {
        int waiting = 0;
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var service = new DubboService(FrameMethods.Service).Map(FrameMethods.Echo, async (text, _) =>
        {
            // All calls run at the same time before the first one returns.
            if (Interlocked.Increment(ref waiting) == Connections)
                release.SetResult();
            await release.Task;
            return text;
        });
        await using var loopback = new Loopback(service);
        DubboChannel[] channels =
            [.. Enumerable.Range(0, Connections).Select(_ => loopback.Connect(options => options.Timeout = TimeSpan.FromMinutes(1)))];

        string[] answers = await Task.WhenAll(channels.Select((channel, i) => channel.InvokeAsync(FrameMethods.Echo, $"{i}").AsTask()));

        Assert.That(answers, Is.EqualTo(Enumerable.Range(0, Connections).Select(i => $"{i}")));
        Assert.That(loopback.Server.ConnectionCount, Is.EqualTo(Connections));
        await Task.WhenAll(channels.Select(channel => channel.DisposeAsync().AsTask()));
        await BoundedWait.UntilAsync(() => loopback.Server.ConnectionCount == 0, "all connections are released");
    }
}
