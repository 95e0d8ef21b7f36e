namespace DubboNet.ZooKeeper;

/// <summary>Defines why a watch has ended. The values from 1 to 4 are those of the wire.</summary>
internal enum ZooKeeperChange
{
    /// <summary>The session has expired or the client was closed, so the server does not report changes any more.</summary>
    SessionEnded = 0,

    Created = 1,

    Deleted = 2,

    DataChanged = 3,

    ChildrenChanged = 4,
}
