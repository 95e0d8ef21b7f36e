namespace DubboNet.Client;

/// <summary>Specifies what a channel can do for a call at the moment, from best to worst.</summary>
internal enum ChannelAvailability
{
    /// <summary>The channel has a connection, and its provider accepts calls.</summary>
    Open,

    /// <summary>The channel has a connection on which a call timed out. Nothing has been received since.</summary>
    Suspect,

    /// <summary>The channel has a connection whose provider has announced that new calls should go elsewhere.</summary>
    ReadOnly,

    /// <summary>The channel may have a connection soon. An attempt is in progress, or the first one has not started yet.</summary>
    Pending,

    /// <summary>The last attempt failed and the next one is not due yet, or the channel was closed.</summary>
    Down,
}
