namespace DubboNet.Hosting;

/// <summary>TLS options of a client. Its certificate, if it has one, is sent to providers that request it.</summary>
public sealed class DubboClientTlsOptions
{
    /// <summary>Gets or sets a value indicating whether connections use TLS from the first byte. The default is false.</summary>
    public bool Enabled { get; set; }

    /// <summary>
    /// Gets or sets the name that the provider's certificate must have. The default is null, which means the host of the address.
    /// </summary>
    public string? TargetHost { get; set; }

    /// <summary>Gets the files of the client's certificate and of the authorities that it trusts.</summary>
    public DubboTlsFiles Files { get; } = new();
}
