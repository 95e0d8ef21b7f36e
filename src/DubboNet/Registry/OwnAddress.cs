using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace DubboNet.Registry;

/// <summary>Finds the address of this machine that registries show.</summary>
internal static class OwnAddress
{
    /// <summary>
    /// Returns the first IPv4 address of this machine that is not a loopback address. As in Java, network interfaces with a gateway come
    /// first.
    /// </summary>
    public static string Find()
    {
        IEnumerable<IPAddress> addresses =
            from network in NetworkInterface.GetAllNetworkInterfaces()
            where network.OperationalStatus == OperationalStatus.Up && network.NetworkInterfaceType != NetworkInterfaceType.Loopback
            let properties = network.GetIPProperties()
            orderby properties.GatewayAddresses.Count == 0
            from unicast in properties.UnicastAddresses
            where unicast.Address.AddressFamily == AddressFamily.InterNetwork
            select unicast.Address;
        return $"{addresses.FirstOrDefault() ?? IPAddress.Loopback}";
    }
}
