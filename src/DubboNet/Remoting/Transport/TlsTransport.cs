using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace DubboNet.Remoting.Transport;

/// <summary>TLS over another transport, from the first byte, as Java's (W69).</summary>
internal static class TlsTransport
{
    /// <summary>
    /// Secures a transport as the client. Without a <see cref="SslClientAuthenticationOptions.TargetHost"/>, the certificate must name the host of the
    /// address. Exceptions are those of the handshake, and of callbacks of the user's; the transport is closed then.
    /// </summary>
    public static Task<DubboTransport> ConnectAsync(
        DubboTransport transport, EndPoint endPoint, SslClientAuthenticationOptions options, CancellationToken cancellationToken) =>
        SecureAsync(transport, stream => stream.AuthenticateAsClientAsync(ForHost(options, endPoint), cancellationToken));

    /// <summary>Secures a transport as the server; the same otherwise.</summary>
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

        return new DubboTransport(stream, transport.LocalEndPoint, transport.RemoteEndPoint, isSecure: true, stream.RemoteCertificate as X509Certificate2);
    }

    /// <summary>The user's options, or a copy that names the host: the user may use one object for channels to several hosts.</summary>
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
