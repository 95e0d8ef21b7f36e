namespace DubboNet.Tool;

/// <summary>Reads the packets of a pcap file, as tcpdump and <c>tap --write</c> write them.</summary>
internal static class PcapFile
{
    public const uint Microseconds = 0xa1b2c3d4;
    public const uint Nanoseconds = 0xa1b23c4d;
    private const int HeaderSize = 24;
    private const int PacketHeaderSize = 16;

    /// <summary>Reads the packets.</summary>
    public static IEnumerable<Packet> Read(CaptureStream file)
    {
        ReadOnlyMemory<byte> header = file.Read(HeaderSize);
        file.IsLittleEndian = header.Span[0] is 0xd4 or 0x4d;
        long ticksDivisor = file.UInt32(header, 0) == Nanoseconds ? 100 : 0;
        int linkType = (int)(file.UInt32(header, 20) & 0xffff);
        while (file.ReadUpTo(PacketHeaderSize) is { Length: > 0 } head)
        {
            if (head.Length < PacketHeaderSize)
                throw file.Error("it ends inside of the header of a packet");
            uint fraction = file.UInt32(head, 4);
            DateTimeOffset time = DateTimeOffset.FromUnixTimeSeconds(file.UInt32(head, 0))
                .AddTicks(ticksDivisor > 0 ? fraction / ticksDivisor : fraction * TimeSpan.TicksPerMicrosecond);
            uint length = file.UInt32(head, 8);
            bool isCutOff = length < file.UInt32(head, 12);
            yield return new Packet(linkType, time, file.Read(length), isCutOff);
        }
    }
}
