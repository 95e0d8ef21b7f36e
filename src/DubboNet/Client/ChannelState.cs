namespace DubboNet;

/// <summary>Specifies the state of a channel or of one of its connections.</summary>
public enum ChannelState
{
    /// <summary>No connection was requested yet.</summary>
    Idle,

    /// <summary>An attempt to connect is in progress, and calls wait for it.</summary>
    Connecting,

    /// <summary>Calls are sent.</summary>
    Ready,

    /// <summary>
    /// The last attempt failed and the next one is not due yet. Calls fail immediately unless they wait for a connection
    /// (<see cref="DubboCallOptions.WaitForReady"/>).
    /// </summary>
    Failed,

    /// <summary>The channel was disposed.</summary>
    Closed,
}
