namespace DubboNet.ZooKeeper;

/// <summary>Represents a node that a registry keeps.</summary>
/// <param name="Data">The data of the node.</param>
/// <param name="IsEphemeral">Whether the node ends with the session.</param>
internal sealed record KeptNode(ReadOnlyMemory<byte> Data, bool IsEphemeral)
{
    public ZooKeeperNodeMode Mode => IsEphemeral ? ZooKeeperNodeMode.Ephemeral : ZooKeeperNodeMode.Persistent;
}
