using System.Globalization;
using System.Net;

namespace DubboNet.Cluster.Routing;

/// <summary>
/// Addresses in a rule, such as <c>10.0.0.5:20880</c>, <c>10.0.0.5</c>, <c>10.0.*.5:20880</c>, <c>10.0.0.5-9</c>, <c>10.0.0.0/24</c>,
/// <c>0.0.0.0</c> or <c>*</c>.
/// </summary>
internal sealed class AddressPattern
{
    private const string AnyHost = "0.0.0.0";
    private const string Any = "*";

    private readonly string _host;
    private readonly string? _port;
    private readonly IPNetwork? _network;

    public AddressPattern(string text)
    {
        // An IPv6 address has a port only in brackets.
        int colon = text.EndsWith(']') || (text.Count(one => one == ':') > 1 && !text.StartsWith('[')) ? -1 : text.LastIndexOf(':');
        (_host, _port) = colon < 0 ? (text, null) : (text[..colon], text[(colon + 1)..]);
        _host = _host.Trim('[', ']');
        _network = IPNetwork.TryParse(text, out IPNetwork network) ? network : null;
    }

    /// <summary>Returns whether an address is one of them.</summary>
    public bool Matches(string host, int port) =>
        (_port is null or Any || _port == port.ToString(CultureInfo.InvariantCulture)) && MatchesHost(host);

    private bool MatchesHost(string host)
    {
        if (_network is { } network)
            return IPAddress.TryParse(host, out IPAddress? ip) && network.Contains(ip);
        if (_host is AnyHost or Any || _host == host)
            return true;
        string[] parts = _host.Split('.');
        string[] own = host.Split('.');
        return parts.Length == own.Length && parts.Zip(own).All(pair => MatchesPart(pair.First, pair.Second));
    }

    private static bool MatchesPart(string part, string own)
    {
        int dash = part.IndexOf('-', StringComparison.Ordinal);
        return part == Any || part == own
            || (dash > 0 && new ValuePattern($"{part[..dash]}~{part[(dash + 1)..]}").Matches(own, consumer: null));
    }
}
