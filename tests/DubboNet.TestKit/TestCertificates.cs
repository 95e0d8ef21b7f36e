using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DubboNet.TestKit;

/// <summary>Creates a certificate authority and certificates for a test. Nothing is stored on the machine.</summary>
internal sealed class TestCertificates : IDisposable
{
    private const string ServerUsage = "1.3.6.1.5.5.7.3.1";
    private const string ClientUsage = "1.3.6.1.5.5.7.3.2";

    private readonly List<X509Certificate2> _made = [];

    public TestCertificates()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=Test authority {Guid.NewGuid()}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        Authority = Keep(request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-2), DateTimeOffset.UtcNow.AddYears(1)));
    }

    public X509Certificate2 Authority { get; }

    /// <summary>Creates the certificate of a provider for a host.</summary>
    public X509Certificate2 ForServer(string host = "127.0.0.1", bool hasExpired = false) =>
        Sign($"CN={host}", host, ServerUsage, hasExpired);

    /// <summary>Creates the certificate of a consumer.</summary>
    public X509Certificate2 ForClient(string name) => Sign($"CN={name}", null, ClientUsage, hasExpired: false);

    /// <summary>Returns a policy that trusts only this authority.</summary>
    public X509ChainPolicy Trust()
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(Authority);
        return policy;
    }

    public SslClientAuthenticationOptions ClientOptions(params X509Certificate2[] certificates) =>
        new() { CertificateChainPolicy = Trust(), ClientCertificates = certificates.Length > 0 ? [.. certificates] : null };

    public SslServerAuthenticationOptions ServerOptions(X509Certificate2? certificate = null, bool needsClient = false) => new()
    {
        ServerCertificate = certificate ?? ForServer(),
        ClientCertificateRequired = needsClient,
        CertificateChainPolicy = needsClient ? Trust() : null,
    };

    public void Dispose()
    {
        foreach (X509Certificate2 certificate in _made)
            certificate.Dispose();
    }

    private X509Certificate2 Sign(string subject, string? host, string usage, bool hasExpired)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: false));
        if (host is not null)
        {
            var names = new SubjectAlternativeNameBuilder();
            if (IPAddress.TryParse(host, out IPAddress? address))
                names.AddIpAddress(address);
            else
                names.AddDnsName(host);
            request.CertificateExtensions.Add(names.Build());
        }

        DateTimeOffset end = hasExpired ? DateTimeOffset.UtcNow.AddDays(-1) : DateTimeOffset.UtcNow.AddDays(1);
        using X509Certificate2 signed = request.Create(Authority, end.AddDays(-30), end, RandomNumberGenerator.GetBytes(8));
        return Keep(signed.CopyWithPrivateKey(key));
    }

    private X509Certificate2 Keep(X509Certificate2 certificate)
    {
        _made.Add(certificate);
        return certificate;
    }
}
