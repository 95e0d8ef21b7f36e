using System.Buffers;
using System.Text;
using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Protocol.Requests;
using DubboNet.Protocol.Responses;
using Example.Frames;

namespace DubboNet.Interop.Tests.Captured;

/// <summary>Reads every frame of every capture as a provider or a consumer does, with the stream split in many ways.</summary>
[TestFixtureSource(typeof(CapturedFrame), nameof(CapturedFrame.Files))]
public sealed class CapturedStreamTests(string file)
{
    private const int MaxPayload = 8 * 1024 * 1024;
    private const int RandomCuts = 200;

    private readonly List<CapturedFrame> _frames = CapturedFrame.Read(file);

    [Test]
    [Property("Rule", "W1")]
    public void Header_is_read_and_written_back_as_the_same_bytes()
    {
        foreach (CapturedFrame frame in _frames)
        {
            var header = new byte[FrameHeader.Size];
            FrameHeader.Read(frame.Bytes).Write(header);
            Assert.That(header, Is.EqualTo(frame.Bytes[..FrameHeader.Size]), frame.ToString());
        }
    }

    [Test]
    [Property("Rule", "W16")]
    [Property("Rule", "W22")]
    public void Requests_in_hessian_are_read_to_their_last_byte()
    {
        int read = 0;
        foreach (CapturedFrame frame in _frames.Where(frame => frame.IsHessian))
        {
            FrameHeader header = FrameHeader.Read(frame.Bytes);
            if (!header.IsRequest || header.IsEvent)
                continue;
            Assert.That(() => ReadRequest(frame), Throws.Nothing, frame.ToString());
            read++;
        }

        TestContext.Out.WriteLine($"{file}: {read} requests read");
    }

    [Test]
    [Property("Rule", "W27")]
    [Property("Rule", "W31")]
    public void Responses_in_hessian_are_read_to_their_last_byte()
    {
        int read = 0;
        foreach (CapturedFrame frame in _frames.Where(frame => frame.IsHessian))
        {
            FrameHeader header = FrameHeader.Read(frame.Bytes);
            if (header.IsRequest || header.IsEvent)
                continue;
            Assert.That(() => ReadResponse(header, frame), Throws.Nothing, frame.ToString());
            read++;
        }

        Assert.That(read, Is.Positive);
        TestContext.Out.WriteLine($"{file}: {read} responses read");
    }

    [Test]
    [Property("Rule", "W6")]
    public void Stream_split_at_any_position_has_the_same_frames()
    {
        foreach (IGrouping<(string, bool), CapturedFrame> stream in _frames.GroupBy(frame => (frame.Connection, frame.FromConsumer)))
        {
            byte[] bytes = [.. stream.SelectMany(frame => frame.Bytes)];
            string whole = Parse(bytes, [bytes.Length]);
            Assert.That(whole.Split('\n'), Has.Length.EqualTo(stream.Count() + 1));
            Assert.That(Parse(bytes, Enumerable.Repeat(1, bytes.Length)), Is.EqualTo(whole), "byte by byte");
            for (int seed = 0; seed < RandomCuts; seed++)
                Assert.That(Parse(bytes, Cuts(bytes.Length, seed)), Is.EqualTo(whole), $"seed {seed}");
        }
    }

    [Test]
    [Property("Rule", "W6")]
    public void Short_stream_split_at_every_position_has_the_same_frames()
    {
        byte[] bytes = [.. _frames.Where(frame => frame.Bytes.Length < 1000).Take(12).SelectMany(frame => frame.Bytes)];
        string whole = Parse(bytes, [bytes.Length]);
        for (int split = 1; split < bytes.Length; split++)
            Assert.That(Parse(bytes, [split, bytes.Length - split]), Is.EqualTo(whole), $"split at {split}");
    }

    /// <summary>Gets the head of a request with one argument.</summary>
    private static byte[] OneArgument { get; } =
        DubboMethod.EncodeStrings(DubboMethod.ProtocolVersion, "S", "0.0.0", "m", "Ljava/lang/Object;");

    private static void ReadRequest(CapturedFrame frame)
    {
        var reader = new HessianReader(frame.Bytes.AsSpan(FrameHeader.Size), FrameTypes.Options);
        try
        {
            RequestHead head = RequestHead.Read(ref reader);
            Assert.That(JvmDescriptor.TrySplit(head.Descriptor, out IReadOnlyList<string> parameters));
            for (int i = 0; i < parameters.Count; i++)
                reader.Skip();
            var attachments = new Attachments();
            AttachmentCodec.Read(ref reader, attachments, AttachmentLimits.Default);
            Assert.That(reader.IsAtEnd);
            Assert.That(attachments.GetText(AttachmentKeys.Path), Is.Not.Null);
            AssertScanned(frame.Bytes.AsSpan(FrameHeader.Size), attachments);
        }
        finally
        {
            reader.Dispose();
        }
    }

    private static void ReadResponse(in FrameHeader header, CapturedFrame frame)
    {
        var reader = new HessianReader(frame.Bytes.AsSpan(FrameHeader.Size), FrameTypes.Options);
        try
        {
            if (header.Status != (byte)DubboStatus.Ok)
            {
                Assert.That(reader.ReadString(), Is.Not.Empty);
            }
            else
            {
                int form = reader.ReadInt32();
                int start = reader.Position;
                bool isNull = form % ResponseForm.WithAttachments == ResponseForm.Null;
                if (!isNull)
                    reader.Skip();
                Attachments attachments = [];
                if (form >= ResponseForm.WithAttachments)
                    AttachmentCodec.Read(ref reader, attachments, AttachmentLimits.Default);
                if (form >= ResponseForm.WithAttachments && !isNull)
                    AssertScanned([.. OneArgument, .. frame.Bytes.AsSpan(FrameHeader.Size + start)], attachments);
            }

            Assert.That(reader.IsAtEnd);
        }
        finally
        {
            reader.Dispose();
        }
    }

    /// <summary>Asserts that the attachments are found after arguments that are skipped.</summary>
    private static void AssertScanned(ReadOnlySpan<byte> body, Attachments expected)
    {
        Attachments scanned = [];
        RequestHead.Scan(body, scanned, FrameTypes.Options, AttachmentLimits.Default, out bool isWhole);
        Assert.That(
            isWhole ? scanned : scanned.Where(entry => expected.TryGet(entry.Key, out _)), Is.EquivalentTo(isWhole ? expected : scanned));
    }

    /// <summary>Passes pieces of the given lengths to a parser. Returns one line for each frame that it finds.</summary>
    private static string Parse(byte[] bytes, IEnumerable<int> pieces)
    {
        var parser = new FrameParser(MaxPayload);
        var found = new StringBuilder();
        int consumed = 0;
        int fed = 0;
        foreach (int piece in pieces)
        {
            fed += piece;
            var buffer = new ReadOnlySequence<byte>(bytes, consumed, fed - consumed);
            while (parser.TryParse(ref buffer, out FrameHeader header, out ReadOnlySequence<byte> body) == ParseResult.Frame)
                found.Append(header.Id).Append(' ').Append(header.Flags).Append(' ').Append(Hash(body)).Append('\n');
            consumed = fed - (int)buffer.Length;
        }

        Assert.That(consumed, Is.EqualTo(bytes.Length));
        return found.ToString();
    }

    private static int Hash(in ReadOnlySequence<byte> body)
    {
        var hash = new HashCode();
        foreach (ReadOnlyMemory<byte> segment in body)
            hash.AddBytes(segment.Span);
        return hash.ToHashCode();
    }

    private static List<int> Cuts(int length, int seed)
    {
        var random = new Random(seed);
        var cuts = new List<int>();
        for (int left = length; left > 0; left -= cuts[^1])
            cuts.Add(Math.Min(left, 1 + random.Next(random.Next(2) == 0 ? 20 : 3000)));
        return cuts;
    }
}
