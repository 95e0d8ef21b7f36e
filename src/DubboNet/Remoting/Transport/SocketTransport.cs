using System.Net;
using System.Net.Sockets;

namespace DubboNet.Remoting.Transport;

/// <summary>Creates transports over plain TCP.</summary>
internal static class SocketTransport
{
    /// <exception cref="SocketException">The connection is refused, the host is unreachable, or its name is unknown.</exception>
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

    /// <summary>Creates a transport that owns a connected socket.</summary>
    /// <exception cref="SocketException">The socket is connected to itself, or the peer has already closed the connection.</exception>
    public static DubboTransport Wrap(Socket socket)
    {
        (EndPoint? local, EndPoint? remote) = (Plain(socket.LocalEndPoint), Plain(socket.RemoteEndPoint));
        // If no process listens at a port of this machine, the system can choose the same port as the local one. Such a connection to
        // itself would block the port for the provider, and respond to its own heartbeats.
        if (local is not null && local.Equals(remote))
            throw new SocketException((int)SocketError.ConnectionRefused);
        socket.NoDelay = true;
        return new DubboTransport(new NetworkStream(socket, ownsSocket: true), local, remote);
    }

    // A dual-mode socket returns IPv4 addresses in their IPv6 form.
    private static EndPoint? Plain(EndPoint? endPoint) =>
        endPoint is IPEndPoint { Address.IsIPv4MappedToIPv6: true } mapped
            ? new IPEndPoint(mapped.Address.MapToIPv4(), mapped.Port)
            : endPoint;
}
