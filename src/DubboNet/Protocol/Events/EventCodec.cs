using DubboNet.Hessian;

namespace DubboNet.Protocol.Events;

/// <summary>
/// Reads and writes heartbeats and other events. They are request frames with the event bit and one value (<c>ExchangeCodec</c>, section 4
/// of the wire rules).
/// </summary>
internal static class EventCodec
{
    /// <summary>The text of the read-only event. The provider is about to stop.</summary>
    public const string ReadOnlyText = "R";

    /// <summary>The text of the writable event. The provider accepts calls again.</summary>
    public const string WriteableText = "W";

    /// <summary>
    /// The id of a read-only event whose sender no longer accepts connections, which is "DubboNet" in ASCII. Java ignores the ids of
    /// events.
    /// </summary>
    public const long ClosedListenerId = 0x447562626F4E6574;

    /// <summary>The maximum length. Java rejects longer events.</summary>
    private const int MaxEventLength = 50;

    private static ReadOnlySpan<byte> HessianNull => [0x4e];

    private static ReadOnlySpan<byte> Fastjson2Null => [0, 0, 0, 1, 0xaf];

    /// <summary>
    /// Returns whether an event is a heartbeat that expects a response. It is two-way, and its body is exactly the null of its
    /// serialization. Java 3.x uses the same criteria.
    /// </summary>
    public static bool IsHeartbeatRequest(in FrameHeader header, ReadOnlySpan<byte> body) =>
        header is { IsRequest: true, IsEvent: true, IsTwoWay: true } && header.Serialization switch
        {
            SerializationId.Hessian2 => body.SequenceEqual(HessianNull),
            SerializationId.Fastjson2 => body.SequenceEqual(Fastjson2Null),
            _ => false,
        };

    /// <summary>Returns the text of an event, or null if it has no readable text.</summary>
    public static string? ReadText(in FrameHeader header, ReadOnlySpan<byte> body)
    {
        if (body.Length > MaxEventLength)
            return null;
        return SingleText.TryRead(header.Serialization, body, out string? text) ? text : null;
    }

    /// <summary>
    /// Writes the response to a heartbeat. It has the same id, serialization and body, the status 20 and the event bit (W36).
    /// </summary>
    public static void EncodeHeartbeatResponse(FrameBuffer target, in FrameHeader request, ReadOnlySpan<byte> body)
    {
        body.CopyTo(target.GetSpan(body.Length));
        target.Advance(body.Length);
        target.WriteHeader(FrameFlags.Event, request.Serialization, (byte)DubboStatus.Ok, request.Id);
    }

    /// <summary>Writes a heartbeat.</summary>
    public static void EncodeHeartbeat(FrameBuffer target, long id)
    {
        using var writer = new HessianWriter(target, HessianOptions.Default);
        writer.WriteNull();
        writer.Flush();
        target.WriteHeader(FrameFlags.Request | FrameFlags.TwoWay | FrameFlags.Event, SerializationId.Hessian2, 0, id);
    }

    /// <summary>
    /// Writes a read-only event, which tells consumers to send new calls to other providers if they can, or a writable event, which tells
    /// them that this provider accepts calls again. These events have no response.
    /// </summary>
    public static void EncodeState(FrameBuffer target, bool isReadOnly, long id)
    {
        using var writer = new HessianWriter(target, HessianOptions.Default);
        writer.WriteString(isReadOnly ? ReadOnlyText : WriteableText);
        writer.Flush();
        target.WriteHeader(FrameFlags.Request | FrameFlags.Event, SerializationId.Hessian2, 0, id);
    }
}
