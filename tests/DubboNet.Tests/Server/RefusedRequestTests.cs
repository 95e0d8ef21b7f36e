using DubboNet.Tests.Support;

namespace DubboNet.Tests.Server;

public sealed class RefusedRequestTests
{
    [Test]
    [Property("Rule", "W22")]
    [Property("Rule", "W53")]
    public void Request_whose_attachments_cannot_be_read_is_rejected_and_returns_all_buffers() => EngineHarness.Run(engine =>
    {
        var pools = new PoolLedger(static () => { }, Assert.Fail);
        engine.Serve();
        using RawPeer consumer = engine.ConnectRaw();
        object?[] values = ["2.0.2", FrameMethods.Interface, "0.0.0", "echo", "Ljava/lang/String;", "an argument", "no map"];
        Task<RawFrame> answer = consumer.AskAsync(Wire.Frame(Wire.TwoWay, 0, 1, Wire.Values(values)));
        engine.Settle();
        Assert.That(answer.Result.Status, Is.EqualTo((byte)DubboStatus.BadRequest));
        Assert.That(answer.Result.Text, Does.StartWith("Fail to decode request due to: "));
        Assert.That(pools.Outstanding, Is.Empty);
    });
}
