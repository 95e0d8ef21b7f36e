namespace DubboNet.Client;

/// <summary>What a channel can do for a call just now, the best first.</summary>
internal enum ChannelAvailability
{
    /// <summary>It has a connection, whose provider takes calls.</summary>
    Open,

    /// <summary>It has a connection, on which a call timed out, and nothing has come since.</summary>
    Suspect,

    /// <summary>It has a connection, whose provider wants new calls to go elsewhere.</summary>
    ReadOnly,

    /// <summary>It may have a connection soon: an attempt is under way, or the first was not made yet.</summary>
    Pending,

    /// <summary>The last attempt failed and the next one is not due yet, or it was closed.</summary>
    Down,
}
