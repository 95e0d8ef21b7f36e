namespace DubboNet.Estate.Tests;

/// <summary>Writes rules for providers of EstateService to a ZooKeeper, as consoles do for Dubbo 2.</summary>
internal sealed class EstateRules(EstateOptions options) : IAsyncDisposable
{
    private readonly DubboRegistry _registry =
        new ZooKeeperRegistryFactory().Create(new DubboRegistryOptions(DubboUrl.Parse(options.Registry)));

    /// <summary>Creates a rule that sets a parameter of one provider.</summary>
    public DubboUrl Create(int port, string name, string value) => DubboUrl.Parse(
        $"override://127.0.0.1:{port}/com.example.estate.EstateService?category=configurators&dynamic=false&enabled=true"
            + $"&group={options.Group}&{name}={value}");

    public Task AddAsync(DubboUrl rule) => _registry.RegisterAsync(rule, CancellationToken.None);

    public Task RemoveAsync(DubboUrl rule) => _registry.UnregisterAsync(rule, CancellationToken.None);

    public ValueTask DisposeAsync() => _registry.DisposeAsync();
}
