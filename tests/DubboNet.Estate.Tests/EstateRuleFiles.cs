using System.Text;
using DubboNet.ZooKeeper;

namespace DubboNet.Estate.Tests;

/// <summary>Writes rules in YAML to a registry, as consoles do.</summary>
internal sealed class EstateRuleFiles(string address) : IAsyncDisposable
{
    private const string Group = "dubbo";

    private readonly DubboRegistry _registry =
        FactoryOf(address).Create(new DubboRegistryOptions(DubboUrl.Parse(address)));

    /// <summary>Writes a rule in place of the one before it.</summary>
    public async Task WriteAsync(string key, string yaml)
    {
        // In Nacos, metadata and rules are both texts with a name and a group.
        if (_registry is not ZooKeeperRegistry zooKeeper)
        {
            await _registry.SetMetadataAsync(key, Group, yaml, CancellationToken.None);
            return;
        }

        // The first use connects.
        await _registry.GetMetadataAsync(key, Group, CancellationToken.None);
        var node = new KeptNode(Encoding.UTF8.GetBytes(yaml), IsEphemeral: false);
        await new NodeWriter(zooKeeper.Client).WriteAsync($"/dubbo/config/{Group}/{key}", node, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _registry.DisposeAsync();

    private static IDubboRegistryFactory FactoryOf(string address) =>
        address.StartsWith("zookeeper:", StringComparison.Ordinal) ? new ZooKeeperRegistryFactory() : new NacosRegistryFactory();
}
