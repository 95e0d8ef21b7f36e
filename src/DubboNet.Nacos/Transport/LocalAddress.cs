using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace DubboNet.Nacos;

/// <summary>Finds the IP address that the server shows for this client.</summary>
internal static class LocalAddress
{
    /// <summary>Returns an IPv4 address of this host, which is that of the loopback interface if it has no other.</summary>
    public static string Find()
    {
        IEnumerable<IPAddress> addresses =
            from network in NetworkInterface.GetAllNetworkInterfaces()
            where network is { OperationalStatus: OperationalStatus.Up, NetworkInterfaceType: not NetworkInterfaceType.Loopback }
            from address in network.GetIPProperties().UnicastAddresses
            where address.Address.AddressFamily == AddressFamily.InterNetwork
            select address.Address;
        return $"{addresses.FirstOrDefault(IPAddress.Loopback)}";
    }
}
