namespace DubboNet.Hosting;

/// <summary>Settings of one service of a provider, read from its section's <c>Services:NAME</c>.</summary>
public sealed class DubboServiceOptions
{
    /// <summary>The group under which it is found. Default null: that of the contract.</summary>
    public string? Group { get; set; }

    /// <summary>The version under which it is found. Default null: that of the contract.</summary>
    public string? Version { get; set; }

    /// <summary>The path under which it is found. Default null: that of the contract.</summary>
    public string? Path { get; set; }

    /// <summary>How many calls of each method may be in hand at once; see <see cref="DubboService.LimitConcurrency"/>. Default null: any number.</summary>
    public int? MaxConcurrentCalls { get; set; }

    /// <summary>The same for single methods, by their Java names (<c>Methods:NAME:MaxConcurrentCalls</c>).</summary>
    public IDictionary<string, int> MaxConcurrentCallsByMethod { get; } = new Dictionary<string, int>(StringComparer.Ordinal);
}
