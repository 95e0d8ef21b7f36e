using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace DubboNet.Remoting.Transport;

/// <summary>Creates transports that use TLS over another transport. TLS starts with the first byte, as in Java (W69).</summary>
internal static class TlsTransport
{
    /// <summary>
    /// Secures a transport as the client. Without a <see cref="SslClientAuthenticationOptions.TargetHost"/>, the certificate must contain
    /// the host of the address. Throws the exceptions of the handshake and of user callbacks. The transport is closed if it fails.
    /// </summary>
    public static Task<DubboTransport> ConnectAsync(
        DubboTransport transport, EndPoint endPoint, SslClientAuthenticationOptions options, CancellationToken cancellationToken) =>
        SecureAsync(transport, stream => stream.AuthenticateAsClientAsync(TlsHost.Apply(options, endPoint), cancellationToken));

    /// <summary>Secures a transport as the server. Failures are handled as for a client.</summary>
    public static Task<DubboTransport> AcceptAsync(
        DubboTransport transport, SslServerAuthenticationOptions options, CancellationToken cancellationToken) =>
        SecureAsync(transport, stream => stream.AuthenticateAsServerAsync(options, cancellationToken));

    private static async Task<DubboTransport> SecureAsync(DubboTransport transport, Func<SslStream, Task> shakeHandsAsync)
    {
        var stream = new SslStream(transport.Stream, leaveInnerStreamOpen: false);
        try
        {
            await shakeHandsAsync(stream).ConfigureAwait(false);
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return new DubboTransport(
            stream, transport.LocalEndPoint, transport.RemoteEndPoint, isSecure: true, stream.RemoteCertificate as X509Certificate2);
    }
}
