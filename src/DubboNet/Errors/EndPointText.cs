using System.Net;

namespace DubboNet;

/// <summary>Formats end points for messages. Omits the address family that <see cref="DnsEndPoint"/> adds before names.</summary>
internal static class EndPointText
{
    /// <summary>Returns an end point as <c>host:port</c>.</summary>
    public static string Format(EndPoint? endPoint) => endPoint switch
    {
        null => "an unknown address",
        DnsEndPoint name => $"{name.Host}:{name.Port}",
        _ => $"{endPoint}",
    };
}
