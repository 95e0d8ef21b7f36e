using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace DubboNet.Integration.Tests;

/// <summary>Tests bytes of other protocols, sent to a provider that serves another consumer at the same time.</summary>
public sealed class StrangersTests
{
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(20);

    private static IEnumerable<TestCaseData> Strangers() =>
    [
        new TestCaseData(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")).SetArgDisplayNames("http"),
        new TestCaseData(Convert.FromHexString("1603010200010001fc0303")).SetArgDisplayNames("tls"),
        new TestCaseData(Encoding.ASCII.GetBytes("ls\r\n")).SetArgDisplayNames("telnet"),
        new TestCaseData(new byte[] { 0 }).SetArgDisplayNames("one byte"),
        new TestCaseData(new byte[] { 0xda, 0xbc }).SetArgDisplayNames("second byte of the magic"),
        new TestCaseData(Convert.FromHexString("dabbc20000000000000000018000000000")).SetArgDisplayNames("negative length"),
    ];

    [TestCaseSource(nameof(Strangers))]
    [Property("Rule", "W8")]
    [Property("Rule", "W9")]
    [Property("Rule", "W72")]
    public async Task Peer_of_another_protocol_is_closed_with_one_warning_and_affects_no_other(byte[] bytes)
    {
        await using var loopback = new Loopback();
        loopback.Log.Expect("NotDubbo");
        DubboChannel channel = loopback.Connect();
        Assert.That(await channel.InvokeAsync(FrameMethods.Echo, "before"), Is.EqualTo("before"));

        using RawPeer stranger = await loopback.ConnectRawAsync();
        await stranger.SendAsync(bytes);

        Assert.That(await stranger.IsClosedByPeerAsync());
        await loopback.Log.WaitForAsync("NotDubbo");
        Assert.That(loopback.Log.Alarms, Has.Count.EqualTo(1));
        Assert.That(await channel.InvokeAsync(FrameMethods.Echo, "after"), Is.EqualTo("after"));
    }

    [TestCase("")]
    [TestCase("dabbc2")]
    [TestCase("dabbc200000000000000000100000064aa")]
    [Property("Rule", "W72")]
    public async Task Peer_that_disconnects_early_logs_no_warning(string hex)
    {
        await using var loopback = new Loopback();
        using (RawPeer peer = await loopback.ConnectRawAsync())
            await peer.SendAsync(Convert.FromHexString(hex));

        await loopback.Log.WaitForAsync("Disconnected");
        Assert.That(loopback.Log.Alarms, Is.Empty);
        await BoundedWait.UntilAsync(() => loopback.Server.ConnectionCount == 0, "the connection is released");
    }

    [Test]
    [Property("Rule", "W72")]
    public async Task Port_probes_log_no_warning()
    {
        var time = new FakeTimeProvider();
        await using var loopback = new Loopback(new DubboServerOptions { TimeProvider = time, IdleTimeout = IdleTimeout });
        (await loopback.ConnectRawAsync()).Dispose();
        (await loopback.ConnectRawAsync()).Reset();
        using RawPeer halfOpen = await loopback.ConnectRawAsync();
        halfOpen.FinishSending();
        for (int probe = 0; probe < 3; probe++)
            await loopback.Log.WaitForAsync("Disconnected");

        using RawPeer silent = await loopback.ConnectRawAsync();
        await BoundedWait.UntilAsync(() => loopback.Server.ConnectionCount == 1, "the silent one is accepted");
        time.Advance(2 * IdleTimeout);
        Assert.That(await silent.IsClosedByPeerAsync());
        await loopback.Log.WaitForAsync("Disconnected");
        Assert.That(loopback.Log.Alarms, Is.Empty);
        Assert.That(loopback.Log.Named("Disconnected").Select(entry => entry.Level), Is.All.EqualTo(LogLevel.Debug));
    }
}
