using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using DubboNet.Remoting.Transport;

namespace DubboNet.ZooKeeper;

/// <summary>Opens the byte stream to a server.</summary>
internal static class ServerStream
{
    /// <exception cref="SocketException">The connection is refused, the host is unreachable, or its name is unknown.</exception>
    /// <exception cref="System.Security.Authentication.AuthenticationException">The TLS handshake failed.</exception>
    public static async Task<Stream> ConnectAsync(EndPoint server, SslClientAuthenticationOptions? tls, CancellationToken cancellationToken)
    {
        Socket socket = server is DnsEndPoint
            ? new Socket(SocketType.Stream, ProtocolType.Tcp)
            : new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(server, cancellationToken).ConfigureAwait(false);
            // Without a listener on this machine, the system can connect the socket to itself.
            if (Equals(socket.LocalEndPoint, socket.RemoteEndPoint))
                throw new SocketException((int)SocketError.ConnectionRefused);
            socket.NoDelay = true;
            var stream = new NetworkStream(socket, ownsSocket: true);
            return tls is null ? stream : await SecureAsync(stream, tls, server, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<Stream> SecureAsync(
        NetworkStream stream, SslClientAuthenticationOptions tls, EndPoint server, CancellationToken cancellationToken)
    {
        var secured = new SslStream(stream, leaveInnerStreamOpen: false);
        try
        {
            await secured.AuthenticateAsClientAsync(TlsHost.Apply(tls, server), cancellationToken).ConfigureAwait(false);
            return secured;
        }
        catch
        {
            await secured.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
