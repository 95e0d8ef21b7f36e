namespace DubboNet;

/// <summary>What may be said about one call. The default value says nothing: the channel's settings count.</summary>
public readonly record struct DubboCallOptions
{
    /// <summary>
    /// How long the call may take, from the start of the invocation to the response. Null: the time-out of the method, else of the service, the client, the
    /// provider's URL, else 1,000 ms. Within a handler whose own call has a deadline it is never more than what is left of that.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Sent with the request. Keys that the protocol itself uses (path, interface, version, group, …) are ignored here.</summary>
    public Attachments? Attachments { get; init; }

    /// <summary>Receives the attachments of the response before the call completes. Null: nobody wants them.</summary>
    public Attachments? ResponseAttachments { get; init; }

    /// <summary>Receives what becomes of the callbacks that the call hands over. Null: nobody wants to know.</summary>
    public CallbackRegistration? CallbackRegistration { get; init; }

    /// <summary>Whether the call waits for a connection, within its time-out, where it would fail because none can be made just now. Default false.</summary>
    public bool WaitForReady { get; init; }

    /// <summary>The same with one attachment more, or another value for it. <see cref="Attachments"/> itself stays as it is: other calls may use it, too.</summary>
    public DubboCallOptions WithAttachment(string key, object? value) => this with { Attachments = new Attachments(Attachments ?? []) { [key] = value } };
}
