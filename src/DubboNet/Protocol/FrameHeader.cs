using System.Buffers.Binary;

namespace DubboNet.Protocol;

/// <summary>
/// Represents the 16 bytes before every body. They contain the magic number, the flags with the serialization id, the status, the 64-bit
/// invoke id and the body length, all in big-endian order (W1).
/// </summary>
internal readonly struct FrameHeader(FrameFlags flags, byte serialization, byte status, long id, int bodyLength)
{
    public const int Size = 16;
    public const byte MagicHigh = 0xda;
    public const byte MagicLow = 0xbb;

    private const byte SerializationMask = 0x1f;
    private const int IdOffset = 4;

    public FrameFlags Flags => flags;

    /// <summary>Gets the serialization id, from 0 to 31. It applies to this frame alone (W3).</summary>
    public byte Serialization => serialization;

    /// <summary>Gets the status, which is zero in requests. Responses can have any value (W14).</summary>
    public byte Status => status;

    /// <summary>Gets the invoke id, which the sender of the request chooses. The response returns it unchanged (W5).</summary>
    public long Id => id;

    /// <summary>Gets the body length in bytes, which is signed as in Java. The parser rejects negative values.</summary>
    public int BodyLength => bodyLength;

    public bool IsRequest => flags.HasFlag(FrameFlags.Request);

    public bool IsTwoWay => flags.HasFlag(FrameFlags.TwoWay);

    public bool IsEvent => flags.HasFlag(FrameFlags.Event);

    /// <summary>Reads a header whose magic number has already been checked.</summary>
    public static FrameHeader Read(ReadOnlySpan<byte> source) => new(
        (FrameFlags)(source[2] & ~SerializationMask),
        (byte)(source[2] & SerializationMask),
        source[3],
        BinaryPrimitives.ReadInt64BigEndian(source[IdOffset..]),
        BinaryPrimitives.ReadInt32BigEndian(source[12..]));

    public void Write(Span<byte> target)
    {
        target[0] = MagicHigh;
        target[1] = MagicLow;
        target[2] = (byte)((byte)flags | serialization);
        target[3] = status;
        WriteId(target, id);
        BinaryPrimitives.WriteInt32BigEndian(target[12..], bodyLength);
    }

    /// <summary>Writes the invoke id into a frame that is otherwise complete.</summary>
    public static void WriteId(Span<byte> frame, long id) => BinaryPrimitives.WriteInt64BigEndian(frame[IdOffset..], id);
}
