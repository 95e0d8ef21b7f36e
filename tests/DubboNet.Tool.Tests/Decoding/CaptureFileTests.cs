using System.Net;
using System.Text;
using System.Text.Json;

namespace DubboNet.Tool.Tests;

internal sealed class CaptureFileTests
{
    private static readonly IPEndPoint Consumer = new(IPAddress.Parse("10.0.0.1"), 51234);
    private static readonly IPEndPoint Provider = new(IPAddress.Parse("10.0.0.2"), 20880);
    private static readonly List<CapturedFrame> Frames = CapturedFrame.Read("frames-3.3")[..20];

    [TestCase(0, false)]
    [TestCase(1, false)]
    [TestCase(101, false)]
    [TestCase(113, false)]
    [TestCase(276, false)]
    [TestCase(1, true)]
    [TestCase(113, true)]
    [TestCase(276, true)]
    public async Task Frames_are_found_in_packets(int linkType, bool isIPv6)
    {
        List<byte[]> packets = [.. Conversation(isIPv6).Select(ip => PacketBuilder.Link(linkType, ip))];
        foreach (byte[] file in (byte[][])[PacketBuilder.Pcap(linkType, packets), PacketBuilder.PcapNg(linkType, packets)])
        {
            List<JsonElement> lines = await DecodeAsync(file, exitCode: 0);
            Assert.That(lines[0].GetProperty("message").GetString(), Does.Contain(":51234 → ").And.Contain(":20880"));
            CheckFrames(lines.Skip(1));
            Assert.That(lines[1].GetProperty("time").GetString(), Is.EqualTo("1970-01-01T00:00:02.5+00:00"));
        }
    }

    [Test]
    public async Task Response_has_its_call_and_its_time()
    {
        List<JsonElement> lines = await DecodeAsync(PacketBuilder.Pcap(101, Conversation()), exitCode: 0);
        Assert.That(lines[2].GetProperty("for").GetString(), Is.EqualTo("com.example.frames.FrameService.echo(java.lang.String)"));
        Assert.That(lines[2].GetProperty("milliseconds").GetDouble(), Is.EqualTo(1000));
    }

    [Test]
    public async Task Segments_in_another_order_or_sent_again_are_put_in_order(
        [Values(0u, 0xffff_ff00u)] uint first, [Values(1, 2, 3)] int seed)
    {
        var random = new Random(seed);
        List<byte[]> start = [.. Conversation(first: first).Take(2)];
        List<byte[]> segments = [.. Segments(first, size: 97)];
        for (int i = 0; i + 4 < segments.Count; i++)
        {
            int other = random.Next(i, i + 4);
            (segments[i], segments[other]) = (segments[other], segments[i]);
            if (random.Next(3) == 0)
                segments.Insert(random.Next(i), segments[i]);
        }

        List<JsonElement> lines = await DecodeAsync(PacketBuilder.Pcap(101, [.. start, .. segments]), exitCode: 0);

        CheckFrames(lines.Skip(1), isOrdered: false);
    }

    [Test]
    public async Task Capture_that_starts_in_the_middle_finds_the_next_frame()
    {
        List<JsonElement> lines = await DecodeAsync(PacketBuilder.Pcap(101, Segments(1000, size: 97).Skip(1)), exitCode: 0);
        Assert.That(lines.Count(line => line.TryGetProperty("flags", out _)), Is.EqualTo(Frames.Count - 1));
        Assert.That(lines.Any(line => line.GetProperty("kind").GetString() == "message"
            && line.GetProperty("message").GetString()!.Contains("bytes before any Dubbo frame", StringComparison.Ordinal)));
    }

    [Test]
    public async Task Missing_bytes_are_stated()
    {
        List<byte[]> segments = [.. Segments(1000, size: 97)];
        segments.RemoveAt(5);
        List<JsonElement> lines = await DecodeAsync(PacketBuilder.Pcap(101, segments), exitCode: 3);
        Assert.That(lines[^1].GetProperty("message").GetString(), Does.Contain("the capture misses 97 bytes"));
    }

    [Test]
    public async Task Connections_of_other_protocols_are_named_once()
    {
        var web = new IPEndPoint(Provider.Address, 80);
        byte[] request = Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\n\r\n");
        List<byte[]> packets =
        [
            PacketBuilder.Ip(Consumer, web, 10, PacketBuilder.Syn, []),
            PacketBuilder.Ip(Consumer, web, 11, PacketBuilder.Ack, request),
            PacketBuilder.Ip(Consumer, web, 11 + (uint)request.Length, PacketBuilder.Ack, request),
            .. Conversation(),
        ];
        List<JsonElement> lines = await DecodeAsync(PacketBuilder.Pcap(101, packets), exitCode: 0);
        Assert.That(
            lines[0].GetProperty("message").GetString(),
            Is.EqualTo("10.0.0.1:51234 → 10.0.0.2:80 is not a Dubbo connection: HTTP, \"GET / HTTP/1.1\""));
        CheckFrames(lines.Skip(2));
    }

    [Test]
    public async Task Damaged_capture_is_an_input_error()
    {
        byte[] file = PacketBuilder.Pcap(101, Conversation());
        using var folder = new TemporaryFolder();
        ToolRun run = await ToolRun.RunAsync("decode", folder.Write("cut.pcap", file[..^3]));
        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Errors, Does.Contain("is a capture file, but it ends inside of a part of"));
    }

    private static void CheckFrames(IEnumerable<JsonElement> lines, bool isOrdered = true)
    {
        (string, string)[] found = [.. lines.Select(line => (line.GetProperty("from").GetString()!, line.GetProperty("id").GetString()!))];
        (string, string)[] expected =
        [
            .. Frames.Select(frame => (
                frame.IsFromConsumer ? "consumer" : "provider",
                System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(frame.Bytes.AsSpan(4))
                    .ToString(System.Globalization.CultureInfo.InvariantCulture))),
        ];
        Assert.That(found, isOrdered ? Is.EqualTo(expected) : Is.EquivalentTo(expected));
    }

    /// <summary>Returns the packets of a connection with a frame in each.</summary>
    private static IEnumerable<byte[]> Conversation(bool isIPv6 = false, uint first = 1000) =>
    [
        Packet(true, first, PacketBuilder.Syn, [], isIPv6),
        Packet(false, first, PacketBuilder.Syn | PacketBuilder.Ack, [], isIPv6),
        .. Segments(first, int.MaxValue, isIPv6),
        Packet(true, 0, PacketBuilder.Ack, [], isIPv6),
    ];

    private static IEnumerable<byte[]> Segments(uint first, int size, bool isIPv6 = false)
    {
        var next = new Dictionary<bool, uint> { [true] = unchecked(first + 1), [false] = unchecked(first + 1) };
        foreach (CapturedFrame frame in Frames)
        {
            foreach (byte[] part in frame.Bytes.Chunk(size))
            {
                yield return Packet(frame.IsFromConsumer, next[frame.IsFromConsumer], PacketBuilder.Ack, part, isIPv6);
                next[frame.IsFromConsumer] = unchecked(next[frame.IsFromConsumer] + (uint)part.Length);
            }
        }
    }

    private static byte[] Packet(bool isFromConsumer, uint sequence, byte flags, byte[] payload, bool isIPv6)
    {
        (IPEndPoint consumer, IPEndPoint provider) = isIPv6
            ? (new IPEndPoint(IPAddress.Parse("2001:db8::1"), Consumer.Port), new IPEndPoint(IPAddress.Parse("2001:db8::2"), Provider.Port))
            : (Consumer, Provider);
        return PacketBuilder.Ip(isFromConsumer ? consumer : provider, isFromConsumer ? provider : consumer, sequence, flags, payload);
    }

    private static async Task<List<JsonElement>> DecodeAsync(byte[] file, int exitCode)
    {
        using var folder = new TemporaryFolder();
        ToolRun run = await ToolRun.RunAsync("decode", "--json", folder.Write("frames.pcap", file));
        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Output + run.Errors);
        return [.. run.Lines().Select(line => JsonDocument.Parse(line).RootElement)];
    }
}
