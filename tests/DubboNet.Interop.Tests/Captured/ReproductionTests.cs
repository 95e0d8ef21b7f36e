using System.Buffers.Binary;
using DubboNet.Hessian;
using DubboNet.Interop.Tests.Java;
using DubboNet.Protocol;
using DubboNet.Protocol.Requests;
using Example.Frames;

namespace DubboNet.Interop.Tests.Captured;

/// <summary>Makes the calls of Java in .NET and compares the bytes. Only the request id differs.</summary>
public sealed class ReproductionTests
{
    private static readonly HessianOptions Options = new() { Types = FrameTypes.Options.Types, CompactTypedLists = true };

    private const string Callback = AttachmentKeys.CallbackArgument + "1";

    private static IEnumerable<TestCaseData> Cases() =>
        from line in JavaLine.Names
        from request in ReproducedRequest.All
        where CapturedFrame.Requests(line, request.Case).Any()
        select new TestCaseData(line, request.Case).SetArgDisplayNames(line, request.Case);

    [TestCaseSource(nameof(Cases))]
    [Property("Rule", "W1")]
    [Property("Rule", "W2")]
    [Property("Rule", "W16")]
    [Property("Rule", "W17")]
    public async Task Request_equals_that_of_Java(string line, string name)
    {
        CapturedFrame captured = CapturedFrame.Requests(line, name).First();
        byte[] expected = WithHashSets(WithUnnamedLists(WithoutUserAttachment(captured.Bytes)));
        FrameHeader header = FrameHeader.Read(expected);
        ReproducedRequest request = ReproducedRequest.All.Single(candidate => candidate.Case == name);
        FrameBuffer frame = FrameBuffer.Rent();
        await request.CallAsync(new RequestRecorder(frame, ContextOf(captured)));
        frame.WriteHeader(header.Flags, SerializationId.Hessian2, 0, header.Id);

        Assert.That(Convert.ToHexString(frame.Frame), Is.EqualTo(Convert.ToHexString(expected)));
        frame.Return();
    }

    /// <summary>
    /// Removes the user attachment. Its position depends on Java's HashMap, and 2.7 sends it with all later calls of its thread.
    /// </summary>
    private static byte[] WithoutUserAttachment(byte[] frame)
    {
        byte[] entry = DubboMethod.EncodeStrings("trace", "t-1");
        int at = frame.AsSpan().IndexOf(entry);
        if (at < 0)
            return frame;
        return WithLength([.. frame[..at], .. frame[(at + entry.Length)..]]);
    }

    /// <summary>Replaces the class of Java's sets. The contract from the jar has an IReadOnlySet, which is written as a HashSet.</summary>
    private static byte[] WithHashSets(byte[] frame)
    {
        byte[] linked = DubboMethod.EncodeStrings("java.util.LinkedHashSet");
        int at = frame.AsSpan().IndexOf(linked);
        return at < 0
            ? frame
            : WithLength([.. frame[..at], .. DubboMethod.EncodeStrings("java.util.HashSet"), .. frame[(at + linked.Length)..]]);
    }

    /// <summary>
    /// Removes the class name of short lists. Hessian-lite up to 3.2 (Dubbo 3.2) writes it for an ArrayList. Hessian-lite 4 (3.3) and
    /// DubboNet do not.
    /// </summary>
    private static byte[] WithUnnamedLists(byte[] frame)
    {
        const int Named = 0x70, Unnamed = 0x78;
        ReadOnlySpan<byte> name = [19, .. "java.util.ArrayList"u8];
        int at = frame.AsSpan().IndexOf(name);
        return at < 0
            ? frame
            : WithUnnamedLists(WithLength([.. frame[..(at - 1)], (byte)(frame[at - 1] - Named + Unnamed), .. frame[(at + name.Length)..]]));
    }

    private static byte[] WithLength(byte[] frame)
    {
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(FrameHeader.Size - sizeof(int)), frame.Length - FrameHeader.Size);
        return frame;
    }

    /// <summary>Reads from the capture whether the name of the application and the timeout are sent, which depends on the line.</summary>
    private static RequestContext ContextOf(CapturedFrame captured)
    {
        var attachments = new Attachments();
        var reader = new HessianReader(captured.Bytes.AsSpan(FrameHeader.Size), FrameTypes.Options);
        try
        {
            JvmDescriptor.TrySplit(RequestHead.Read(ref reader).Descriptor, out IReadOnlyList<string> parameters);
            for (int i = 0; i < parameters.Count; i++)
                reader.Skip();
            AttachmentCodec.Read(ref reader, attachments, AttachmentLimits.Default);
        }
        finally
        {
            reader.Dispose();
        }

        string? application = attachments.GetText(AttachmentKeys.RemoteApplication);
        string? timeout = attachments.GetText(AttachmentKeys.Timeout);
        return new RequestContext(
            Options,
            application is null ? [] : DubboMethod.EncodeStrings(AttachmentKeys.RemoteApplication, application),
            timeout is null ? null : long.Parse(timeout, System.Globalization.CultureInfo.InvariantCulture))
        {
            CallbackAttachments = attachments.GetText(Callback) is { } id ? DubboMethod.EncodeStrings(Callback, id) : [],
        };
    }
}
