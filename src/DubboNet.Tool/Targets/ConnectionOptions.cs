using System.CommandLine;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace DubboNet.Tool;

/// <summary>Contains the options of all commands that connect to a provider or a registry.</summary>
internal sealed class ConnectionOptions
{
    public Argument<string> Target { get; } = new("target")
    {
        Description = "The provider or registry: dubbo://host:20880, zookeeper://host:2181 or nacos://host:8848.",
    };

    public Option<TimeSpan> Timeout { get; } =
        TimeOption.Create("--timeout", "The time that connecting and each call may take.", TimeSpan.FromSeconds(10));

    public Option<string?> Group { get; } = new("--group") { Description = "The group of the service.", HelpName = "group" };

    public Option<string?> ServiceVersion { get; } = new("--version") { Description = "The version of the service.", HelpName = "version" };

    public Option<bool> Tls { get; } = new("--tls") { Description = "Connects to providers with TLS." };

    public Option<string?> Authority { get; } = new("--cacert")
    {
        Description = "The file with the certificates of the authorities to trust, in PEM. Implies --tls.",
        HelpName = "file",
    };

    public Option<string?> Certificate { get; } = new("--cert")
    {
        Description = "The file with the certificate to present, in PEM. Implies --tls.",
        HelpName = "file",
    };

    public Option<string?> PrivateKey { get; } = new("--key")
    {
        Description = "The file with the private key of the certificate, in PEM. The default is the file of the certificate.",
        HelpName = "file",
    };

    public Option<string?> HostName { get; } = new("--servername")
    {
        Description = "The name that the certificate of the provider must have. The default is the host of the target.",
        HelpName = "name",
    };

    public Option<bool> Insecure { get; } = new("--insecure")
    {
        Description = "Accepts any certificate of the provider. Implies --tls.",
    };

    /// <summary>Adds the target and the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(Target);
        AddOptionsTo(command);
    }

    /// <summary>Adds the options to a command that has another argument.</summary>
    public void AddOptionsTo(Command command)
    {
        foreach (Option option in (Option[])[Timeout, Tls, Authority, Certificate, PrivateKey, HostName, Insecure])
            command.Add(option);
    }

    /// <summary>Creates the target that the user named, without connecting to it.</summary>
    /// <exception cref="ToolException">The address or an option is not valid.</exception>
    public CallTarget CreateTarget(ParseResult parsed, string? token = null) =>
        CreateTarget(parsed, parsed.GetRequiredValue(Target), token);

    /// <summary>Creates a target with an address, without connecting to it.</summary>
    /// <exception cref="ToolException">The address or an option is not valid.</exception>
    public CallTarget CreateTarget(ParseResult parsed, string address, string? token) =>
        CallTarget.Create(address, CreateChannelOptions(parsed, token));

    /// <summary>Returns the options of channels.</summary>
    /// <exception cref="ToolException">A certificate cannot be read.</exception>
    public DubboChannelOptions CreateChannelOptions(ParseResult parsed, string? token) => new()
    {
        ApplicationName = "dubbonet",
        ConnectTimeout = parsed.GetValue(Timeout),
        Timeout = parsed.GetValue(Timeout),
        ShutdownTimeout = TimeSpan.FromSeconds(1),
        LoggerFactory = new CatalogNotes(),
        Token = token,
        Tls = CreateTls(parsed),
    };

    private SslClientAuthenticationOptions? CreateTls(ParseResult parsed)
    {
        (string? authority, string? certificate) = (parsed.GetValue(Authority), parsed.GetValue(Certificate));
        bool isInsecure = parsed.GetValue(Insecure);
        if (!parsed.GetValue(Tls) && authority is null && certificate is null && !isInsecure)
            return null;
        var tls = new SslClientAuthenticationOptions { TargetHost = parsed.GetValue(HostName) };
        if (isInsecure)
        {
#pragma warning disable CA5359 // The user asks for it.
            tls.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
#pragma warning restore CA5359
        }

        if (authority is not null)
            tls.CertificateChainPolicy = TrustOnly(authority);
        if (certificate is not null)
            tls.ClientCertificates = [ReadPem(certificate, file => X509Certificate2.CreateFromPemFile(file, parsed.GetValue(PrivateKey)))];
        return tls;
    }

    private static X509ChainPolicy TrustOnly(string file)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(ReadPem(file, name => File.Exists(name) ? name : throw new FileNotFoundException()));
        return policy;
    }

    private static T ReadPem<T>(string file, Func<string, T> read)
    {
        try
        {
            return read(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Security.Cryptography.CryptographicException)
        {
            throw new ToolException(ExitCode.Input, $"The file '{file}' does not contain certificates in PEM. {e.Message}", e);
        }
    }
}
