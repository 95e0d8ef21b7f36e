namespace DubboNet;

/// <summary>Where a channel, or one of its connections, stands.</summary>
public enum ChannelState
{
    /// <summary>Nobody has asked for a connection yet.</summary>
    Idle,

    /// <summary>An attempt is under way; calls wait for it.</summary>
    Connecting,

    /// <summary>Calls go out.</summary>
    Ready,

    /// <summary>The last attempt failed and the next one is not due yet; calls fail at once unless they wait for ready.</summary>
    Failed,

    /// <summary>The channel was disposed of.</summary>
    Closed,
}
