using DubboNet.Hessian;

namespace DubboNet.Protocol.Events;

/// <summary>Heartbeats and other events: request frames with the event bit and one value (<c>ExchangeCodec</c>, section 4 of the wire rules).</summary>
internal static class EventCodec
{
    /// <summary>The provider is about to stop.</summary>
    public const string ReadOnlyText = "R";

    /// <summary>The provider takes calls again.</summary>
    public const string WriteableText = "W";

    /// <summary>
    /// The id of a read-only event whose sender accepts no connections any more, "DubboNet" in ASCII. Java pays no attention to ids of events.
    /// </summary>
    public const long ClosedListenerId = 0x447562626F4E6574;

    /// <summary>Java refuses longer ones.</summary>
    private const int MaxEventLength = 50;

    private static ReadOnlySpan<byte> HessianNull => [0x4e];

    private static ReadOnlySpan<byte> Fastjson2Null => [0, 0, 0, 1, 0xaf];

    /// <summary>
    /// Whether an event is a heartbeat that wants a response: two-way, the body exactly the null of its serialization, as Java 3.x recognises it.
    /// </summary>
    public static bool IsHeartbeatRequest(in FrameHeader header, ReadOnlySpan<byte> body) =>
        header is { IsRequest: true, IsEvent: true, IsTwoWay: true } && header.Serialization switch
        {
            SerializationId.Hessian2 => body.SequenceEqual(HessianNull),
            SerializationId.Fastjson2 => body.SequenceEqual(Fastjson2Null),
            _ => false,
        };

    /// <summary>The text of an event; null if it has none, or none that can be read.</summary>
    public static string? ReadText(in FrameHeader header, ReadOnlySpan<byte> body)
    {
        if (body.Length > MaxEventLength)
            return null;
        return SingleText.TryRead(header.Serialization, body, out string? text) ? text : null;
    }

    /// <summary>The response: same id, serialization and body, status 20, event bit (W36).</summary>
    public static void EncodeHeartbeatResponse(FrameBuffer target, in FrameHeader request, ReadOnlySpan<byte> body)
    {
        body.CopyTo(target.GetSpan(body.Length));
        target.Advance(body.Length);
        target.WriteHeader(FrameFlags.Event, request.Serialization, (byte)DubboStatus.Ok, request.Id);
    }

    /// <summary>A heartbeat of our own.</summary>
    public static void EncodeHeartbeat(FrameBuffer target, long id)
    {
        using var writer = new HessianWriter(target, HessianOptions.Default);
        writer.WriteNull();
        writer.Flush();
        target.WriteHeader(FrameFlags.Request | FrameFlags.TwoWay | FrameFlags.Event, SerializationId.Hessian2, 0, id);
    }

    /// <summary>"I am about to stop": consumers send new calls elsewhere, if they can. Or "I take calls again". Nobody answers it.</summary>
    public static void EncodeState(FrameBuffer target, bool isReadOnly, long id)
    {
        using var writer = new HessianWriter(target, HessianOptions.Default);
        writer.WriteString(isReadOnly ? ReadOnlyText : WriteableText);
        writer.Flush();
        target.WriteHeader(FrameFlags.Request | FrameFlags.Event, SerializationId.Hessian2, 0, id);
    }
}
