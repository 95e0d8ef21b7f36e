namespace DubboNet.ZooKeeper;

/// <summary>Defines how long a new node exists and who completes its name. The values are those of the wire.</summary>
internal enum ZooKeeperNodeMode
{
    /// <summary>The node exists until it is deleted.</summary>
    Persistent = 0,

    /// <summary>The node exists until it is deleted or its session ends.</summary>
    Ephemeral = 1,

    /// <summary>As <see cref="Persistent"/>. The server appends a growing number of ten digits to the name.</summary>
    PersistentSequential = 2,

    /// <summary>As <see cref="Ephemeral"/>. The server appends a growing number of ten digits to the name.</summary>
    EphemeralSequential = 3,
}
