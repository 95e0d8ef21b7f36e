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
        SecureAsync(transport, stream => stream.AuthenticateAsClientAsync(ForHost(options, endPoint), cancellationToken));

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

    // Returns the options, or a copy with the name of the host. The options are not changed, because channels to several hosts can share
    // them.
    private static SslClientAuthenticationOptions ForHost(SslClientAuthenticationOptions options, EndPoint endPoint)
    {
        if (!string.IsNullOrEmpty(options.TargetHost))
            return options;
        var copy = new SslClientAuthenticationOptions
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
            TargetHost = endPoint is DnsEndPoint name ? name.Host : (endPoint as IPEndPoint)?.Address.ToString(),
        };
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            copy.AllowRsaPkcs1Padding = options.AllowRsaPkcs1Padding;
            copy.AllowRsaPssPadding = options.AllowRsaPssPadding;
        }

        return copy;
    }
}
