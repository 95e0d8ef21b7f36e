using System.Globalization;
using System.Net;

namespace DubboNet.Client;

/// <summary>A <c>dubbo://</c> URL: where the provider is, and what its parameters say about connections to it.</summary>
internal sealed record ProviderAddress(EndPoint EndPoint)
{
    private const int DefaultPort = 20880;

    /// <summary>Parameter <c>timeout</c>.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Parameter <c>heartbeat</c>.</summary>
    public TimeSpan? Heartbeat { get; init; }

    /// <summary>Parameter <c>heartbeat.timeout</c>.</summary>
    public TimeSpan? HeartbeatTimeout { get; init; }

    /// <summary>Parameter <c>connections</c>.</summary>
    public int? Connections { get; init; }

    /// <exception cref="ArgumentException">It is no dubbo URL, or a parameter is no number.</exception>
    public static ProviderAddress Parse(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Scheme != "dubbo" || uri.Host.Length == 0)
            throw new ArgumentException($"'{address}' is not an address such as dubbo://inventory:20880.", nameof(address));
        int port = uri.Port < 0 ? DefaultPort : uri.Port;
        EndPoint endPoint = IPAddress.TryParse(uri.DnsSafeHost, out IPAddress? ip) ? new IPEndPoint(ip, port) : new DnsEndPoint(uri.DnsSafeHost, port);
        return new ProviderAddress(endPoint)
        {
            Timeout = Milliseconds(uri, "timeout"),
            Heartbeat = Milliseconds(uri, "heartbeat"),
            HeartbeatTimeout = Milliseconds(uri, "heartbeat.timeout"),
            Connections = Number(uri, "connections") is > 0 and { } connections ? connections : null,
        };
    }

    private static TimeSpan? Milliseconds(Uri uri, string name) => Number(uri, name) is { } number ? TimeSpan.FromMilliseconds(number) : null;

    private static int? Number(Uri uri, string name)
    {
        foreach (string part in uri.Query.TrimStart('?').Split('&'))
        {
            if (!part.StartsWith($"{name}=", StringComparison.Ordinal))
                continue;
            return int.TryParse(part.AsSpan(name.Length + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
                ? number
                : throw new ArgumentException($"The parameter {part} of the address is not a whole number.");
        }

        return null;
    }
}
