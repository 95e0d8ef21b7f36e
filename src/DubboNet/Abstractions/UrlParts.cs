using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DubboNet;

/// <summary>The parts of a <see cref="DubboUrl"/> before its parameters.</summary>
internal sealed record UrlParts(string Protocol, string Host, int Port, string Path, string? UserName, string? Password)
{
    /// <summary>
    /// Gets the further hosts of a list such as <c>zk-1:2181,zk-2:2181</c>, or null for none. Java has them in the parameter
    /// <c>backup</c>.
    /// </summary>
    public string? Backup { get; init; }

    /// <summary>
    /// Reads the text before the parameters. A text after <c>#</c> is ignored. Without <c>://</c>, the protocol ends at <c>:/</c>, as in
    /// <c>file:/x</c>.
    /// </summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out UrlParts? parts)
    {
        parts = null;
        int fragment = text.IndexOf('#', StringComparison.Ordinal);
        string rest = (fragment < 0 ? text : text[..fragment]).Trim();
        int colon = rest.IndexOf("://", StringComparison.Ordinal);
        int start = colon + 3;
        if (colon < 0)
        {
            colon = rest.IndexOf(":/", StringComparison.Ordinal);
            start = colon + 1;
        }

        string protocol = colon < 0 ? "" : rest[..colon];
        rest = colon < 0 ? rest : rest[start..];
        int slash = rest.IndexOf('/', StringComparison.Ordinal);
        string authority = slash < 0 ? rest : rest[..slash];
        int at = authority.LastIndexOf('@');
        string address = authority[(at + 1)..];
        int comma = address.IndexOf(',', StringComparison.Ordinal);
        if (colon == 0 || rest.Length == 0 || !TryReadHost(comma < 0 ? address : address[..comma], out string host, out int port))
            return false;
        string? user = at < 0 ? null : authority[..at];
        int password = user?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        parts = new UrlParts(
            protocol, host, port, slash < 0 ? "" : rest[(slash + 1)..],
            password < 0 ? user : user![..password], password < 0 ? null : user![(password + 1)..])
        {
            Backup = comma < 0 || comma == address.Length - 1 ? null : address[(comma + 1)..],
        };
        return true;
    }

    /// <summary>Appends the parts, the user and the password only if they are required.</summary>
    public void Append(StringBuilder text, bool withUser)
    {
        if (Protocol.Length > 0)
            text.Append(Protocol).Append("://");
        if (withUser && UserName is { } user)
            text.Append(user).Append(Password is { } password ? $":{password}" : "").Append('@');
        text.Append(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host);
        if (Port > 0)
            text.Append(CultureInfo.InvariantCulture, $":{Port}");
        if (Path.Length > 0)
            text.Append('/').Append(Path);
    }

    private static bool TryReadHost(string address, out string host, out int port)
    {
        (host, port) = (address, 0);
        int end = address.IndexOf(']', StringComparison.Ordinal);
        if (address.StartsWith('['))
        {
            host = end < 0 ? "" : address[1..end];
            return host.Length > 0
                && (end == address.Length - 1 || (address[end + 1] == ':' && TryReadPort(address[(end + 2)..], out port)));
        }

        int colon = address.LastIndexOf(':');
        if (end >= 0)
            return false;
        if (colon < 0)
            return true;
        // Java writes IPv6 addresses without brackets in some versions. What follows the last colon is the port if that leaves an address.
        string before = address[..colon];
        if ((!before.Contains(':', StringComparison.Ordinal) || IsIPv6(before)) && TryReadPort(address[(colon + 1)..], out port))
        {
            host = before;
            return true;
        }

        return IsIPv6(address);
    }

    private static bool TryReadPort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= ushort.MaxValue;

    private static bool IsIPv6(string text) =>
        IPAddress.TryParse(text, out IPAddress? ip) && ip.AddressFamily == AddressFamily.InterNetworkV6;
}
