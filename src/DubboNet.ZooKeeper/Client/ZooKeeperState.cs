namespace DubboNet.ZooKeeper;

/// <summary>Defines the states of a client.</summary>
internal enum ZooKeeperState
{
    /// <summary>The client has no session yet, and connects.</summary>
    Connecting,

    /// <summary>The session is open.</summary>
    Connected,

    /// <summary>The connection is lost. The servers keep the session for its timeout, and the client reconnects.</summary>
    Suspended,

    /// <summary>The session has expired. The client opens a new one.</summary>
    Expired,

    /// <summary>A server refused the credentials. The client does not connect again.</summary>
    AuthFailed,

    /// <summary>The client was closed.</summary>
    Closed,
}
