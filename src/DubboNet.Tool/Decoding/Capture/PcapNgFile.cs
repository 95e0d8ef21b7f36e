namespace DubboNet.Tool;

/// <summary>Reads the packets of a pcapng file, as Wireshark writes them.</summary>
internal sealed class PcapNgFile(CaptureStream file)
{
    public const uint SectionHeader = 0x0a0d0d0a;
    private const uint ByteOrderMagic = 0x1a2b3c4d;
    private const uint InterfaceDescription = 1;
    private const uint SimplePacket = 3;
    private const uint EnhancedPacket = 6;
    private const int MaxInterfaces = 65_536;

    private readonly List<(int LinkType, double TicksPerUnit)> _interfaces = [];

    /// <summary>Reads the packets.</summary>
    public IEnumerable<Packet> Read()
    {
        while (file.ReadUpTo(8) is { Length: > 0 } head)
        {
            if (head.Length < 8)
                throw file.Error("it ends inside of the header of a block");
            uint type = file.UInt32(head, 0);
            long length = file.UInt32(head, 4);
            if (type == SectionHeader)
                StartSection(head.ToArray());
            else if (ReadBlock(type, length) is { } packet)
                yield return packet;
        }
    }

    private void StartSection(byte[] head)
    {
        ReadOnlyMemory<byte> magic = file.Read(4);
        file.IsLittleEndian = true;
        file.IsLittleEndian = file.UInt32(magic, 0) == ByteOrderMagic;
        if (file.UInt32(magic, 0) != ByteOrderMagic)
            throw file.Error("the byte order of a section is not marked");
        _interfaces.Clear();
        file.Read(file.UInt32(head, 4) - 12L);
    }

    private Packet? ReadBlock(uint type, long length)
    {
        // A block ends with its length once more.
        ReadOnlyMemory<byte> block = file.Read(length - 8);
        if (block.Length < 4)
            throw file.Error($"a block has a length of {length} bytes");
        ReadOnlyMemory<byte> body = block[..^4];
        switch (type)
        {
            case InterfaceDescription:
                AddInterface(body);
                return null;
            case EnhancedPacket:
                return ReadEnhanced(body);
            case SimplePacket when body.Length >= 4 && _interfaces.Count > 0:
                uint original = file.UInt32(body, 0);
                int captured = (int)Math.Min(original, (uint)body.Length - 4);
                return new Packet(_interfaces[0].LinkType, DateTimeOffset.UnixEpoch, body.Slice(4, captured), captured < original);
            default:
                return null;
        }
    }

    private Packet ReadEnhanced(ReadOnlyMemory<byte> body)
    {
        if (body.Length < 20 || file.UInt32(body, 0) >= _interfaces.Count || file.UInt32(body, 12) > body.Length - 20)
            throw file.Error("a packet block is malformed");
        (int linkType, double ticksPerUnit) = _interfaces[(int)file.UInt32(body, 0)];
        ulong units = ((ulong)file.UInt32(body, 4) << 32) | file.UInt32(body, 8);
        double ticks = Math.Min(units * ticksPerUnit, DateTimeOffset.MaxValue.Ticks - DateTimeOffset.UnixEpoch.Ticks);
        uint captured = file.UInt32(body, 12);
        return new Packet(
            linkType, DateTimeOffset.UnixEpoch.AddTicks((long)ticks), body.Slice(20, (int)captured), captured < file.UInt32(body, 16));
    }

    private void AddInterface(ReadOnlyMemory<byte> body)
    {
        if (body.Length < 8 || _interfaces.Count == MaxInterfaces)
            throw file.Error("an interface block is malformed");
        _interfaces.Add((file.UInt16(body, 0), TicksPerUnit(body[8..])));
    }

    /// <summary>Returns the resolution of time stamps from the option <c>if_tsresol</c>. The default is microseconds.</summary>
    private double TicksPerUnit(ReadOnlyMemory<byte> options)
    {
        const int Resolution = 9;
        while (options.Length >= 4 && file.UInt16(options, 0) != 0)
        {
            int length = file.UInt16(options, 2);
            if (file.UInt16(options, 0) == Resolution && length >= 1 && options.Length > 4)
            {
                byte value = options.Span[4];
                double unitsPerSecond = (value & 0x80) != 0 ? Math.Pow(2, value & 0x7f) : Math.Pow(10, value);
                return TimeSpan.TicksPerSecond / unitsPerSecond;
            }

            int padded = 4 + ((length + 3) & ~3);
            options = padded <= options.Length ? options[padded..] : default;
        }

        return TimeSpan.TicksPerMicrosecond;
    }
}
