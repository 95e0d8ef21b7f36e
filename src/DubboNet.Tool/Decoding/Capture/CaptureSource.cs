using System.Buffers.Binary;
using System.Text;

namespace DubboNet.Tool;

/// <summary>Finds out what a file is and reads its frames.</summary>
/// <param name="stream">The file.</param>
/// <param name="name">Its name in messages.</param>
/// <param name="emit">What receives the frames.</param>
internal sealed class CaptureSource(Stream stream, string name, Action<FrameEvent> emit)
{
    private const int StartSize = 4096;
    private const int ChunkSize = 64 * 1024;
    private const int MaxShown = 40;
    private const int MaxHexText = 64 * 1024 * 1024;

    /// <summary>Reads the file to its end.</summary>
    /// <exception cref="ToolException">The file has a form that is known, but is malformed.</exception>
    public void Read()
    {
        byte[] start = new byte[StartSize];
        int length = stream.ReadAtLeast(start, StartSize, throwOnEndOfStream: false);
        ReadOnlyMemory<byte> bytes = start.AsMemory(0, length);
        using Stream all = new PrefixedStream(bytes, stream);
        uint magic = length >= 4 ? BinaryPrimitives.ReadUInt32LittleEndian(start) : 0;
        if (magic is PcapFile.Microseconds or PcapFile.Nanoseconds || IsBigEndianPcap(start))
            ReadPackets(PcapFile.Read(new CaptureStream(all, name)));
        else if (magic == PcapNgFile.SectionHeader)
            ReadPackets(new PcapNgFile(new CaptureStream(all, name)).Read());
        else if (HexText.IsHexText(bytes.Span))
            ReadHex(all);
        else
            ReadRaw(all);
    }

    private static bool IsBigEndianPcap(byte[] start) =>
        BinaryPrimitives.ReadUInt32BigEndian(start) is PcapFile.Microseconds or PcapFile.Nanoseconds;

    private void ReadRaw(Stream all)
    {
        var frames = new DirectionFrames(new FrameEvent(), new CallMatcher(), emit);
        byte[] chunk = new byte[ChunkSize];
        while (all.Read(chunk) is > 0 and int read)
            frames.Push(chunk.AsSpan(0, read));
        frames.End();
    }

    private void ReadHex(Stream all)
    {
        var text = new HexText();
        var matcher = new CallMatcher();
        DirectionFrames[] directions =
        [
            .. Enum.GetValues<FrameDirection>()
                .Select(direction => new DirectionFrames(new FrameEvent { Direction = direction }, matcher, emit)),
        ];
        using var reader = new StreamReader(new LimitedStream(all, MaxHexText, TooMuchText), Encoding.Latin1);
        for (int number = 1; reader.ReadLine() is { } line; number++)
        {
            if (!HexText.IsContent(line))
                continue;
            if (!text.TryParse(line, isCutOff: false, out FrameDirection direction, out byte[] bytes))
            {
                throw new ToolException(
                    ExitCode.Input, $"{name} is hexadecimal text, but line {number} is not: {WireText.Quote(line.Trim(), MaxShown)}.");
            }

            directions[(int)direction].Push(bytes);
        }

        foreach (DirectionFrames direction in directions)
            direction.End();
    }

    private ToolException TooMuchText() => new(
        ExitCode.Input, $"{name} has more than {MaxHexText >> 20} MiB of hexadecimal text. Convert it to bytes first (xxd -r -p).");

    private void ReadPackets(IEnumerable<Packet> packets)
    {
        var connections = new TcpConnections(emit);
        (long cutOff, long other) = (0, 0);
        foreach (Packet packet in packets)
        {
            if (!PacketParser.IsKnown(packet.LinkType))
            {
                throw new ToolException(
                    ExitCode.Input,
                    $"{name} has packets of link type {packet.LinkType}. Capture Ethernet, loopback, Linux cooked or raw IP packets.");
            }

            cutOff += packet.IsCutOff ? 1 : 0;
            if (PacketParser.TryParse(packet) is { } segment)
                connections.Push(segment, packet.Time);
            else
                other++;
        }

        connections.End();
        if (cutOff > 0)
        {
            emit(new FrameEvent
            {
                Message = $"{cutOff} packets are cut off in the capture. Capture whole packets (tcpdump -s 0).",
                IsProblem = true,
            });
        }

        if (other > 0)
            emit(new FrameEvent { Message = $"{other} packets are not whole TCP segments, and are left out." });
    }
}
