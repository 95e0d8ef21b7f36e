using DubboNet.Protocol;
using DubboNet.Protocol.Requests;
using DubboNet.Protocol.Responses;

namespace DubboNet.Tests.Support;

/// <summary>Calls encoders and decoders as connections do.</summary>
internal static class Encoding
{
    public static RequestContext PlainRequest { get; } = new(HessianOptions.Default, [], null);

    public static ResponseContext WithAttachments { get; } = new(HessianOptions.Default, WithAttachments: true, IncludeStackTraces: false);

    public static ResponseContext WithoutAttachments { get; } = WithAttachments with { WithAttachments = false };

    public static RawFrame Request<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, Attachments? attachments = null, RequestContext? context = null)
    {
        FrameBuffer frame = FrameBuffer.Rent();
        RequestEncoder.Encode(frame, method, arguments, attachments, context ?? PlainRequest);
        frame.WriteHeader(FrameFlags.Request | FrameFlags.TwoWay, SerializationId.Hessian2, 0, 1);
        return Take(frame);
    }

    public static RawFrame Result<T>(T? result, IHessianFormatter<T> formatter, ResponseContext context, Attachments? attachments = null)
    {
        FrameBuffer frame = FrameBuffer.Rent();
        ResponseEncoder.EncodeResult(frame, 1, result, formatter, attachments, context);
        return Take(frame);
    }

    public static RawFrame Thrown(Exception exception, ResponseContext context, Attachments? attachments = null)
    {
        FrameBuffer frame = FrameBuffer.Rent();
        ResponseEncoder.EncodeException(frame, 1, exception, attachments, context);
        return Take(frame);
    }

    public static RawFrame Error(DubboStatus status, string text)
    {
        FrameBuffer frame = FrameBuffer.Rent();
        ResponseEncoder.EncodeError(frame, 1, status, text);
        return Take(frame);
    }

    /// <summary>Decodes a whole frame with header and body as the response of a call.</summary>
    public static T? Decode<T>(
        byte[] frame, IHessianFormatter<T> formatter, Attachments? attachments = null, HessianOptions? hessian = null)
    {
        var target = new ResponseTarget(FrameMethods.Echo, hessian ?? HessianOptions.Default, attachments, null, AttachmentLimits.Default);
        return ResponseDecoder.Decode(FrameHeader.Read(frame), frame.AsSpan(FrameHeader.Size), formatter, target);
    }

    private static RawFrame Take(FrameBuffer frame)
    {
        byte[] bytes = frame.Frame.ToArray();
        frame.Return();
        return new RawFrame(bytes[..FrameHeader.Size], bytes[FrameHeader.Size..]);
    }
}
