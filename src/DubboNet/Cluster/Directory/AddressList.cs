using System.Net;
using DubboNet.Client;

namespace DubboNet.Cluster.Directory;

/// <summary>
/// Addresses in the form that users specify, separated by semicolons or by commas between addresses. The address <c>dubbo://host:port</c>
/// is one provider, whose name is resolved whenever a connection is made. The address <c>dns://name:port</c> is one provider for each IPv4
/// and IPv6 address of the name.
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

    /// <summary>Gets the names, each of which is resolved to any number of addresses.</summary>
    public IReadOnlyList<ProviderAddress> Names { get; }

    /// <exception cref="ArgumentException">An address is invalid, or there is none.</exception>
    public static AddressList Parse(string addresses)
    {
        var @fixed = new List<ProviderAddress>();
        var names = new List<ProviderAddress>();
        foreach (string entry in AddressText.Split(addresses))
        {
            bool isName = entry.StartsWith($"{DnsScheme}://", StringComparison.Ordinal);
            if (!(isName
                ? ProviderAddress.TryParse(entry, DnsScheme, out ProviderAddress? address, out string? problem)
                : ProviderAddress.TryParse(entry, out address, out problem)))
            {
                throw new ArgumentException(problem, nameof(addresses));
            }

            (isName && address.EndPoint is DnsEndPoint ? names : @fixed).Add(address);
        }

        if (@fixed.Count + names.Count == 0)
            throw new ArgumentException("There is no address, such as dubbo://inventory:20880.", nameof(addresses));
        return new AddressList(@fixed, names);
    }
}
