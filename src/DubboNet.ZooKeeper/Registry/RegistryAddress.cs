using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;

namespace DubboNet.ZooKeeper;

/// <summary>Reads the address of a registry.</summary>
internal static class RegistryAddress
{
    private const string Scheme = "zookeeper";

    /// <summary>How many requests can wait. Each registration and each sequence waits for a few at a time.</summary>
    private const int MaxPendingRequests = 1 << 20;

    /// <summary>Returns the settings of the client.</summary>
    /// <exception cref="ArgumentException">The address or an option is invalid. The message names it.</exception>
    public static ZooKeeperOptions Read(DubboRegistryOptions options)
    {
        DubboUrl address = options.Address;
        if (address.Protocol != Scheme)
            throw new ArgumentException($"The address '{address}' is not one of ZooKeeper. Begin it with {Scheme}://.");
        CheckPositive(options.Timeout, nameof(options.Timeout));
        CheckPositive(options.SessionTimeout, nameof(options.SessionTimeout));
        return new ZooKeeperOptions
        {
            Servers = ReadServers(address),
            SessionTimeout = options.SessionTimeout,
            RequestTimeout = options.Timeout,
            MaxPendingRequests = MaxPendingRequests,
            Credentials = options.UserName is null && options.Password is null ? null : $"{options.UserName}:{options.Password}",
            HasOpenNodes = ReadAcl(address),
            Logger = options.LoggerFactory.CreateLogger<ZooKeeperRegistryFactory>(),
            TimeProvider = options.TimeProvider,
        };
    }

    private static EndPoint[] ReadServers(DubboUrl address)
    {
        try
        {
            EndPoint[] servers =
            [
                .. ZooKeeperAddresses.Parse(Format(address)), .. ZooKeeperAddresses.Parse(address.GetParameter("backup") ?? ""),
            ];
            return servers.Length > 0 ? servers : throw new FormatException("It names no server.");
        }
        catch (FormatException e)
        {
            throw new ArgumentException(
                $"The address '{address}' is invalid. {e.Message} Write it as {Scheme}://host:port?backup=host:port,host:port.", e);
        }
    }

    /// <summary>Returns the host and the port as ZooKeeper writes them.</summary>
    private static string Format(DubboUrl address)
    {
        string host = address.Host.Contains(':', StringComparison.Ordinal) ? $"[{address.Host}]" : address.Host;
        return address.Port > 0 ? string.Create(CultureInfo.InvariantCulture, $"{host}:{address.Port}") : host;
    }

    private static bool ReadAcl(DubboUrl address) => address.GetParameter("acl") switch
    {
        null or "creator" => false,
        "open" => true,
        var other => throw new ArgumentException(
            $"The parameter acl of the address '{address}' is '{other}'. Set it to creator or open, or remove it."),
    };

    private static void CheckPositive(TimeSpan time, string name)
    {
        if (time <= TimeSpan.Zero)
            throw new ArgumentException($"{name} is {time}. It must be more than 0.");
    }
}
