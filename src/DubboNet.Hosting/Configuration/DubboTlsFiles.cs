using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DubboNet.Hosting;

/// <summary>Certificates in files. PEM files are read as such; all others as PKCS #12 (.pfx, .p12).</summary>
public sealed class DubboTlsFiles
{
    /// <summary>This side's certificate with its chain, PEM or PKCS #12. Default null: none.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>The private key, if the certificate is PEM and its file does not hold it. Default null.</summary>
    public string? CertificateKeyPath { get; set; }

    /// <summary>The password of the PKCS #12 file, or of the key. Default null: none.</summary>
    public string? CertificatePassword { get; set; }

    /// <summary>The authorities, as a PEM file, that must have signed the other side's certificate. Default null: those that the machine trusts.</summary>
    public string? AuthoritiesPath { get; set; }

    /// <summary>What is wrong with the files; reads them all.</summary>
    internal IEnumerable<string> Check(string path)
    {
        string? problem = Try($"{path}:{nameof(CertificatePath)}", CertificatePath, () => LoadCertificate()?.Certificate.Dispose());
        if (problem is not null)
            yield return problem;
        problem = Try($"{path}:{nameof(AuthoritiesPath)}", AuthoritiesPath, () => LoadAuthorities());
        if (problem is not null)
            yield return problem;
        if (CertificateKeyPath is not null && CertificatePath is null)
            yield return $"{path}:{nameof(CertificateKeyPath)} is '{CertificateKeyPath}', but {nameof(CertificatePath)} is not set. Set it to the certificate.";
    }

    /// <summary>This side's certificate and what stands between it and its authority; null if there is none.</summary>
    internal (X509Certificate2 Certificate, X509Certificate2Collection Chain)? LoadCertificate()
    {
        if (CertificatePath is null)
            return null;
        var all = new X509Certificate2Collection();
        if (!IsPem(CertificatePath))
        {
            all = X509CertificateLoader.LoadPkcs12CollectionFromFile(CertificatePath, CertificatePassword);
            X509Certificate2 own = all.FirstOrDefault(certificate => certificate.HasPrivateKey) ?? throw new CryptographicException("it holds no private key");
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

    /// <summary>Trusts the authorities of the file and nobody else; null if there is no file.</summary>
    internal X509ChainPolicy? LoadAuthorities()
    {
        if (AuthoritiesPath is null)
            return null;
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(AuthoritiesPath);
        return policy.CustomTrustStore.Count > 0 ? policy : throw new CryptographicException("it holds no certificate");
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
