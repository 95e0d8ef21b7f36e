using System.Net;

namespace DubboNet;

/// <summary>Options of a cluster, which are read once when the cluster is created.</summary>
public sealed class DubboClusterOptions
{
    /// <summary>
    /// Gets or sets the options of the channels, one of which is created for each address. Their interceptors run once for each call,
    /// regardless of the number of attempts. The timeout applies to the whole call, including retries.
    /// </summary>
    public DubboChannelOptions Channel { get; set; } = new();

    /// <summary>
    /// Gets or sets the maximum number of retries of a failed call. A retry uses another provider if there is one. A call is retried only
    /// if it certainly has not run, or if its method is <see cref="DubboMethod.Idempotent"/>. The default is 2, as Java's <c>retries</c>.
    /// </summary>
    public int Retries { get; set; } = 2;

    /// <summary>
    /// Gets or sets how long a provider is avoided after a failure if there are others. Failures are connection errors, protocol errors, a
    /// send queue that remains full, and responses that report a busy provider, a refusal, an internal error or a missing service. The
    /// default is 1 s, the interval at which Java checks providers that were not available.
    /// </summary>
    public TimeSpan AvoidFailedFor { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Gets or sets the interval at which names of <c>dns://</c> addresses are resolved. The default is 30 s, a usual time to live of DNS
    /// records for services.
    /// </summary>
    public TimeSpan DnsRefreshInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets the function that resolves a name to its addresses.</summary>
    internal Func<string, CancellationToken, Task<IPAddress[]>> Resolver { get; set; } = Dns.GetHostAddressesAsync;
}
