using System.Buffers.Binary;

namespace DubboNet.Tool;

/// <summary>Finds the TCP segment of a packet in its link, IP and TCP headers.</summary>
internal static class PacketParser
{
    private const int IPv4 = 0x0800;
    private const int IPv6 = 0x86dd;
    private const byte Tcp = 6;
    private const int MaxExtensions = 16;

    /// <summary>Determines whether the link layer is known.</summary>
    public static bool IsKnown(int linkType) => linkType is 0 or 1 or 12 or 14 or 101 or 108 or 113 or 228 or 229 or 276;

    /// <summary>Returns the segment. Null for anything else, and for fragments of IP packets.</summary>
    public static TcpSegment? TryParse(Packet packet)
    {
        ReadOnlyMemory<byte> ip = Network(packet.LinkType, packet.Bytes);
        return ip.Length == 0 ? null : (ip.Span[0] >> 4) switch
        {
            4 => TryReadIPv4(ip),
            6 => TryReadIPv6(ip),
            _ => null,
        };
    }

    private static ReadOnlyMemory<byte> Network(int linkType, ReadOnlyMemory<byte> bytes) => linkType switch
    {
        1 => Ethernet(bytes),
        0 or 108 => bytes.Length > 4 ? bytes[4..] : default,
        113 => bytes.Length > 16 && IsIP(bytes, 14) ? bytes[16..] : default,
        276 => bytes.Length > 20 && IsIP(bytes, 0) ? bytes[20..] : default,
        _ => bytes,
    };

    private static bool IsIP(ReadOnlyMemory<byte> bytes, int offset) => UInt16(bytes, offset) is IPv4 or IPv6;

    private static ReadOnlyMemory<byte> Ethernet(ReadOnlyMemory<byte> bytes)
    {
        int offset = 12;
        // Tags of virtual networks precede the type.
        while (bytes.Length >= offset + 2 && UInt16(bytes, offset) is 0x8100 or 0x88a8 or 0x9100)
            offset += 4;
        return bytes.Length > offset + 2 && IsIP(bytes, offset) ? bytes[(offset + 2)..] : default;
    }

    private static TcpSegment? TryReadIPv4(ReadOnlyMemory<byte> ip)
    {
        if (ip.Length < 20)
            return null;
        int headerLength = (ip.Span[0] & 15) * 4;
        int total = UInt16(ip, 2);
        bool isFragment = (UInt16(ip, 6) & 0x3fff) != 0;
        if (headerLength < 20 || isFragment || ip.Span[9] != Tcp || ip.Length < headerLength)
            return null;
        // Offloading leaves the length 0. Ethernet pads short packets.
        ReadOnlyMemory<byte> payload = total >= headerLength && total <= ip.Length ? ip[headerLength..total] : ip[headerLength..];
        uint source = BinaryPrimitives.ReadUInt32BigEndian(ip.Span[12..]);
        return TryReadTcp(payload, source, BinaryPrimitives.ReadUInt32BigEndian(ip.Span[16..]), isIPv6: false);
    }

    private static TcpSegment? TryReadIPv6(ReadOnlyMemory<byte> ip)
    {
        if (ip.Length < 40)
            return null;
        int length = UInt16(ip, 4);
        ReadOnlyMemory<byte> payload = length > 0 && length <= ip.Length - 40 ? ip.Slice(40, length) : ip[40..];
        byte next = ip.Span[6];
        for (int i = 0; i < MaxExtensions && next is 0 or 43 or 60; i++)
        {
            if (payload.Length < 8 || payload.Length < (payload.Span[1] + 1) * 8)
                return null;
            next = payload.Span[0];
            payload = payload[((payload.Span[1] + 1) * 8)..];
        }

        if (next != Tcp)
            return null;
        UInt128 source = BinaryPrimitives.ReadUInt128BigEndian(ip.Span[8..]);
        return TryReadTcp(payload, source, BinaryPrimitives.ReadUInt128BigEndian(ip.Span[24..]), isIPv6: true);
    }

    private static TcpSegment? TryReadTcp(ReadOnlyMemory<byte> tcp, UInt128 source, UInt128 destination, bool isIPv6)
    {
        if (tcp.Length < 20)
            return null;
        int headerLength = (tcp.Span[12] >> 4) * 4;
        return headerLength < 20 || headerLength > tcp.Length
            ? null
            : new TcpSegment(
                new CaptureEnd(source, isIPv6, UInt16(tcp, 0)),
                new CaptureEnd(destination, isIPv6, UInt16(tcp, 2)),
                BinaryPrimitives.ReadUInt32BigEndian(tcp.Span[4..]),
                tcp.Span[13],
                tcp[headerLength..]);
    }

    private static ushort UInt16(ReadOnlyMemory<byte> bytes, int offset) => BinaryPrimitives.ReadUInt16BigEndian(bytes.Span[offset..]);
}
