using System.Globalization;
using System.Net;

namespace DubboNet.ZooKeeper;

/// <summary>Reads and formats addresses of servers.</summary>
internal static class ZooKeeperAddresses
{
    private const int DefaultPort = 2181;
    private const int MaxPort = 65_535;

    /// <summary>Reads addresses such as <c>zk1:2181,zk2,[::1]:2182</c>. The default of the port is 2181.</summary>
    /// <exception cref="FormatException">An address is invalid. The message names it.</exception>
    public static IReadOnlyList<EndPoint> Parse(string addresses) =>
        [.. addresses.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ParseOne)];

    /// <summary>Returns an address as <c>host:port</c>.</summary>
    public static string Format(EndPoint address) => address is DnsEndPoint name ? $"{name.Host}:{name.Port}" : $"{address}";

    private static EndPoint ParseOne(string address)
    {
        int end = address.LastIndexOf(':');
        bool hasPort = end >= 0 && !address.EndsWith(']');
        string host = (hasPort ? address[..end] : address).Trim('[', ']');
        int port = DefaultPort;
        bool isRead = !hasPort || int.TryParse(address[(end + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out port);
        bool isHost = host.Length > 0 && (!host.Contains(':') || address.StartsWith('['));
        if (!isRead || !isHost || port is 0 or > MaxPort)
            throw Invalid(address);
        return IPAddress.TryParse(host, out IPAddress? ip) ? new IPEndPoint(ip, port) : new DnsEndPoint(host, port);
    }

    private static FormatException Invalid(string address) =>
        new($"'{address}' is not the address of a ZooKeeper server. Write it as host:port or [IPv6]:port.");
}
