using System.Net.Sockets;

namespace DubboNet.Integration.Tests;

public sealed class StopTests
{
    [Test]
    public async Task Stop_announces_itself_completes_running_calls_and_closes()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var service = new DubboService(FrameMethods.Service).Map(FrameMethods.Echo, (_, _) =>
        {
            entered.SetResult();
            return new ValueTask<string>(release.Task);
        });
        await using var loopback = new Loopback(service);
        using RawPeer peer = await loopback.ConnectRawAsync();
        await peer.SendAsync(Wire.Call(1, FrameMethods.Interface, "echo", "Ljava/lang/String;", "x"));
        await entered.Task.Within();

        Task stopping = loopback.Server.StopAsync();
        RawFrame announcement = (await peer.ReadFrameAsync())!;
        Assert.That((announcement.Flags, announcement.Value), Is.EqualTo(((byte)0xa2, (object)"R")));
        release.SetResult("served");
        Assert.That((await peer.ReadFrameAsync())!.Values[1], Is.EqualTo("served"));
        await stopping.Within();
        Assert.That(await peer.IsClosedByPeerAsync());
        await loopback.Server.StopAsync();
    }

    [Test]
    public async Task Second_start_and_a_used_port_are_errors()
    {
        await using var loopback = new Loopback();
        Assert.That(loopback.Server.Start, Throws.InvalidOperationException);
        await using var second = new DubboServer(new DubboServerOptions { EndPoint = loopback.EndPoint });
        Assert.That(second.Start, Throws.TypeOf<SocketException>());
    }

    [Test]
    public async Task Concurrent_calls_share_one_attempt_to_connect()
    {
        await using var loopback = new Loopback();
        DubboChannel channel = loopback.Connect();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => channel.InvokeAsync(FrameMethods.Add, (i, 1)).AsTask())).Within();
        Assert.That(loopback.Server.ConnectionCount, Is.EqualTo(1));
    }
}
