namespace DubboNet.Hosting;

/// <summary>
/// Options of the endpoint for operations and probes (Java's QoS), which are read from <c>DubboNet:Qos</c>. Options that code sets override
/// configuration.
/// </summary>
public sealed class DubboQosOptions
{
    /// <summary>Gets or sets a value indicating whether the endpoint listens. The default is false.</summary>
    public bool Enabled { get; set; }

    /// <summary>Gets or sets the port on the loopback address. The default is 22222, as Java's <c>qos.port</c>.</summary>
    public int Port { get; set; } = 22222;
}
