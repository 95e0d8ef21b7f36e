namespace DubboNet.ZooKeeper;

/// <summary>Defines why an operation failed. Values over -1000 are ZooKeeper's codes.</summary>
internal enum ZooKeeperError
{
    None = 0,

    /// <summary>The connection ended before the response. The operation may have taken place.</summary>
    ConnectionLoss = -4,

    /// <summary>A packet is malformed or too long.</summary>
    Marshalling = -5,

    /// <summary>The server is too old for the operation.</summary>
    Unimplemented = -6,

    /// <summary>The time of the operation ended before the response. If the request was sent, the operation may have taken place.</summary>
    OperationTimeout = -7,

    BadArguments = -8,

    NoNode = -101,

    /// <summary>The node's access list does not allow the operation.</summary>
    NoAuth = -102,

    BadVersion = -103,

    NoChildrenForEphemerals = -108,

    NodeExists = -110,

    NotEmpty = -111,

    SessionExpired = -112,

    InvalidAcl = -114,

    /// <summary>The server refused the credentials.</summary>
    AuthFailed = -115,

    /// <summary>The session is connected to another server.</summary>
    SessionMoved = -118,

    /// <summary>The client was closed.</summary>
    Closed = -1000,

    /// <summary>Too many requests wait for a connection or for a response.</summary>
    QueueFull = -1001,
}
