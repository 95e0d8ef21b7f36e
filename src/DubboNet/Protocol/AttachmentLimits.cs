namespace DubboNet.Protocol;

/// <summary>How many attachments a message may have, and how long they may be together, in bytes as they are on the wire.</summary>
internal readonly record struct AttachmentLimits(int Count, int Bytes)
{
    /// <summary>For a map that was looked through before.</summary>
    public static AttachmentLimits None { get; } = new(int.MaxValue, int.MaxValue);

    /// <summary>What the public options start from: ten times what HTTP servers take as headers, and an eighth of the default payload.</summary>
    public static AttachmentLimits Default { get; } = new(1000, 1024 * 1024);
}
