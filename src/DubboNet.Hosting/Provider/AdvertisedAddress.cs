using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace DubboNet.Hosting;

/// <summary>Chooses the address that a provider tells its consumers.</summary>
internal static class AdvertisedAddress
{
    public static DnsEndPoint Choose(DubboProviderOptions options, IPEndPoint bound) =>
        new(options.AdvertisedHost ?? HostOf(bound.Address), options.AdvertisedPort ?? bound.Port);

    public static bool IsLoopback(string host) => IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address);

    private static string HostOf(IPAddress bound) =>
        bound.Equals(IPAddress.Any) || bound.Equals(IPAddress.IPv6Any) ? $"{FindOwn(bound.AddressFamily)}" : $"{bound}";

    // The first address of the machine that is not a loopback address. As in Java, network interfaces with a gateway come first.
    private static IPAddress FindOwn(AddressFamily family)
    {
        IEnumerable<IPAddress> addresses =
            from network in NetworkInterface.GetAllNetworkInterfaces()
            where network.OperationalStatus == OperationalStatus.Up && network.NetworkInterfaceType != NetworkInterfaceType.Loopback
            let properties = network.GetIPProperties()
            orderby properties.GatewayAddresses.Count == 0
            from unicast in properties.UnicastAddresses
            where unicast.Address.AddressFamily == family && !unicast.Address.IsIPv6LinkLocal
            select unicast.Address;
        return addresses.FirstOrDefault() ?? (family == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Loopback : IPAddress.Loopback);
    }
}
