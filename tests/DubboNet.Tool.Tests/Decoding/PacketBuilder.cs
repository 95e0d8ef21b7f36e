using System.Buffers.Binary;
using System.Net;

namespace DubboNet.Tool.Tests;

/// <summary>Builds packets and capture files byte by byte.</summary>
internal static class PacketBuilder
{
    public const byte Fin = 1;
    public const byte Syn = 2;
    public const byte Ack = 16;

    /// <summary>Returns a TCP segment in an IP packet.</summary>
    public static byte[] Ip(IPEndPoint source, IPEndPoint destination, uint sequence, byte flags, ReadOnlySpan<byte> payload)
    {
        byte[] tcp = [.. UInt16(source.Port), .. UInt16(destination.Port), .. UInt32(sequence), 0, 0, 0, 0, 0x50, flags, 0, 0, 0, 0, 0, 0];
        byte[] addresses = [.. source.Address.GetAddressBytes(), .. destination.Address.GetAddressBytes()];
        return source.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork
            ? [0x45, 0, .. UInt16(40 + payload.Length), 0, 0, 0x40, 0, 64, 6, 0, 0, .. addresses, .. tcp, .. payload]
            : [0x60, 0, 0, 0, .. UInt16(20 + payload.Length), 6, 64, .. addresses, .. tcp, .. payload];
    }

    /// <summary>Puts a packet behind a header of a link layer.</summary>
    public static byte[] Link(int linkType, byte[] ip)
    {
        byte[] type = ip[0] >> 4 == 4 ? [0x08, 0x00] : [0x86, 0xdd];
        return linkType switch
        {
            0 => [2, 0, 0, 0, .. ip],
            1 => [.. new byte[12], .. type, .. ip, .. new byte[Math.Max(0, 46 - ip.Length)]],
            113 => [.. new byte[14], .. type, .. ip],
            276 => [.. type, .. new byte[18], .. ip],
            _ => ip,
        };
    }

    /// <summary>Returns a pcap file with a second between packets.</summary>
    public static byte[] Pcap(int linkType, IEnumerable<byte[]> packets) =>
    [
        0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0, .. new byte[8], 0, 0, 4, 0, (byte)linkType, (byte)(linkType >> 8), 0, 0,
        .. packets.SelectMany(
            (packet, i) => (byte[])[.. Little(i), .. Little(500_000), .. Little(packet.Length), .. Little(packet.Length), .. packet]),
    ];

    /// <summary>Returns a pcapng file with nanoseconds.</summary>
    public static byte[] PcapNg(int linkType, IEnumerable<byte[]> packets) =>
    [
        .. Block(0x0a0d0d0a, [0x4d, 0x3c, 0x2b, 0x1a, 1, 0, 0, 0, .. Enumerable.Repeat((byte)0xff, 8)]),
        .. Block(1, [(byte)linkType, (byte)(linkType >> 8), 0, 0, 0, 0, 4, 0, 9, 0, 1, 0, 9, 0, 0, 0, 0, 0, 0, 0]),
        .. packets.SelectMany((packet, i) =>
        {
            ulong time = (ulong)i * 1_000_000_000 + 500_000_000;
            return Block(
                6,
                [
                    0, 0, 0, 0, .. Little((int)(time >> 32)), .. Little(unchecked((int)time)),
                    .. Little(packet.Length), .. Little(packet.Length), .. packet, .. new byte[(4 - (packet.Length % 4)) % 4],
                ]);
        }),
    ];

    private static byte[] Block(int type, byte[] body) =>
        [.. Little(type), .. Little(12 + body.Length), .. body, .. Little(12 + body.Length)];

    private static byte[] UInt16(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] UInt32(uint value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Little(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
