namespace DubboNet.ZooKeeper;

/// <summary>Represents what ZooKeeper knows about a node, apart from its data.</summary>
/// <param name="Created">The transaction that created the node.</param>
/// <param name="Modified">The transaction that last changed the data.</param>
/// <param name="CreatedAt">The time of the creation in milliseconds since 1970, by the clock of the server.</param>
/// <param name="ModifiedAt">The time of the last change of the data, in the same unit.</param>
/// <param name="Version">The number of changes of the data.</param>
/// <param name="ChildrenVersion">The number of changes of the list of children.</param>
/// <param name="AclVersion">The number of changes of the access list.</param>
/// <param name="EphemeralOwner">The session that the node ends with, or 0 for a persistent node.</param>
/// <param name="DataLength">The number of bytes of the data.</param>
/// <param name="ChildCount">The number of children.</param>
/// <param name="ChildrenModified">The transaction that last changed the list of children.</param>
internal readonly record struct ZooKeeperStat(
    long Created,
    long Modified,
    long CreatedAt,
    long ModifiedAt,
    int Version,
    int ChildrenVersion,
    int AclVersion,
    long EphemeralOwner,
    int DataLength,
    int ChildCount,
    long ChildrenModified)
{
    /// <summary>Reads the fields in the order of the wire.</summary>
    public static ZooKeeperStat Read(ref JuteReader reader) => new(
        reader.ReadInt64(),
        reader.ReadInt64(),
        reader.ReadInt64(),
        reader.ReadInt64(),
        reader.ReadInt32(),
        reader.ReadInt32(),
        reader.ReadInt32(),
        reader.ReadInt64(),
        reader.ReadInt32(),
        reader.ReadInt32(),
        reader.ReadInt64());
}
