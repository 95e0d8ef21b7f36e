using System.Net;
using System.Net.Sockets;
using DubboNet.Client;
using DubboNet.Server;

namespace DubboNet.Integration.Tests;

/// <summary>All addresses are those of IPv4 and IPv6, as in Java.</summary>
public sealed class BothFamiliesTests
{
    private static IPAddress[] All => [IPAddress.Any, IPAddress.IPv6Any];

    [TestCaseSource(nameof(All))]
    public async Task Provider_on_all_addresses_is_reached_by_both_families(IPAddress all)
    {
        if (!Socket.OSSupportsIPv6)
            Assert.Ignore("The machine has no IPv6.");
        EndPoint? consumer = null;
        await using var server = new DubboServer(
            new DubboServerOptions { EndPoint = new IPEndPoint(all, 0) },
            new DubboService(FrameMethods.Service).Map(FrameMethods.Echo, (text, context) =>
            {
                consumer = context.RemoteEndPoint;
                return ValueTask.FromResult(text);
            }));
        server.Start();
        Assert.That(server.LocalEndPoint.Address, Is.EqualTo(all));
        foreach (IPAddress loopback in (IPAddress[])[IPAddress.Loopback, IPAddress.IPv6Loopback])
        {
            await using var channel = new DubboChannel(new IPEndPoint(loopback, server.LocalEndPoint.Port));
            Assert.That(await channel.InvokeAsync(FrameMethods.Echo, "a").Within(), Is.EqualTo("a"));
            Assert.That(((IPEndPoint)consumer!).Address, Is.EqualTo(loopback), "as it is written, not mapped into the other family");
        }
    }
}
