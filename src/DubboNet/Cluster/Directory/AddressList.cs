using System.Net;
using DubboNet.Client;

namespace DubboNet.Cluster.Directory;

/// <summary>
/// Addresses as users write them, split at semicolons and at commas between addresses: <c>dubbo://host:port</c> is one provider, by whatever address its name has when a connection is
/// made; <c>dns://name:port</c> is a provider for each address, of IPv4 and IPv6, that the name has.
/// </summary>
internal sealed class AddressList
{
    private const string DnsScheme = "dns";

    private AddressList(IReadOnlyList<ProviderAddress> @fixed, IReadOnlyList<ProviderAddress> names)
    {
        Fixed = @fixed;
        Names = names;
    }

    public IReadOnlyList<ProviderAddress> Fixed { get; }

    /// <summary>Each to be resolved to any number of addresses.</summary>
    public IReadOnlyList<ProviderAddress> Names { get; }

    /// <exception cref="ArgumentException">One is no address, or there is none.</exception>
    public static AddressList Parse(string addresses)
    {
        var @fixed = new List<ProviderAddress>();
        var names = new List<ProviderAddress>();
        foreach (string entry in AddressText.Split(addresses))
        {
            bool isName = entry.StartsWith($"{DnsScheme}://", StringComparison.Ordinal);
            if (!(isName ? ProviderAddress.TryParse(entry, DnsScheme, out ProviderAddress? address, out string? problem) : ProviderAddress.TryParse(entry, out address, out problem)))
                throw new ArgumentException(problem, nameof(addresses));
            (isName && address.EndPoint is DnsEndPoint ? names : @fixed).Add(address);
        }

        if (@fixed.Count + names.Count == 0)
            throw new ArgumentException("There is no address, such as dubbo://inventory:20880.", nameof(addresses));
        return new AddressList(@fixed, names);
    }
}
