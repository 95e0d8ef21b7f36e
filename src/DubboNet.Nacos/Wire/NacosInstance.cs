namespace DubboNet.Nacos;

/// <summary>Represents an instance of a service, with the names and the defaults of Nacos.</summary>
internal sealed class NacosInstance
{
    public string Ip { get; set; } = "";

    public int Port { get; set; }

    public double Weight { get; set; } = 1;

    public bool Healthy { get; set; } = true;

    public bool Enabled { get; set; } = true;

    public bool Ephemeral { get; set; } = true;

    public string? ClusterName { get; set; } = "DEFAULT";

    public Dictionary<string, string?>? Metadata { get; set; }
}
