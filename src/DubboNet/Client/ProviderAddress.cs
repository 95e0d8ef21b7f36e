using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using DubboNet.Client;

namespace DubboNet;

/// <summary>
/// Represents the address of a provider and the settings in its URL, such as <c>dubbo://inventory:20880?timeout=3000&amp;weight=50</c>. Two
/// addresses are equal if all their values are equal. Parameters without a property are ignored.
/// </summary>
/// <param name="EndPoint">The provider's IP address, or a name that is resolved for each new connection.</param>
public sealed record ProviderAddress(EndPoint EndPoint)
{
    private const string Scheme = "dubbo";
    private const int DefaultPort = 20880;
    private const int DefaultWeight = 100;

    private static readonly TimeSpan DefaultWarmUp = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Gets the name that the provider's TLS certificate must contain, if it is not the host of <see cref="EndPoint"/>. The default is
    /// null.
    /// </summary>
    public string? HostName { get; init; }

    /// <summary>
    /// Gets the provider's share of the calls, relative to the weights of other providers. With 0, it gets calls only if there are no
    /// others. Parameter <c>weight</c>. The default is 100, as in Java.
    /// </summary>
    public int Weight { get; init; } = DefaultWeight;

    /// <summary>
    /// Gets the time at which the provider started, or null if it is not known. The weight grows from then on until
    /// <see cref="WarmUp"/> has passed. Parameter <c>timestamp</c>, in milliseconds since 1970.
    /// </summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>
    /// Gets the time in which the weight of a started provider grows to <see cref="Weight"/>. Zero means that it has its full weight at
    /// once. Parameter <c>warmup</c>, in milliseconds. The default is 10 minutes, as in Java.
    /// </summary>
    public TimeSpan WarmUp { get; init; } = DefaultWarmUp;

    /// <summary>Gets the timeout of calls that do not specify their own. Parameter <c>timeout</c>, in milliseconds.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// Gets the value for <see cref="DubboChannelOptions.HeartbeatInterval"/>. Parameter <c>heartbeat</c>, in milliseconds.
    /// </summary>
    public TimeSpan? HeartbeatInterval { get; init; }

    /// <summary>
    /// Gets the value for <see cref="DubboChannelOptions.HeartbeatTimeout"/>. Parameter <c>heartbeat.timeout</c>, in milliseconds.
    /// </summary>
    public TimeSpan? HeartbeatTimeout { get; init; }

    /// <summary>Gets the value for <see cref="DubboChannelOptions.Connections"/>. Parameter <c>connections</c>.</summary>
    public int? Connections { get; init; }

    /// <summary>Gets the value for <see cref="DubboChannelOptions.MaxPayload"/>. Parameter <c>payload</c>, in bytes.</summary>
    public int? MaxPayload { get; init; }

    /// <summary>Gets the token that is sent with all calls to the provider. Parameter <c>token</c>.</summary>
    public string? Token { get; init; }

    /// <summary>
    /// Gets a value indicating whether the provider implements Java's <c>GenericService</c>. All calls to it are then made as generic
    /// calls, including those of typed clients. Parameter <c>generic</c>.
    /// </summary>
    public bool IsGeneric { get; init; }

    /// <summary>
    /// Gets the tag of the provider, or null if it has none. Calls with the tag go there, and calls without a tag do not. Parameter
    /// <c>dubbo.tag</c>. Channels ignore it.
    /// </summary>
    public string? Tag { get; init; }

    /// <summary>Gets the path of the URL, or null if it has none. Channels ignore it.</summary>
    public string? Path { get; init; }

    /// <summary>Gets the group in which the provider exports the service. Parameter <c>group</c>. Channels ignore it.</summary>
    public string? Group { get; init; }

    /// <summary>Gets the version under which the provider exports the service. Parameter <c>version</c>. Channels ignore it.</summary>
    public string? Version { get; init; }

    /// <summary>
    /// Gets the URL with all parameters if the address comes from a registry, and otherwise null. The parameters include those that rules
    /// have set.
    /// </summary>
    public DubboUrl? Url { get; init; }

    /// <summary>
    /// Gets the parameters that rules of the registry have set, which have precedence over the settings of the consumer. The value is an
    /// <c>override</c> URL, or null if no rule applies.
    /// </summary>
    public DubboUrl? Overrides { get; init; }

    /// <summary>
    /// Gets the registry or other directory in which the provider was found. The default is null, which means one like all others.
    /// </summary>
    public ProviderSource? Source { get; init; }

    /// <summary>
    /// Parses an address, which is a dubbo URL, or a host with an optional port. The default port is 20880. An IPv6 address with a port is
    /// written in brackets. Its scope is the name or the number of a network interface (<c>[fe80::1%eth0]:20880</c>).
    /// </summary>
    /// <exception cref="ArgumentException">The text is not such an address, this machine does not have the network interface of its scope,
    /// or the value of a parameter is not a whole number.</exception>
    public static ProviderAddress Parse(string address) =>
        TryParse(address, out ProviderAddress? parsed, out string? problem)
            ? parsed
            : throw new ArgumentException(problem, nameof(address));

    /// <summary>
    /// Parses an address like <see cref="Parse"/>, and returns whether it succeeded. Otherwise, a sentence describes the problem.
    /// </summary>
    public static bool TryParse(
        string address, [NotNullWhen(true)] out ProviderAddress? parsed, [NotNullWhen(false)] out string? problem) =>
        TryParse(address, Scheme, out parsed, out problem);

    /// <summary>Reads the URL of a provider, as registries contain it. The default port is 20880.</summary>
    /// <exception cref="ArgumentException">The URL has another protocol or no valid host, or the value of a parameter is not a whole
    /// number.</exception>
    public static ProviderAddress FromUrl(DubboUrl url) =>
        TryRead(url, out ProviderAddress? read, out string? problem) ? read : throw new ArgumentException(problem, nameof(url));

    /// <summary>
    /// Splits a list of addresses at commas and semicolons. In the query of a URL they separate values (<c>methods=find,list</c>), unless a
    /// scheme or <c>host:port</c> follows.
    /// </summary>
    public static IReadOnlyList<string> SplitList(string addresses) => AddressText.Split(addresses);

    /// <summary>Returns the address as <c>dubbo://host:port</c>.</summary>
    public override string ToString() => EndPoint switch
    {
        DnsEndPoint name => $"{Scheme}://{name.Host}:{name.Port}",
        _ => $"{Scheme}://{EndPoint}",
    };

    /// <summary>Parses a URL that must have the specified scheme.</summary>
    internal static bool TryParse(
        string address, string scheme, [NotNullWhen(true)] out ProviderAddress? parsed, [NotNullWhen(false)] out string? problem)
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
        string path = uri.AbsolutePath.Length > 1 ? Uri.UnescapeDataString(uri.AbsolutePath[1..]) : "";
        var parameters = new UrlParameters(new UrlQuery(uri.Query).Find);
        ProviderAddress read = Read(isIp ? new IPEndPoint(ip!, port) : new DnsEndPoint(uri.DnsSafeHost, port), path, parameters);
        problem = parameters.Problem;
        parsed = problem is null ? read : null;
        return parsed is not null;
    }

    /// <summary>Reads the URL of a provider. Otherwise, a sentence describes the problem.</summary>
    internal static bool TryRead(
        DubboUrl url, [NotNullWhen(true)] out ProviderAddress? read, [NotNullWhen(false)] out string? problem)
    {
        read = null;
        bool isIp = IPAddress.TryParse(url.Host, out IPAddress? ip);
        if (url.Protocol != Scheme || (!isIp && Uri.CheckHostName(url.Host) != UriHostNameType.Dns))
        {
            problem = $"'{PeerText.OneLine($"{url}")}' is not the URL of a provider, such as {Scheme}://10.0.0.5:20880/com.acme.Inventory.";
            return false;
        }

        int port = url.Port == 0 ? DefaultPort : url.Port;
        var parameters = new UrlParameters(url.GetParameter);
        ProviderAddress address = Read(isIp ? new IPEndPoint(ip!, port) : new DnsEndPoint(url.Host, port), url.Path, parameters);
        foreach (string name in url.Parameters.Keys.Where(IsOfMethod))
            parameters.Number(name);
        problem = parameters.Problem;
        read = problem is null ? address with { Url = url } : null;
        return read is not null;
    }

    private static bool IsOfMethod(string name) =>
        name is "retries" or "actives"
        || Array.Exists([".timeout", ".retries", ".actives"], ending => name.EndsWith(ending, StringComparison.Ordinal));

    private static ProviderAddress Read(EndPoint endPoint, string path, UrlParameters parameters) => new(endPoint)
    {
        Weight = parameters.Number("weight") ?? DefaultWeight,
        StartedAt = parameters.Moment("timestamp"),
        WarmUp = parameters.Milliseconds("warmup") ?? DefaultWarmUp,
        Timeout = parameters.Milliseconds("timeout") is { } timeout && timeout > TimeSpan.Zero ? timeout : null,
        HeartbeatInterval = parameters.Milliseconds("heartbeat"),
        HeartbeatTimeout = parameters.Milliseconds("heartbeat.timeout"),
        Connections = parameters.Number("connections") is > 0 and { } connections ? connections : null,
        MaxPayload = parameters.Number("payload") is > 0 and { } payload ? payload : null,
        Token = parameters.Text("token"),
        IsGeneric = string.Equals(parameters.Text("generic"), "true", StringComparison.OrdinalIgnoreCase),
        Tag = parameters.Text("dubbo.tag"),
        Path = path.Length > 0 ? path : null,
        Group = parameters.Text("group"),
        Version = parameters.Text("version"),
    };

    /// <summary>Finds parameters in the query of a URL.</summary>
    private sealed class UrlQuery(string query)
    {
        private readonly string[] _parts = query.TrimStart('?').Split('&', ';');

        /// <summary>Returns the last value of a parameter, as Java does, or null if the parameter is missing or empty.</summary>
        public string? Find(string name)
        {
            string? part = Array.FindLast(_parts, part => part.StartsWith($"{name}=", StringComparison.Ordinal));
            return part is null || part.Length == name.Length + 1 ? null : Uri.UnescapeDataString(part[(name.Length + 1)..]);
        }
    }

    /// <summary>Reads the parameters of a URL, and keeps the first problem with them.</summary>
    /// <param name="find">Returns the value of a parameter, or null if it is missing or empty.</param>
    private sealed class UrlParameters(Func<string, string?> find)
    {
        public string? Problem { get; private set; }

        public string? Text(string name) => find(name);

        public int? Number(string name)
        {
            if (Text(name) is not { } text)
                return null;
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
                return number;
            Problem ??= $"The parameter {name}={PeerText.OneLine(text)} of the address is not a whole number.";
            return null;
        }

        /// <summary>Returns a time. A value that is not the time of a start, such as 0, is ignored, as in Java.</summary>
        public DateTimeOffset? Moment(string name) =>
            long.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out long milliseconds)
                && milliseconds > 0 && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
                ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
                : null;

        public TimeSpan? Milliseconds(string name) => Number(name) is { } number ? TimeSpan.FromMilliseconds(number) : null;
    }
}
