using System.Buffers.Binary;
using DubboNet.Hessian;
using DubboNet.Interop.Tests.Java;
using DubboNet.Protocol;
using DubboNet.Protocol.Requests;
using Frames;

namespace DubboNet.Interop.Tests.Captured;

/// <summary>The same calls, made by .NET: byte for byte what Java sent, but for the invoke id.</summary>
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
    public async Task Request_equals_Javas(string line, string name)
    {
        CapturedFrame captured = CapturedFrame.Requests(line, name).First();
        byte[] expected = WithUnnamedLists(WithoutUserAttachment(captured.Bytes));
        FrameHeader header = FrameHeader.Read(expected);
        ReproducedRequest request = ReproducedRequest.All.Single(candidate => candidate.Case == name);
        FrameBuffer frame = FrameBuffer.Rent();
        await request.CallAsync(new RequestRecorder(frame, ContextOf(captured)));
        frame.WriteHeader(header.Flags, SerializationId.Hessian2, 0, header.Id);

        Assert.That(Convert.ToHexString(frame.Frame), Is.EqualTo(Convert.ToHexString(expected)));
        frame.Return();
    }

    /// <summary>
    /// The one user attachment of the captures stands where Java's HashMap puts it, and in 2.7 stays with all later calls of its thread: it is taken out.
    /// </summary>
    private static byte[] WithoutUserAttachment(byte[] frame)
    {
        byte[] entry = DubboMethod.EncodeStrings("trace", "t-1");
        int at = frame.AsSpan().IndexOf(entry);
        if (at < 0)
            return frame;
        return WithLength([.. frame[..at], .. frame[(at + entry.Length)..]]);
    }

    /// <summary>Up to hessian-lite 3.2 (Dubbo 3.2) an ArrayList of a few items is written with its class name; hessian-lite 4 (3.3) and DubboNet write it without.</summary>
    private static byte[] WithUnnamedLists(byte[] frame)
    {
        const int Named = 0x70, Unnamed = 0x78;
        ReadOnlySpan<byte> name = [19, .. "java.util.ArrayList"u8];
        int at = frame.AsSpan().IndexOf(name);
        return at < 0 ? frame : WithUnnamedLists(WithLength([.. frame[..(at - 1)], (byte)(frame[at - 1] - Named + Unnamed), .. frame[(at + name.Length)..]]));
    }

    private static byte[] WithLength(byte[] frame)
    {
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(FrameHeader.Size - sizeof(int)), frame.Length - FrameHeader.Size);
        return frame;
    }

    /// <summary>The application's name and whether a time-out is sent differ between lines: both are read off the capture.</summary>
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
