namespace DubboNet.Integration.Tests;

/// <summary>Measures the memory that calls and connections use over real sockets. Both sides run in this process.</summary>
[NonParallelizable]
public sealed class CostTests
{
    private const int Rounds = 7;
    private const int Connections = 50;

    // Allows 400 for each side. An optimized build uses about 440 for both. Without optimization, each async method allocates its state.
    private const int MaxBytesPerCall = 800;

    private const int MaxBytesPerIdleConnection = 12 * 1024;

    [Test]
    public async Task Warm_call_allocates_little_besides_arguments_and_result()
    {
        const int Calls = 5000;
        await using var loopback = new Loopback();
        DubboChannel channel = loopback.Connect();
        await CallAsync(channel, Calls);
        long least = long.MaxValue;
        // Use the lowest of several runs, because other threads of the process allocate, too.
        for (int run = 0; run < 5; run++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            await CallAsync(channel, Calls);
            least = Math.Min(least, (GC.GetTotalAllocatedBytes(precise: true) - before) / Calls);
        }

        TestContext.Out.WriteLine($"{least} bytes a call, client and provider together");
        Assert.That(least, Is.LessThanOrEqualTo(MaxBytesPerCall));
    }

    [Test]
    public async Task Idle_connection_uses_little_memory()
    {
        await using var loopback = new Loopback();
        var channels = new List<DubboChannel>();
        var perSide = new List<long>();
        long before = 0;
        // Use the lowest of several rounds. Pools of the process grow by more than the connections of a round use, and the first round
        // fills them.
        for (int round = 0; round <= Rounds; round++)
        {
            for (int i = 0; i < Connections; i++)
            {
                channels.Add(loopback.Connect());
                await UseAsync(channels[^1]);
            }

            long now = GC.GetTotalMemory(forceFullCollection: true);
            if (round > 0)
                perSide.Add((now - before) / Connections / 2);
            before = now;
        }

        Assert.That(loopback.Server.ConnectionCount, Is.EqualTo((Rounds + 1) * Connections));
        TestContext.Out.WriteLine($"{string.Join(", ", perSide)} bytes a connection and side");
        Assert.That(perSide.Min(), Is.LessThanOrEqualTo(MaxBytesPerIdleConnection));
        GC.KeepAlive(channels);
    }

    private static async Task CallAsync(DubboChannel channel, int calls)
    {
        for (int i = 0; i < calls; i++)
        {
            if (await channel.InvokeAsync(FrameMethods.Add, (i, 1)) != i + 1)
                Assert.Fail("A wrong response.");
        }
    }

    private static async Task UseAsync(DubboChannel channel)
    {
        await CallAsync(channel, 10);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => channel.InvokeAsync(FrameMethods.Echo, new string('x', 1000 + i)).AsTask()));
    }
}
