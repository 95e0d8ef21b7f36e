using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace DubboNet.Integration.Tests;

/// <summary>Tests that "all addresses" means those of IPv4 and IPv6, as in Java.</summary>
public sealed class BothFamiliesTests
{
    private static IPAddress[] All => [IPAddress.Any, IPAddress.IPv6Any];

    /// <summary>Gets the addresses of this machine that have a scope, and its loopback address with one.</summary>
    private static IEnumerable<string> Scoped =>
        from one in NetworkInterface.GetAllNetworkInterfaces()
        where one.OperationalStatus == OperationalStatus.Up && one.Supports(NetworkInterfaceComponent.IPv6)
        from address in one.GetIPProperties().UnicastAddresses.Select(unicast => unicast.Address)
        where address.IsIPv6LinkLocal || address.Equals(IPAddress.IPv6Loopback)
        from scope in new[] { one.Name, $"{one.GetIPProperties().GetIPv6Properties().Index}" }
        select $"{new IPAddress(address.GetAddressBytes())}%{scope}";

    [Test]
    public async Task Addresses_with_a_scope_are_listened_on_and_connected_to()
    {
        if (!Socket.OSSupportsIPv6)
            Assert.Ignore("The machine has no IPv6.");
        foreach (string address in Scoped)
        {
            await using var server = new DubboServer(
                new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Parse(address), 0) },
                new DubboService(FrameMethods.Service).Map(FrameMethods.Echo, (text, _) => ValueTask.FromResult(text)));
            server.Start();
            await using var channel = new DubboChannel($"[{address}]:{server.LocalEndPoint.Port}");
            Assert.That(await channel.InvokeAsync(FrameMethods.Echo, address).Within(), Is.EqualTo(address));
        }
    }

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
            Assert.That(((IPEndPoint)consumer!).Address, Is.EqualTo(loopback), "as written, and not mapped to the other family");
        }
    }
}
