using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace DubboNet.Registry;

/// <summary>Finds the address of this machine that registries show.</summary>
internal static class OwnAddress
{
    /// <summary>
    /// Returns the first address of this machine that is not a loopback address, or else a loopback address. As in Java, network interfaces
    /// with a gateway come first.
    /// </summary>
    /// <param name="family">The kind of address. The default is IPv4.</param>
    public static string Find(AddressFamily family = AddressFamily.InterNetwork)
    {
        IEnumerable<IPAddress> addresses =
            from network in NetworkInterface.GetAllNetworkInterfaces()
            where network.OperationalStatus == OperationalStatus.Up && network.NetworkInterfaceType != NetworkInterfaceType.Loopback
            let properties = network.GetIPProperties()
            orderby properties.GatewayAddresses.Count == 0
            from unicast in properties.UnicastAddresses
            where unicast.Address.AddressFamily == family && !unicast.Address.IsIPv6LinkLocal
            select unicast.Address;
        IPAddress loopback = family == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Loopback : IPAddress.Loopback;
        return $"{addresses.FirstOrDefault() ?? loopback}";
    }
}
