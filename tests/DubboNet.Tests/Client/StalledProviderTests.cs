using DubboNet.Protocol;
using DubboNet.Tests.Support;

namespace DubboNet.Tests.Client;

/// <summary>Tests a provider that does not read. The queue to it is full, and calls start and end.</summary>
public sealed class StalledProviderTests
{
    private const int Calls = 100;

    [TestCase(false)]
    [TestCase(true)]
    public void Calls_that_found_no_room_leave_no_state_when_they_end(bool byCancellation) => EngineHarness.Run(engine =>
    {
        var outstanding = new PoolLedger(static () => { }, Assert.Fail);
        engine.Serve(options => options.IdleTimeout = TimeSpan.Zero);
        DubboChannel channel = engine.Connect(options => (options.MaxQueuedBytes, options.HeartbeatInterval) = (1000, TimeSpan.Zero));
        _ = engine.Call(channel, "connects");
        engine.Network.Connections[0].Client.HoldWrites();
        while (!channel.Connection!.Writer.IsFull)
            _ = engine.Call(channel, "fills the queue");
        engine.Pass(TimeSpan.FromSeconds(2));
        int before = outstanding.Outstanding.OfType<FrameBuffer>().Count();
        for (int i = 0; i < Calls; i++)
        {
            using var source = new CancellationTokenSource();
            Task<string> call = engine.Call(channel, "finds no room", cancellationToken: source.Token);
            if (byCancellation)
                source.Cancel();
            engine.Pass(byCancellation ? TimeSpan.Zero : TimeSpan.FromSeconds(2));
            Assert.That(call.IsCompleted, Is.True);
            if (!byCancellation)
                Assert.That(((DubboTimeoutException)call.Exception!.InnerException!).RequestState, Is.EqualTo(RequestState.NotSent));
        }

        Assert.That(channel.Connection.Writer.IsFull, Is.True, "the provider reads nothing");
        Assert.That(outstanding.Outstanding.OfType<FrameBuffer>().Count(), Is.EqualTo(before));
    });
}
