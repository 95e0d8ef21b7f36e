using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace DubboNet.Client;

/// <summary>Parses addresses as users write them. Splits lists, and explains why a text is not the address of a provider.</summary>
internal static class AddressText
{
    private const string Example = "dubbo://inventory:20880";

    private static readonly char[] Separators = [',', ';'];

    private static readonly string[] Registries =
    [
        "zookeeper", "nacos", "consul", "etcd", "etcd3", "redis", "multicast", "eureka", "kubernetes", "polaris", "sofa", "registry",
        "service-discovery-registry",
    ];

    private static readonly string[] OtherProtocols =
        ["tri", "grpc", "grpcs", "http", "https", "rest", "ws", "wss", "rmi", "hessian", "thrift", "webservice", "injvm"];

    /// <summary>
    /// Splits a list of addresses at commas and semicolons. A URL from a registry can contain them in its query (<c>methods=find,list</c>).
    /// For this reason, only a scheme or <c>host:port</c> starts another address after a question mark.
    /// </summary>
    public static IReadOnlyList<string> Split(string addresses)
    {
        var list = new List<string>();
        int start = 0;
        while (start <= addresses.Length)
        {
            int end = addresses.IndexOfAny(Separators, start);
            end = end < 0 ? addresses.Length : end;
            string text = addresses[start..end].Trim();
            if (text.Length > 0 && list.Count > 0 && list[^1].Contains('?') && !IsAddress(text))
                list[^1] = $"{list[^1]}{addresses[start - 1]}{text}";
            else if (text.Length > 0)
                list.Add(text);
            start = end + 1;
        }

        return list;
    }

    /// <summary>Returns the address as a URL. An IPv6 address without a port can be written without brackets.</summary>
    public static string ToUrl(string address, string scheme)
    {
        if (address.Contains("://", StringComparison.Ordinal))
            return address;
        bool isIp = IPAddress.TryParse(address, out IPAddress? ip) && !address.StartsWith('[');
        return isIp && ip!.AddressFamily == AddressFamily.InterNetworkV6 ? $"{scheme}://[{address}]" : $"{scheme}://{address}";
    }

    /// <summary>
    /// Lists the network interfaces of this machine in a sentence if the scope of an address is none of them. Returns null otherwise. The
    /// platform ignores such a scope.
    /// </summary>
    public static string? ExplainScope(string address, string host, IPAddress ip)
    {
        int percent = host.IndexOf('%');
        string scope = host[(percent + 1)..];
        if (percent < 0 || ip.ScopeId != 0 || scope == "0")
            return null;
        string interfaces = string.Join(", ", NetworkInterface.GetAllNetworkInterfaces().Select(one => one.Name));
        return $"'{PeerText.OneLine(address)}' has the scope {PeerText.OneLine(scope)}, which is not a network interface of this machine. "
            + $"Use the name or the number of one of these: {interfaces}.";
    }

    /// <summary>Explains why a text is not an address of this scheme, and what to write instead.</summary>
    public static string Explain(string address, string scheme)
    {
        string shown = PeerText.OneLine(address);
        int end = address.IndexOf("://", StringComparison.Ordinal);
        string found = end < 0 ? "" : address[..end].ToLowerInvariant();
        if (found.Length == 0 || found == scheme)
            return $"'{shown}' is not an address such as {scheme}://inventory:20880.";
        if (Array.IndexOf(Registries, found) >= 0)
        {
            return $"'{shown}' is the address of a registry, and the address of a provider is required here. Add the registry with "
                + "AddDubboRegistry in a host, or use a RegistryDirectory without one. Or use the provider's own address, such as "
                + $"{Example}, which the registry and the provider's log show.";
        }

        if (Array.IndexOf(OtherProtocols, found) >= 0)
        {
            return $"'{shown}' has the protocol {found}, and DubboNet uses the dubbo protocol. Use the address of the provider's "
                + $"dubbo port, such as {Example}; if the provider has none, add the protocol dubbo to it.";
        }

        return found == "dns"
            ? $"'{shown}' represents several providers, but one address is required here. Use a DubboCluster or the Addresses of a "
                + $"client, or an address such as {Example}."
            : $"'{shown}' has the unknown scheme {PeerText.OneLine(found)}. Use an address such as {Example}.";
    }

    // Returns whether a text starts with a scheme, or with a host and a port.
    private static bool IsAddress(string text)
    {
        int value = text.AsSpan().IndexOfAny('=', '&');
        ReadOnlySpan<char> start = value < 0 ? text : text.AsSpan(0, value);
        if (start.Contains("://", StringComparison.Ordinal))
            return true;
        int colon = start.LastIndexOf(':');
        return colon > 0 && colon + 1 < start.Length && char.IsAsciiDigit(start[colon + 1]);
    }
}
