using System.Buffers.Binary;

namespace DubboNet.Protocol;

/// <summary>
/// The 16 bytes in front of every body: magic, flags with serialization id, status, 64-bit invoke id, body length; big-endian (W1).
/// </summary>
internal readonly struct FrameHeader(FrameFlags flags, byte serialization, byte status, long id, int bodyLength)
{
    public const int Size = 16;
    public const byte MagicHigh = 0xda;
    public const byte MagicLow = 0xbb;

    private const byte SerializationMask = 0x1f;
    private const int IdOffset = 4;

    public FrameFlags Flags => flags;

    /// <summary>0 to 31; counts for this frame alone (W3).</summary>
    public byte Serialization => serialization;

    /// <summary>Zero in requests; in responses any value may come (W14).</summary>
    public byte Status => status;

    /// <summary>Chosen by whoever sent the request, returned bit for bit (W5).</summary>
    public long Id => id;

    /// <summary>Signed, as in Java; a parser refuses negative ones.</summary>
    public int BodyLength => bodyLength;

    public bool IsRequest => flags.HasFlag(FrameFlags.Request);

    public bool IsTwoWay => flags.HasFlag(FrameFlags.TwoWay);

    public bool IsEvent => flags.HasFlag(FrameFlags.Event);

    /// <summary>Reads a header behind a magic that was checked before.</summary>
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

    /// <summary>Puts the invoke id into a frame that is ready but for it.</summary>
    public static void WriteId(Span<byte> frame, long id) => BinaryPrimitives.WriteInt64BigEndian(frame[IdOffset..], id);
}
