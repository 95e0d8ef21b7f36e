using System.Buffers.Binary;

namespace DubboNet.Tool;

/// <summary>Represents the 16 bytes before the body of a frame, as they are.</summary>
/// <param name="Flags">The third byte: the kind in the upper three bits, and the serialization in the others.</param>
/// <param name="Status">The status of a response.</param>
/// <param name="Id">The invoke id.</param>
/// <param name="BodyLength">The stated length of the body.</param>
internal readonly record struct FrameHead(byte Flags, byte Status, long Id, int BodyLength)
{
    public const int Size = 16;
    public const byte MagicHigh = 0xda;
    public const byte MagicLow = 0xbb;

    /// <summary>The longest body that is read. Dubbo's default limit is 8 MiB.</summary>
    public const int MaxBody = 64 * 1024 * 1024;

    public bool IsRequest => (Flags & 0x80) != 0;

    public bool IsTwoWay => (Flags & 0x40) != 0;

    public bool IsEvent => (Flags & 0x20) != 0;

    public byte Serialization => (byte)(Flags & 0x1f);

    /// <summary>Reads a header.</summary>
    /// <param name="bytes">At least 16 bytes that start with the magic number.</param>
    public static FrameHead Read(ReadOnlySpan<byte> bytes) => new(
        bytes[2],
        bytes[3],
        BinaryPrimitives.ReadInt64BigEndian(bytes[4..]),
        BinaryPrimitives.ReadInt32BigEndian(bytes[12..]));

    /// <summary>
    /// Gets a value indicating whether a real peer could have written this header. After other bytes, only such a header is a frame.
    /// </summary>
    public bool IsPlausible => BodyLength is >= 0 and <= MaxBody
        && WireNames.Serialization(Serialization) is not null
        && (IsRequest ? Status == 0 : WireNames.Status(Status) is not null);
}
