namespace DubboNet.Hosting;

/// <summary>TLS of a provider.</summary>
public sealed class DubboProviderTlsOptions
{
    /// <summary>The provider's certificate, and whom it trusts among consumers that show one.</summary>
    public DubboTlsFiles Files { get; } = new();

    /// <summary>Whether consumers must show a certificate that is trusted. Default false.</summary>
    public bool RequireClientCertificate { get; set; }

    /// <summary>See <see cref="DubboServerOptions.AcceptPlainText"/>. Default false.</summary>
    public bool AcceptPlainText { get; set; }
}
