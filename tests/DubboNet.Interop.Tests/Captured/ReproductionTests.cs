using System.Buffers.Binary;
using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Protocol.Requests;
using Frames;

namespace DubboNet.Interop.Tests.Captured;

/// <summary>The same calls, made by .NET: byte for byte what Java sent, but for the invoke id.</summary>
public sealed class ReproductionTests
{
    /// <summary>Dubbo up to 3.2 (hessian-lite 3.2.x) writes an ArrayList with its class name, 3.3 without.</summary>
    private static readonly Dictionary<string, string?> ListTypes = new()
    {
        ["2.6"] = "java.util.ArrayList",
        ["2.7"] = "java.util.ArrayList",
        ["3.2"] = "java.util.ArrayList",
        ["3.3"] = null,
    };

    private const string Callback = AttachmentKeys.CallbackArgument + "1";

    private static IEnumerable<TestCaseData> Cases() =>
        from line in ListTypes.Keys
        from request in ReproducedRequest.All
        where CapturedFrame.Requests(line, request.Case).Any()
        select new TestCaseData(line, request.Case).SetArgDisplayNames(line, request.Case);

    [TestCaseSource(nameof(Cases))]
    [Property("Rule", "W1")]
    [Property("Rule", "W2")]
    [Property("Rule", "W16")]
    [Property("Rule", "W17")]
    public void Request_equals_Javas(string line, string name)
    {
        CapturedFrame captured = CapturedFrame.Requests(line, name).First();
        byte[] expected = WithoutUserAttachment(captured.Bytes);
        FrameHeader header = FrameHeader.Read(expected);
        ReproducedRequest request = ReproducedRequest.All.Single(candidate => candidate.Case == name);
        FrameBuffer frame = FrameBuffer.Rent();
        request.Encode(new ReproducedRequest.Target(frame, ContextOf(captured, line), ListTypes[line]));
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
        byte[] rest = [.. frame[..at], .. frame[(at + entry.Length)..]];
        BinaryPrimitives.WriteInt32BigEndian(rest.AsSpan(FrameHeader.Size - sizeof(int)), rest.Length - FrameHeader.Size);
        return rest;
    }

    /// <summary>The application's name and whether a time-out is sent differ between lines: both are read off the capture.</summary>
    private static RequestContext ContextOf(CapturedFrame captured, string line)
    {
        var attachments = new Attachments();
        var reader = new HessianReader(captured.Bytes.AsSpan(FrameHeader.Size), FrameTypes.Options);
        try
        {
            JvmDescriptor.TrySplit(RequestHead.Read(ref reader).Descriptor, out IReadOnlyList<string> parameters);
            for (int i = 0; i < parameters.Count; i++)
                reader.Skip();
            AttachmentCodec.Read(ref reader, attachments);
        }
        finally
        {
            reader.Dispose();
        }

        string? application = attachments.GetText(AttachmentKeys.RemoteApplication);
        string? timeout = attachments.GetText(AttachmentKeys.Timeout);
        HessianOptions options = JavaOrder.Options(ListTypes[line]);
        return new RequestContext(
            options,
            application is null ? [] : DubboMethod.EncodeStrings(AttachmentKeys.RemoteApplication, application),
            timeout is null ? null : long.Parse(timeout, System.Globalization.CultureInfo.InvariantCulture))
        {
            CallbackAttachments = attachments.GetText(Callback) is { } id ? DubboMethod.EncodeStrings(Callback, id) : [],
        };
    }
}
