namespace DubboNet.ZooKeeper;

/// <summary>Defines the operations with their codes on the wire.</summary>
internal enum ZooKeeperOperation
{
    CloseSession = -11,

    /// <summary>Opens a session. It has a packet of its own, without this code.</summary>
    Connect = -10,

    Delete = 2,

    Exists = 3,

    GetData = 4,

    SetData = 5,

    Sync = 9,

    Ping = 11,

    /// <summary>Lists the children of a node and returns its stat. The code of the older operation without the stat is 8.</summary>
    GetChildren = 12,

    /// <summary>Creates a node and returns its stat. The code of the older operation without the stat is 1.</summary>
    Create = 15,

    Auth = 100,

    SetWatches = 101,
}
