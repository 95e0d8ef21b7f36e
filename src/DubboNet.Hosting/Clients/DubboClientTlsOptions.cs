namespace DubboNet.Hosting;

/// <summary>TLS of a client, whose certificate, if it has one, is shown to providers that ask for it.</summary>
public sealed class DubboClientTlsOptions
{
    /// <summary>Whether connections use TLS from the first byte. Default false.</summary>
    public bool Enabled { get; set; }

    /// <summary>The name that the provider's certificate must have. Default null: the host of the address.</summary>
    public string? TargetHost { get; set; }

    /// <summary>The client's certificate, and whom it trusts.</summary>
    public DubboTlsFiles Files { get; } = new();
}
