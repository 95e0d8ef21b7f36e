using DubboNet.ZooKeeper;

namespace DubboNet;

/// <summary>
/// Creates registries for addresses of ZooKeeper, such as <c>zookeeper://zk-1:2181?backup=zk-2:2181,zk-3:2181</c> or
/// <c>zookeeper://zk-1:2181,zk-2:2181</c>. ZooKeeper 3.5 or later is needed.
/// </summary>
/// <remarks>
/// With a user or a password, nodes are created for this user only, as Dubbo 3 does. The parameter <c>acl=open</c> of the address opens
/// them to all users, as Dubbo 2.7 does.
/// </remarks>
public sealed class ZooKeeperRegistryFactory : IDubboRegistryFactory
{
    /// <inheritdoc/>
    public DubboRegistry Create(DubboRegistryOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ZooKeeperRegistry(options, RegistryAddress.Read(options));
    }
}
