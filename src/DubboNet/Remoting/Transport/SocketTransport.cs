using System.Net;
using System.Net.Sockets;

namespace DubboNet.Remoting.Transport;

/// <summary>Plain TCP.</summary>
internal static class SocketTransport
{
    /// <exception cref="SocketException">Refused, unreachable, or the name is unknown.</exception>
    public static async Task<DubboTransport> ConnectAsync(EndPoint endPoint, CancellationToken cancellationToken)
    {
        Socket socket = endPoint is DnsEndPoint
            ? new Socket(SocketType.Stream, ProtocolType.Tcp)
            : new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(endPoint, cancellationToken).ConfigureAwait(false);
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            return Wrap(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>A transport that owns a connected socket.</summary>
    public static DubboTransport Wrap(Socket socket)
    {
        socket.NoDelay = true;
        return new DubboTransport(new NetworkStream(socket, ownsSocket: true), socket.LocalEndPoint, socket.RemoteEndPoint);
    }
}
