namespace DubboNet.Tool;

/// <summary>Specifies the direction of bytes on a connection.</summary>
internal enum FrameDirection
{
    /// <summary>The source does not say it.</summary>
    NotKnown,
    ConsumerToProvider,
    ProviderToConsumer,
}

/// <summary>Represents the call of a response.</summary>
/// <param name="Text">The method with its parameter types.</param>
/// <param name="Elapsed">The time between the frames. Null if the source has no times.</param>
internal sealed record MatchedCall(string Text, TimeSpan? Elapsed);

/// <summary>Represents a frame or other bytes of a conversation, with what the source says of them.</summary>
internal sealed record FrameEvent
{
    /// <summary>Gets the number of the connection, from 1. Zero if the source has one stream only.</summary>
    public int Connection { get; init; }

    public FrameDirection Direction { get; init; }

    /// <summary>Gets the time of the last byte. Null if the source has no times.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Gets the offset of the first byte in its stream.</summary>
    public long Offset { get; init; }

    /// <summary>Gets the frame. Null for bytes that are not one.</summary>
    public ExplainedFrame? Frame { get; init; }

    /// <summary>Gets the call of a response. Null if its request was not seen.</summary>
    public MatchedCall? Call { get; init; }

    /// <summary>Gets a message about the connection, or what bytes are that are not a frame. Null for a frame.</summary>
    public string? Message { get; init; }

    /// <summary>Gets the first bytes that are not a frame.</summary>
    public ReadOnlyMemory<byte> OtherBytes { get; init; }

    /// <summary>Gets a value indicating whether the message is about bytes that should not be there.</summary>
    public bool IsProblem { get; init; }
}
