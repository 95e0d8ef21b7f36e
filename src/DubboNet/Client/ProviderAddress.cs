using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using DubboNet.Client;

namespace DubboNet;

/// <summary>
/// Where a provider is and what its URL says of calls to it, such as <c>dubbo://inventory:20880?timeout=3000&amp;weight=50</c>. Two are equal if they say the
/// same. Parameters that are not among its properties are passed over.
/// </summary>
/// <param name="EndPoint">Where it is: an IP address, or a name that is resolved whenever a connection is made.</param>
public sealed record ProviderAddress(EndPoint EndPoint)
{
    private const string Scheme = "dubbo";
    private const int DefaultPort = 20880;
    private const int DefaultWeight = 100;

    /// <summary>The name that its TLS certificate must have, where that is another than the host of <see cref="EndPoint"/>. Default null.</summary>
    public string? HostName { get; init; }

    /// <summary>Its share of the calls, compared with the weights of others; 0: none while others are there. Parameter <c>weight</c>, default 100, as Java's.</summary>
    public int Weight { get; init; } = DefaultWeight;

    /// <summary>How long calls may take that say nothing themselves. Parameter <c>timeout</c>, in milliseconds.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>See <see cref="DubboChannelOptions.HeartbeatInterval"/>. Parameter <c>heartbeat</c>, in milliseconds.</summary>
    public TimeSpan? HeartbeatInterval { get; init; }

    /// <summary>See <see cref="DubboChannelOptions.HeartbeatTimeout"/>. Parameter <c>heartbeat.timeout</c>, in milliseconds.</summary>
    public TimeSpan? HeartbeatTimeout { get; init; }

    /// <summary>See <see cref="DubboChannelOptions.Connections"/>. Parameter <c>connections</c>.</summary>
    public int? Connections { get; init; }

    /// <summary>See <see cref="DubboChannelOptions.MaxPayload"/>. Parameter <c>payload</c>, in bytes.</summary>
    public int? MaxPayload { get; init; }

    /// <summary>Sent with every call to it. Parameter <c>token</c>.</summary>
    public string? Token { get; init; }

    /// <summary>
    /// Whether it implements Java's <c>GenericService</c>: all calls to it are then made as generic ones, those of typed clients, too. Parameter <c>generic</c>.
    /// </summary>
    public bool IsGeneric { get; init; }

    /// <summary>The path of the URL; null if it has none. A channel does not look at it.</summary>
    public string? Path { get; init; }

    /// <summary>The group under which it exports the service. Parameter <c>group</c>; a channel does not look at it.</summary>
    public string? Group { get; init; }

    /// <summary>The version under which it exports the service. Parameter <c>version</c>; a channel does not look at it.</summary>
    public string? Version { get; init; }

    /// <summary>
    /// Reads an address: a dubbo URL, or a host with or without a port; without one it is 20880. An IPv6 address with a port is in
    /// brackets. The scope of one is the name or the number of a network interface (<c>[fe80::1%eth0]:20880</c>).
    /// </summary>
    /// <exception cref="ArgumentException">It is not such an address, this machine does not have the interface of its scope, or a parameter
    /// is not a whole number.</exception>
    public static ProviderAddress Parse(string address) =>
        TryParse(address, out ProviderAddress? parsed, out string? problem) ? parsed : throw new ArgumentException(problem, nameof(address));

    /// <summary>The same; if it is no address, says why in a sentence.</summary>
    public static bool TryParse(string address, [NotNullWhen(true)] out ProviderAddress? parsed, [NotNullWhen(false)] out string? problem) =>
        TryParse(address, Scheme, out parsed, out problem);

    /// <summary>
    /// Splits a list of addresses at commas and semicolons. Those within the query of a URL separate its values (<c>methods=find,list</c>), unless a scheme or
    /// <c>host:port</c> follows.
    /// </summary>
    public static IReadOnlyList<string> SplitList(string addresses) => AddressText.Split(addresses);

    /// <summary><c>dubbo://host:port</c>.</summary>
    public override string ToString() => EndPoint switch
    {
        DnsEndPoint name => $"{Scheme}://{name.Host}:{name.Port}",
        _ => $"{Scheme}://{EndPoint}",
    };

    /// <summary>The same for URLs of another scheme than dubbo, which is then required.</summary>
    internal static bool TryParse(string address, string scheme, [NotNullWhen(true)] out ProviderAddress? parsed, [NotNullWhen(false)] out string? problem)
    {
        parsed = null;
        string url = AddressText.ToUrl(address, Scheme);
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) || uri.Scheme != scheme || uri.Host.Length == 0)
        {
            problem = AddressText.Explain(address, scheme);
            return false;
        }

        int port = uri.Port < 0 ? DefaultPort : uri.Port;
        bool isIp = IPAddress.TryParse(uri.DnsSafeHost, out IPAddress? ip);
        problem = isIp ? AddressText.ExplainScope(address, uri.DnsSafeHost, ip!) : null;
        if (problem is not null)
            return false;
        var parameters = new UrlParameters(uri.Query);
        var read = new ProviderAddress(isIp ? new IPEndPoint(ip!, port) : new DnsEndPoint(uri.DnsSafeHost, port))
        {
            Weight = parameters.Number("weight") ?? DefaultWeight,
            Timeout = parameters.Milliseconds("timeout") is { } timeout && timeout > TimeSpan.Zero ? timeout : null,
            HeartbeatInterval = parameters.Milliseconds("heartbeat"),
            HeartbeatTimeout = parameters.Milliseconds("heartbeat.timeout"),
            Connections = parameters.Number("connections") is > 0 and { } connections ? connections : null,
            MaxPayload = parameters.Number("payload") is > 0 and { } payload ? payload : null,
            Token = parameters.Text("token"),
            IsGeneric = string.Equals(parameters.Text("generic"), "true", StringComparison.OrdinalIgnoreCase),
            Path = uri.AbsolutePath.Length > 1 ? Uri.UnescapeDataString(uri.AbsolutePath[1..]) : null,
            Group = parameters.Text("group"),
            Version = parameters.Text("version"),
        };
        problem = parameters.Problem;
        parsed = problem is null ? read : null;
        return parsed is not null;
    }

    /// <summary>The query of a URL, and the first of its parameters that is not what it should be.</summary>
    private sealed class UrlParameters(string query)
    {
        private readonly string[] _parts = query.TrimStart('?').Split('&', ';');

        public string? Problem { get; private set; }

        /// <summary>Of several the last, as Java takes it; an empty one says nothing.</summary>
        public string? Text(string name)
        {
            string? part = Array.FindLast(_parts, part => part.StartsWith($"{name}=", StringComparison.Ordinal));
            return part is null || part.Length == name.Length + 1 ? null : Uri.UnescapeDataString(part[(name.Length + 1)..]);
        }

        public int? Number(string name)
        {
            if (Text(name) is not { } text)
                return null;
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
                return number;
            Problem ??= $"The parameter {name}={PeerText.OneLine(text)} of the address is not a whole number.";
            return null;
        }

        public TimeSpan? Milliseconds(string name) => Number(name) is { } number ? TimeSpan.FromMilliseconds(number) : null;
    }
}
