using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DubboNet.Hosting;

/// <summary>Certificates in files. A file is read as PEM if it contains PEM text, and otherwise as PKCS #12 (.pfx, .p12).</summary>
public sealed class DubboTlsFiles
{
    /// <summary>
    /// Gets or sets the path of the certificate of this client or provider with its chain, in PEM or PKCS #12 format. The default is null,
    /// which means no certificate.
    /// </summary>
    public string? CertificatePath { get; set; }

    /// <summary>
    /// Gets or sets the path of the private key of a PEM certificate whose file does not contain it. The default is null.
    /// </summary>
    public string? CertificateKeyPath { get; set; }

    /// <summary>
    /// Gets or sets the password of the PKCS #12 file or of the private key. The default is null, which means no password.
    /// </summary>
    public string? CertificatePassword { get; set; }

    /// <summary>
    /// Gets or sets the path of a PEM file with the authorities that are trusted to sign the peer's certificate. The default is null, which
    /// means the authorities that the machine trusts.
    /// </summary>
    public string? AuthoritiesPath { get; set; }

    /// <summary>Reads all files and returns a message for each problem.</summary>
    internal IEnumerable<string> Check(string path)
    {
        string? problem = Try($"{path}:{nameof(CertificatePath)}", CertificatePath, () => LoadCertificate()?.Certificate.Dispose());
        if (problem is not null)
            yield return problem;
        problem = Try($"{path}:{nameof(AuthoritiesPath)}", AuthoritiesPath, () => LoadAuthorities());
        if (problem is not null)
            yield return problem;
        if (CertificateKeyPath is not null && CertificatePath is null)
        {
            yield return $"{path}:{nameof(CertificateKeyPath)} is '{CertificateKeyPath}', but {nameof(CertificatePath)} is not set. "
                + "Set it to the certificate.";
        }
    }

    /// <summary>
    /// Returns the certificate of this client or provider and the intermediate certificates of its chain, or null if no certificate is set.
    /// </summary>
    internal (X509Certificate2 Certificate, X509Certificate2Collection Chain)? LoadCertificate()
    {
        if (CertificatePath is null)
            return null;
        var all = new X509Certificate2Collection();
        if (!IsPem(CertificatePath))
        {
            all = X509CertificateLoader.LoadPkcs12CollectionFromFile(CertificatePath, CertificatePassword);
            X509Certificate2 own =
                all.FirstOrDefault(certificate => certificate.HasPrivateKey) ?? throw new CryptographicException("it has no private key");
            all.Remove(own);
            return (own, all);
        }

        all.ImportFromPemFile(CertificatePath);
        X509Certificate2 withKey = CertificatePassword is null
            ? X509Certificate2.CreateFromPemFile(CertificatePath, CertificateKeyPath)
            : X509Certificate2.CreateFromEncryptedPemFile(CertificatePath, CertificatePassword, CertificateKeyPath);
        all.RemoveAt(0);
        return (withKey, all);
    }

    /// <summary>Returns a policy that trusts only the authorities in the file, or null if no file is set.</summary>
    internal X509ChainPolicy? LoadAuthorities()
    {
        if (AuthoritiesPath is null)
            return null;
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(AuthoritiesPath);
        return policy.CustomTrustStore.Count > 0 ? policy : throw new CryptographicException("it has no certificate");
    }

    private static bool IsPem(string path) => File.ReadAllText(path).Contains("-----BEGIN ", StringComparison.Ordinal);

    private static string? Try(string key, string? file, Action load)
    {
        try
        {
            load();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            return $"{key} is '{file}'; it must be a file of certificates that can be read, but: {e.Message}";
        }
    }
}
