namespace DubboNet.Hosting;

/// <summary>TLS options of a provider.</summary>
public sealed class DubboProviderTlsOptions
{
    /// <summary>
    /// Gets the files of the provider's certificate and of the authorities that it trusts to sign consumers' certificates.
    /// </summary>
    public DubboTlsFiles Files { get; } = new();

    /// <summary>Gets or sets a value indicating whether consumers must send a trusted certificate. The default is false.</summary>
    public bool RequireClientCertificate { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether consumers without TLS are accepted on the same port
    /// (<see cref="DubboServerOptions.AcceptPlainText"/>). The default is false.
    /// </summary>
    public bool AcceptPlainText { get; set; }
}
