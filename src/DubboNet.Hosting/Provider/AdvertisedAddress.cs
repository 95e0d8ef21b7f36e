using System.Net;
using DubboNet.Registry;

namespace DubboNet.Hosting;

/// <summary>Chooses the address that a provider tells its consumers.</summary>
internal static class AdvertisedAddress
{
    public static DnsEndPoint Choose(DubboProviderOptions options, IPEndPoint bound) =>
        new(options.AdvertisedHost ?? HostOf(bound.Address), options.AdvertisedPort ?? bound.Port);

    public static bool IsLoopback(string host) => IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address);

    private static string HostOf(IPAddress bound) =>
        bound.Equals(IPAddress.Any) || bound.Equals(IPAddress.IPv6Any) ? OwnAddress.Find(bound.AddressFamily) : $"{bound}";
}
