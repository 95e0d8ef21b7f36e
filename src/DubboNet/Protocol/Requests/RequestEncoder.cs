using System.Globalization;
using DubboNet.Hessian;

namespace DubboNet.Protocol.Requests;

/// <summary>
/// Writes request bodies (<c>DubboCodec.encodeRequestData</c>). A body is one Hessian stream with the protocol version, interface, service
/// version, method, descriptor, arguments and attachments (W16–W18, W24). The five strings and the protocol's own attachments are
/// precomputed bytes.
/// </summary>
internal static class RequestEncoder
{
    private static readonly byte[] RemainingKey = DubboMethod.EncodeStrings(AttachmentKeys.Remaining);
    private static readonly byte[] TimeoutKey = DubboMethod.EncodeStrings(AttachmentKeys.Timeout);

    /// <param name="target">Receives the body.</param>
    /// <param name="method">The method, whose service has the group, version and path.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="attachments">The attachments of the application.</param>
    /// <param name="context">Contains what the connection adds to every request.</param>
    public static void Encode<TArguments, TResult>(
        FrameBuffer target, DubboMethod<TArguments, TResult> method, TArguments arguments, Attachments? attachments,
        in RequestContext context)
    {
        var writer = new HessianWriter(target, context.Hessian);
        try
        {
            writer.WriteRaw(method.Head);
            method.Arguments.Write(ref writer, arguments);
            WriteAttachments(ref writer, method, attachments, context);
            writer.Flush();
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>
    /// Writes the attachments. The protocol's keys are in the order of Java's HashMap, so that plain requests equal those of Java byte for
    /// byte.
    /// </summary>
    private static void WriteAttachments(ref HessianWriter writer, DubboMethod method, Attachments? attachments, in RequestContext context)
    {
        writer.SkipReference();
        writer.WriteMapStart();
        writer.WriteRaw(method.PathAttachment);
        writer.WriteRaw(context.ApplicationAttachment);
        writer.WriteRaw(context.CallbackAttachments);
        writer.WriteRaw(method.InterfaceAttachments);
        AttachmentCodec.WriteUserEntries(ref writer, attachments, withToken: context.TokenAttachment.Length == 0);
        if (context.TimeoutMilliseconds is { } timeout)
        {
            Span<char> digits = stackalloc char[20];
            timeout.TryFormat(digits, out int length, provider: CultureInfo.InvariantCulture);
            writer.WriteRaw(TimeoutKey);
            writer.WriteString(digits[..length]);
            if (context.SendsRemaining)
            {
                writer.WriteRaw(RemainingKey);
                writer.WriteInt32((int)Math.Min(timeout, int.MaxValue));
            }
        }

        writer.WriteRaw(method.GroupAttachment);
        writer.WriteRaw(context.TokenAttachment);
        writer.WriteMapEnd();
    }
}
