using System.Net;
using System.Net.Security;
using System.Net.Sockets;

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
            await secured.AuthenticateAsClientAsync(ForHost(tls, server), cancellationToken).ConfigureAwait(false);
            return secured;
        }
        catch
        {
            await secured.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    // The options are not changed, because they are used for several servers.
    private static SslClientAuthenticationOptions ForHost(SslClientAuthenticationOptions options, EndPoint server)
    {
        if (!string.IsNullOrEmpty(options.TargetHost))
            return options;
        return new SslClientAuthenticationOptions
        {
            AllowRenegotiation = options.AllowRenegotiation,
            AllowTlsResume = options.AllowTlsResume,
            ApplicationProtocols = options.ApplicationProtocols,
            CertificateChainPolicy = options.CertificateChainPolicy,
            CertificateRevocationCheckMode = options.CertificateRevocationCheckMode,
            CipherSuitesPolicy = options.CipherSuitesPolicy,
            ClientCertificateContext = options.ClientCertificateContext,
            ClientCertificates = options.ClientCertificates,
            EnabledSslProtocols = options.EnabledSslProtocols,
            EncryptionPolicy = options.EncryptionPolicy,
            LocalCertificateSelectionCallback = options.LocalCertificateSelectionCallback,
            RemoteCertificateValidationCallback = options.RemoteCertificateValidationCallback,
            TargetHost = server is DnsEndPoint name ? name.Host : (server as IPEndPoint)?.Address.ToString(),
        };
    }
}
