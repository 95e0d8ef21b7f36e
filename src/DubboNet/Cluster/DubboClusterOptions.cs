using System.Net;

namespace DubboNet;

/// <summary>Settings of a cluster. Read once, when the cluster is made.</summary>
public sealed class DubboClusterOptions
{
    /// <summary>
    /// Settings of the channels, one for each address. Interceptors among them see each call once, whatever number of providers it is tried at; the time-out is
    /// that of the whole call.
    /// </summary>
    public DubboChannelOptions Channel { get; set; } = new();

    /// <summary>
    /// How often a failed call may be tried again: at another provider if there is one, and only if it was certainly not sent, or its method is
    /// <see cref="DubboMethod.Idempotent"/>. Default 2, as Java's <c>retries</c>.
    /// </summary>
    public int Retries { get; set; } = 2;

    /// <summary>
    /// How long a provider is avoided, if there are others, after its connection failed, or it answered that it is busy, in disorder or does not have the service. Default
    /// 1 s, the period in which Java looks again at providers that were not available.
    /// </summary>
    public TimeSpan AvoidFailedFor { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often names of <c>dns://</c> addresses are resolved. Default 30 s, the usual time that records of services may be kept.</summary>
    public TimeSpan DnsRefreshInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gives the addresses of a name.</summary>
    internal Func<string, CancellationToken, Task<IPAddress[]>> Resolver { get; set; } = Dns.GetHostAddressesAsync;
}
