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
    /// <exception cref="SocketException">The socket is connected to itself.</exception>
    public static DubboTransport Wrap(Socket socket)
    {
        (EndPoint? local, EndPoint? remote) = (Plain(socket.LocalEndPoint), Plain(socket.RemoteEndPoint));
        // Nobody listens at a port of this machine, and the system has picked just that one as the port to connect from. A connection to itself would keep the
        // provider from coming back there, and answer its own heartbeats.
        if (local is not null && local.Equals(remote))
            throw new SocketException((int)SocketError.ConnectionRefused);
        socket.NoDelay = true;
        return new DubboTransport(new NetworkStream(socket, ownsSocket: true), local, remote);
    }

    /// <summary>An IPv4 address as such: a socket of both families gives it as one of IPv6.</summary>
    private static EndPoint? Plain(EndPoint? endPoint) =>
        endPoint is IPEndPoint { Address.IsIPv4MappedToIPv6: true } mapped ? new IPEndPoint(mapped.Address.MapToIPv4(), mapped.Port) : endPoint;
}
