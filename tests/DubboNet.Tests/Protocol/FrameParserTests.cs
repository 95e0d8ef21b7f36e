using System.Buffers;
using DubboNet.Protocol;
using DubboNet.Tests.Support;

namespace DubboNet.Tests.Protocol;

public sealed class FrameParserTests
{
    private const int Limit = 64;

    private static readonly byte[] Call = Wire.Frame(0xc2, 0, 7, 1, 2, 0xda, 0xbb, 3);
    private static readonly byte[] Empty = Wire.Frame(0x02, 20, 8);
    private static readonly byte[] Oversized = Wire.Frame(0xc2, 0, 9, Hex.Repeat("da bb 5a", 25));

    private static readonly string[] CallAndEmpty = ["Frame 7 c0 5: 01 02 da bb 03", "Frame 8 00 0: "];

    private FrameParser Parser { get; } = new(Limit);

    [Test]
    [Property("Rule", "W6")]
    public void TryParse_split_at_any_position_returns_the_same_frames()
    {
        byte[] bytes = [.. Call, .. Empty, .. Call];
        for (int at = 0; at <= bytes.Length; at++)
        {
            Assert.That(
                Parsing.Feed(new FrameParser(Limit), bytes[..at], bytes[at..]), Is.EqualTo([.. CallAndEmpty, CallAndEmpty[0]]),
                $"split at {at}");
        }
    }

    [Test]
    [Property("Rule", "W6")]
    public void TryParse_in_three_pieces_returns_the_same_frames()
    {
        byte[] bytes = [.. Call, .. Empty];
        for (int first = 0; first <= bytes.Length; first++)
        {
            for (int second = first; second <= bytes.Length; second++)
            {
                List<string> found = Parsing.Feed(new FrameParser(Limit), bytes[..first], bytes[first..second], bytes[second..]);
                Assert.That(found, Is.EqualTo(CallAndEmpty), $"split at {first} and {second}");
            }
        }
    }

    [Test]
    [Property("Rule", "W6")]
    public void TryParse_byte_by_byte_returns_the_same_frames()
    {
        byte[] bytes = [.. Call, .. Oversized, .. Empty];
        List<string> found = Parsing.Feed(Parser, bytes.Select(value => new[] { value }));
        Assert.That(found, Is.EqualTo(new[] { CallAndEmpty[0], "Oversized 9 c0 75: ", CallAndEmpty[1] }));
    }

    [Test]
    [Property("Rule", "W6")]
    public void TryParse_returns_a_hundred_frames_of_one_segment_in_order()
    {
        byte[] bytes = [.. Enumerable.Range(0, 100).SelectMany(id => Wire.Frame(0x02, 20, id, (byte)id))];
        Assert.That(
            Parsing.Feed(Parser, bytes),
            Is.EqualTo(Enumerable.Range(0, 100).Select(id => $"Frame {id} 00 1: {id:x2}")));
    }

    [Test]
    [Property("Rule", "W6")]
    public void TryParse_of_any_segments_returns_the_same_frames()
    {
        foreach (Fragment fragment in Fragments.All([.. Call, .. Empty]))
        {
            ReadOnlySequence<byte> buffer = fragment.Bytes;
            var parser = new FrameParser(Limit);
            Assert.That(
                parser.TryParse(ref buffer, out FrameHeader header, out ReadOnlySequence<byte> body), Is.EqualTo(ParseResult.Frame),
                fragment.Name);
            Assert.That(header.Id, Is.EqualTo(7), fragment.Name);
            Assert.That(body.ToArray(), Is.EqualTo(Call[16..]), fragment.Name);
            Assert.That(parser.TryParse(ref buffer, out header, out _), Is.EqualTo(ParseResult.Frame), fragment.Name);
            Assert.That(header.Id, Is.EqualTo(8), fragment.Name);
            Assert.That(buffer.IsEmpty, fragment.Name);
            Assert.That(parser.TryParse(ref buffer, out _, out _), Is.EqualTo(ParseResult.NeedMore), fragment.Name);
        }
    }

    [Test]
    [Property("Rule", "W9")]
    public void TryParse_skips_exactly_the_oversized_body()
    {
        byte[] bytes = [.. Call, .. Oversized, .. Call];
        for (int at = 0; at <= bytes.Length; at++)
        {
            Assert.That(
                Parsing.Feed(new FrameParser(Limit), bytes[..at], bytes[at..]),
                Is.EqualTo(new[] { CallAndEmpty[0], "Oversized 9 c0 75: ", CallAndEmpty[0] }),
                $"split at {at}");
        }
    }

    [Test]
    [Property("Rule", "W9")]
    public void TryParse_reports_an_oversized_header_before_its_body_arrives()
    {
        var buffer = new ReadOnlySequence<byte>(Oversized, 0, FrameHeader.Size);
        Assert.That(Parser.TryParse(ref buffer, out FrameHeader header, out _), Is.EqualTo(ParseResult.Oversized));
        Assert.That(header.BodyLength, Is.EqualTo(75));
        Assert.That(buffer.IsEmpty);
    }

    [Test]
    [Property("Rule", "W9")]
    [Property("Rule", "W10")]
    public void TryParse_accepts_a_body_of_the_exact_limit()
    {
        Assert.That(Parsing.Feed(Parser, Wire.Frame(0x02, 20, 1, new byte[Limit])), Has.One.StartsWith("Frame 1 00 64"));
        Assert.That(Parsing.Feed(Parser, Wire.Frame(0x02, 20, 1, new byte[Limit + 1])), Has.One.StartsWith("Oversized 1 00 65"));
    }

    [Test]
    [Property("Rule", "W9")]
    public void TryParse_waits_for_the_longest_body_without_a_limit()
    {
        var buffer = new ReadOnlySequence<byte>(Hex.Parse("da bb c2 00 00 00 00 00 00 00 00 01 7f ff ff ff 00"));
        Assert.That(new FrameParser(int.MaxValue).TryParse(ref buffer, out _, out _), Is.EqualTo(ParseResult.NeedMore));
        Assert.That(buffer.Length, Is.EqualTo(17));
    }

    [TestCase("80 00 00 00")]
    [TestCase("ff ff ff ff")]
    [Property("Rule", "W9")]
    public void TryParse_throws_for_a_negative_length(string length) =>
        Assert.That(
            () => Parsing.Feed(Parser, Hex.Parse("da bb c2 00 00 00 00 00 00 00 00 01" + length)),
            Throws.TypeOf<DubboProtocolException>().With.Message.Contains("negative"));

    [TestCase("00", "00")]
    [TestCase("db", "db")]
    [TestCase("bb da", "bbda")]
    [TestCase("da ba", "daba")]
    [TestCase("da da bb", "dadabb")]
    [TestCase("16 03 01 00", "16030100 (TLS)")]
    [TestCase("\"GET / HTTP/1.1\"", "\"GET / HTTP/1.1\" (HTTP)")]
    [TestCase("\"SSH-2.0-OpenSSH_9.6\" 0d 0a", "\"SSH-2.0-OpenSSH_9.6\" (SSH)")]
    [TestCase("\"PRI * HTTP/2.0\" 0d 0a 0d 0a", "\"PRI * HTTP/2.0\" (HTTP/2, which Triple and gRPC use)")]
    [TestCase("\"ls\" 0d 0a", "\"ls\"")]
    [Property("Rule", "W8")]
    public void TryParse_throws_immediately_for_a_wrong_magic(string hex, string told) =>
        Assert.That(
            () => Parsing.Feed(Parser, Hex.Parse(hex)),
            Throws.TypeOf<DubboProtocolException>().With.Message.EqualTo(
                $"A dubbo frame starts with the bytes da bb, but {told} was received."));

    [Test]
    [Property("Rule", "W8")]
    public void TryParse_throws_when_a_wrong_second_byte_arrives()
    {
        var buffer = new ReadOnlySequence<byte>([0xda]);
        Assert.That(Parser.TryParse(ref buffer, out _, out _), Is.EqualTo(ParseResult.NeedMore));
        Assert.That(() => Parsing.Feed(Parser, [0xda], [0xbc]), Throws.TypeOf<DubboProtocolException>());
    }

    [Test]
    [Property("Rule", "W8")]
    public void TryParse_returns_frames_before_invalid_bytes()
    {
        var buffer = new ReadOnlySequence<byte>([.. Call, 0x47]);
        Assert.That(Parser.TryParse(ref buffer, out _, out _), Is.EqualTo(ParseResult.Frame));
        Assert.That(() => Parser.TryParse(ref buffer, out _, out _), Throws.TypeOf<DubboProtocolException>());
    }

    [Test]
    [Property("Rule", "W8")]
    public void TryParse_throws_for_invalid_bytes_after_an_oversized_body()
    {
        Assert.That(() => Parsing.Feed(Parser, [.. Oversized, 0x00]), Throws.TypeOf<DubboProtocolException>());
    }
}
