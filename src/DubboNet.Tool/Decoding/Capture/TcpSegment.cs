using System.Net;

namespace DubboNet.Tool;

/// <summary>Represents one end of a connection in a capture.</summary>
internal readonly record struct CaptureEnd(UInt128 Address, bool IsIPv6, ushort Port) : IComparable<CaptureEnd>
{
    public int CompareTo(CaptureEnd other) =>
        Port != other.Port ? Port.CompareTo(other.Port) : Address.CompareTo(other.Address);

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, Address);
        return new IPEndPoint(new IPAddress(IsIPv6 ? bytes : bytes[12..]), Port).ToString();
    }
}

/// <summary>Represents a segment of TCP.</summary>
/// <param name="Source">The sender.</param>
/// <param name="Destination">The receiver.</param>
/// <param name="Sequence">The number of the first byte.</param>
/// <param name="Flags">FIN 1, SYN 2, RST 4.</param>
/// <param name="Payload">The bytes.</param>
internal readonly record struct TcpSegment(
    CaptureEnd Source,
    CaptureEnd Destination,
    uint Sequence,
    byte Flags,
    ReadOnlyMemory<byte> Payload)
{
    public bool IsFin => (Flags & 1) != 0;

    public bool IsSyn => (Flags & 2) != 0;

    public bool IsReset => (Flags & 4) != 0;

    public bool IsAcknowledgement => (Flags & 16) != 0;
}
