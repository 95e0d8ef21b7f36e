namespace DubboNet.Protocol;

/// <summary>Specifies the maximum number of attachments of a message and their maximum total size on the wire, in bytes.</summary>
internal readonly record struct AttachmentLimits(int Count, int Bytes)
{
    /// <summary>Gets limits without effect, for a map that has already been checked.</summary>
    public static AttachmentLimits None { get; } = new(int.MaxValue, int.MaxValue);

    /// <summary>
    /// Gets the defaults of the public options. The number is ten times what HTTP servers accept as headers, and the size is an eighth of
    /// the default payload.
    /// </summary>
    public static AttachmentLimits Default { get; } = new(1000, 1024 * 1024);
}
