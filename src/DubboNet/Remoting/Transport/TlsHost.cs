using System.Net;
using System.Net.Security;

namespace DubboNet.Remoting.Transport;

/// <summary>Sets the host whose name the certificate of a server must contain.</summary>
internal static class TlsHost
{
    /// <summary>
    /// Returns the options if they name a host, and otherwise a copy with the host of the address. The options are not changed, because
    /// connections to several hosts can share them.
    /// </summary>
    public static SslClientAuthenticationOptions Apply(SslClientAuthenticationOptions options, EndPoint endPoint)
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
