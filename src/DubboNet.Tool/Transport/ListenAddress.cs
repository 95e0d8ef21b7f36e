using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace DubboNet.Tool;

/// <summary>Reads the address to listen on.</summary>
internal static class ListenAddress
{
    /// <summary>Parses a port, which is one of the loopback address, or an IP address with a port.</summary>
    /// <returns>The address, or null if the text is not one.</returns>
    public static IPEndPoint? TryParse(string text)
    {
        if (ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port))
            return new IPEndPoint(IPAddress.Loopback, port);
        if (text.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase))
            return TryParse(text["localhost:".Length..]);
        int colon = text.LastIndexOf(':');
        bool hasPort = text.StartsWith('[') ? colon > text.LastIndexOf(']') : colon > 0 && colon == text.IndexOf(':');
        return hasPort && IPEndPoint.TryParse(text, out IPEndPoint? endPoint) ? endPoint : null;
    }

    /// <summary>Creates a socket that listens. The wildcard address of IPv6 includes IPv4.</summary>
    /// <exception cref="ToolException">The address cannot be used.</exception>
    public static Socket Listen(IPEndPoint endPoint)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (endPoint.Address.Equals(IPAddress.IPv6Any))
                socket.DualMode = true;
            socket.Bind(endPoint);
            socket.Listen();
            return socket;
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new ToolException(ExitCode.Usage, $"Cannot listen on {endPoint}: {e.Message}. Choose another address with --listen.", e);
        }
    }
}
