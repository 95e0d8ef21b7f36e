namespace DubboNet;

/// <summary>Contains the options of a call. With the default value, the settings of the channel apply.</summary>
public readonly record struct DubboCallOptions
{
    /// <summary>
    /// Gets the timeout of the call, from the start of the invocation to the response. If it is null, the timeout of the method, the
    /// service, the client or the provider's URL applies, in this order, and otherwise 1,000 ms. In a handler whose own call has a
    /// deadline, the call never gets more than the remaining time.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// Gets the attachments of the request. Keys that the protocol itself uses are ignored. Examples are path, interface, version and
    /// group.
    /// </summary>
    public Attachments? Attachments { get; init; }

    /// <summary>
    /// Gets the object that receives the attachments of the response before the call completes. If it is null, they are discarded.
    /// </summary>
    public Attachments? ResponseAttachments { get; init; }

    /// <summary>Gets the object that controls the callbacks passed by the call, or null if they need no control.</summary>
    public CallbackRegistration? CallbackRegistration { get; init; }

    /// <summary>
    /// Gets a value indicating whether the provider receives the deadline of the call (<c>_TO</c>), even if the option of the channel
    /// (<see cref="DubboChannelOptions.SendDeadline"/>) is false. The default is false.
    /// </summary>
    public bool SendDeadline { get; init; }

    /// <summary>
    /// Gets a value indicating whether the call waits for a connection, within its timeout, instead of failing when none can be established
    /// at the moment. The default is false.
    /// </summary>
    public bool WaitForReady { get; init; }

    /// <summary>
    /// Returns a copy of the options with an attachment added or replaced. Does not change the <see cref="Attachments"/> of these options,
    /// because other calls can use them.
    /// </summary>
    public DubboCallOptions WithAttachment(string key, object? value) =>
        this with { Attachments = new Attachments(Attachments ?? []) { [key] = value } };
}
