using System.Buffers.Binary;
using System.Net;

namespace DubboNet.Tool;

/// <summary>Writes a pcap file with nanoseconds, whose packets are IP packets that are made up around the bytes of a connection.</summary>
internal sealed class PcapWriter : IDisposable
{
    public const byte Syn = 2;
    public const byte Reset = 4;
    public const byte Ack = 16;

    private const int RawIP = 101;
    private const int MaxPayload = 60_000;
    private const int MaxPacket = 65_535;
    private const int TcpHeader = 20;
    private const int RecordHeader = 16;

    private readonly BufferedStream _file;

    /// <summary>Starts a file.</summary>
    public PcapWriter(Stream file)
    {
        _file = new BufferedStream(file, 64 * 1024);
        Span<byte> header = stackalloc byte[24];
        BinaryPrimitives.WriteUInt32LittleEndian(header, PcapFile.Nanoseconds);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], 2);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], 4);
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], MaxPacket);
        BinaryPrimitives.WriteUInt32LittleEndian(header[20..], RawIP);
        _file.Write(header);
    }

    /// <summary>Writes the bytes at an offset of a direction.</summary>
    public void WriteBytes(IPEndPoint source, IPEndPoint target, DateTimeOffset time, long offset, ReadOnlySpan<byte> bytes)
    {
        for (int start = 0; start < bytes.Length; start += MaxPayload)
        {
            ReadOnlySpan<byte> part = bytes[start..Math.Min(start + MaxPayload, bytes.Length)];
            Write(source, target, time, offset + start + 1, Ack, part);
        }
    }

    /// <summary>Writes a packet.</summary>
    public void Write(IPEndPoint source, IPEndPoint target, DateTimeOffset time, long sequence, byte flags, ReadOnlySpan<byte> payload)
    {
        bool isIPv4 = IsIPv4(source.Address) && IsIPv4(target.Address);
        int ipHeader = isIPv4 ? 20 : 40;
        int length = ipHeader + TcpHeader + payload.Length;
        Span<byte> head = stackalloc byte[RecordHeader + 40 + TcpHeader];
        head.Clear();
        WriteRecord(head, time, length);
        Span<byte> ip = head[RecordHeader..];
        if (isIPv4)
            WriteIPv4(ip, source.Address, target.Address, length);
        else
            WriteIPv6(ip, source.Address, target.Address, length - ipHeader);
        Span<byte> tcp = ip[ipHeader..];
        BinaryPrimitives.WriteUInt16BigEndian(tcp, (ushort)source.Port);
        BinaryPrimitives.WriteUInt16BigEndian(tcp[2..], (ushort)target.Port);
        BinaryPrimitives.WriteUInt32BigEndian(tcp[4..], unchecked((uint)sequence));
        tcp[12] = TcpHeader / 4 << 4;
        tcp[13] = flags;
        tcp[14] = 0xff;
        _file.Write(head[..(RecordHeader + ipHeader + TcpHeader)]);
        _file.Write(payload);
    }

    public void Flush() => _file.Flush();

    public void Dispose() => _file.Dispose();

    private static bool IsIPv4(IPAddress address) =>
        address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork || address.IsIPv4MappedToIPv6;

    private static void WriteRecord(Span<byte> record, DateTimeOffset time, int length)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(record, (uint)time.ToUnixTimeSeconds());
        BinaryPrimitives.WriteUInt32LittleEndian(record[4..], (uint)(time.UtcTicks % TimeSpan.TicksPerSecond * 100));
        BinaryPrimitives.WriteInt32LittleEndian(record[8..], length);
        BinaryPrimitives.WriteInt32LittleEndian(record[12..], length);
    }

    private static void WriteIPv4(Span<byte> ip, IPAddress source, IPAddress target, int length)
    {
        ip[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(ip[2..], (ushort)length);
        ip[6] = 0x40;
        ip[8] = 64;
        ip[9] = 6;
        source.MapToIPv4().TryWriteBytes(ip[12..], out _);
        target.MapToIPv4().TryWriteBytes(ip[16..], out _);
        BinaryPrimitives.WriteUInt16BigEndian(ip[10..], Checksum(ip[..20]));
    }

    private static ushort Checksum(ReadOnlySpan<byte> header)
    {
        uint sum = 0;
        for (int i = 0; i < header.Length; i += 2)
            sum += BinaryPrimitives.ReadUInt16BigEndian(header[i..]);
        while (sum > ushort.MaxValue)
            sum = (sum & ushort.MaxValue) + (sum >> 16);
        return unchecked((ushort)~sum);
    }

    private static void WriteIPv6(Span<byte> ip, IPAddress source, IPAddress target, int length)
    {
        ip[0] = 0x60;
        BinaryPrimitives.WriteUInt16BigEndian(ip[4..], (ushort)length);
        ip[6] = 6;
        ip[7] = 64;
        source.MapToIPv6().TryWriteBytes(ip[8..], out _);
        target.MapToIPv6().TryWriteBytes(ip[24..], out _);
    }
}
