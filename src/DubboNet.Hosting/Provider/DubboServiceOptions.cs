namespace DubboNet.Hosting;

/// <summary>Options of one service of a provider, which are read from <c>Services:NAME</c> in the provider's section.</summary>
public sealed class DubboServiceOptions
{
    /// <summary>Gets or sets the group of the service. The default is null, which means the group of the contract.</summary>
    public string? Group { get; set; }

    /// <summary>Gets or sets the version of the service. The default is null, which means the version of the contract.</summary>
    public string? Version { get; set; }

    /// <summary>Gets or sets the path of the service. The default is null, which means the path of the contract.</summary>
    public string? Path { get; set; }

    /// <summary>
    /// Gets or sets the maximum number of concurrent calls of each method (<see cref="DubboService.LimitConcurrency"/>). The default is
    /// null, which means no limit.
    /// </summary>
    public int? MaxConcurrentCalls { get; set; }

    /// <summary>
    /// Gets the maximum number of concurrent calls of single methods, by the Java name of the method. The key in configuration is
    /// <c>Methods:NAME:MaxConcurrentCalls</c>.
    /// </summary>
    public IDictionary<string, int> MaxConcurrentCallsByMethod { get; } = new Dictionary<string, int>(StringComparer.Ordinal);
}
