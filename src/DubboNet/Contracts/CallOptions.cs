namespace DubboNet;

/// <summary>What may be said about one call. The default value says nothing: the channel's settings count.</summary>
public readonly record struct CallOptions
{
    /// <summary>How long the call may take, from the start of the invocation to the answer. Null: the channel's time-out.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Sent with the request. Keys that the protocol itself uses (path, interface, version, group, …) are ignored here.</summary>
    public Attachments? Attachments { get; init; }

    /// <summary>Receives the attachments of the answer before the call completes. Null: nobody wants them.</summary>
    public Attachments? ResponseAttachments { get; init; }
}
