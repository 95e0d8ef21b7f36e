using System.Globalization;

namespace DubboNet.Nacos;

/// <summary>Represents the address of a Nacos server.</summary>
/// <param name="Host">The host name or the IP address. An IPv6 address has no brackets.</param>
/// <param name="Port">The port for HTTP.</param>
internal readonly record struct NacosServer(string Host, int Port)
{
    /// <summary>The distance from the port for HTTP to that for gRPC.</summary>
    private const int GrpcOffset = 1000;
    private const int DefaultPort = 8848;

    /// <summary>Gets the address for HTTP.</summary>
    public Uri Http => new($"http://{this}/nacos/");

    /// <summary>Gets the address for gRPC.</summary>
    public Uri Grpc => new($"http://{(this with { Port = Port + GrpcOffset })}");

    /// <summary>Reads the addresses of a registry: its host and its parameter <c>backup</c>. The default of the port is 8848.</summary>
    /// <exception cref="ArgumentException">An address is invalid. The message names it.</exception>
    public static IReadOnlyList<NacosServer> ReadAll(DubboUrl address)
    {
        string[] others = (address.GetParameter("backup") ?? "").Split(
            ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return [Check(address, $"{address}"), .. others.Select(Read)];
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}");

    private static NacosServer Read(string text) =>
        DubboUrl.TryParse($"nacos://{text}", out DubboUrl? url) ? Check(url, text) : throw Invalid(text);

    private static NacosServer Check(DubboUrl url, string text)
    {
        int port = url.Port == 0 ? DefaultPort : url.Port;
        bool isRight = Uri.CheckHostName(url.Host) != UriHostNameType.Unknown && port <= ushort.MaxValue - GrpcOffset;
        return isRight ? new NacosServer(url.Host, port) : throw Invalid(text);
    }

    private static ArgumentException Invalid(string text) => new(
        $"'{text}' is not the address of a Nacos server. Write it as nacos://host:port?backup=host:port, with ports up to 64535.");
}
