using System.Net;

namespace DubboNet;

/// <summary>End points for messages: names without the address family that <see cref="DnsEndPoint"/> puts in front of them.</summary>
internal static class EndPointText
{
    /// <summary>Gets <c>host:port</c>.</summary>
    public static string Format(EndPoint? endPoint) => endPoint switch
    {
        null => "an unknown address",
        DnsEndPoint name => $"{name.Host}:{name.Port}",
        _ => $"{endPoint}",
    };
}
