using DubboNet.Hessian;

namespace DubboNet.Protocol.Responses;

/// <summary>Writes response frames (<c>DubboCodec.encodeResponseData</c>, <c>ExchangeCodec.encodeResponse</c>).</summary>
internal static class ResponseEncoder
{
    private static readonly byte[] ProtocolVersionEntry = DubboMethod.EncodeStrings(AttachmentKeys.Dubbo, DubboMethod.ProtocolVersion);

    private static readonly HessianThrowableFormatter WithStack = new(includeStackTraces: true);
    private static readonly HessianThrowableFormatter WithoutStack = new();

    /// <summary>Writes a result. Null has a form of its own, which is also used for void (W30).</summary>
    public static void EncodeResult<T>(
        FrameBuffer target, long id, T? result, IHessianFormatter<T> formatter, Attachments? attachments, in ResponseContext context)
    {
        bool isNull = result is null or DubboVoid;
        var writer = new HessianWriter(target, context.Hessian);
        try
        {
            writer.WriteInt32((isNull ? ResponseForm.Null : ResponseForm.Value) + context.FormOffset);
            if (!isNull)
                WriteResult(ref writer, formatter, result);
            Finish(target, id, ref writer, attachments, context);
        }
        finally
        {
            writer.Dispose();
        }
    }

    private static void WriteResult<T>(ref HessianWriter writer, IHessianFormatter<T> formatter, T? result)
    {
        try
        {
            formatter.Write(ref writer, result);
        }
        catch (HessianException error) when (error.AddField(null, "result"))
        {
            throw;
        }
    }

    /// <summary>Writes the exception that the method threw. The consumer rethrows it (W31–W34).</summary>
    public static void EncodeException(FrameBuffer target, long id, Exception thrown, Attachments? attachments, in ResponseContext context)
    {
        var writer = new HessianWriter(target, context.Hessian);
        try
        {
            writer.WriteInt32(ResponseForm.Exception + context.FormOffset);
            WriteThrown(ref writer, thrown, context.IncludeStackTraces ? WithStack : WithoutStack);
            Finish(target, id, ref writer, attachments, context);
        }
        finally
        {
            writer.Dispose();
        }
    }

    private static void WriteThrown(ref HessianWriter writer, Exception thrown, HessianThrowableFormatter formatter)
    {
        try
        {
            formatter.Write(ref writer, thrown);
        }
        catch (HessianException error) when (error.AddField(null, "exception"))
        {
            throw;
        }
    }

    /// <summary>
    /// Writes an error with a status other than OK and a text. The body is one string without attachments, always in Hessian 2.
    /// </summary>
    public static void EncodeError(FrameBuffer target, long id, DubboStatus status, string text)
    {
        using var writer = new HessianWriter(target, HessianOptions.Default);
        writer.WriteString(text);
        writer.Flush();
        target.WriteHeader(FrameFlags.None, SerializationId.Hessian2, (byte)status, id);
    }

    private static void Finish(FrameBuffer target, long id, ref HessianWriter writer, Attachments? attachments, in ResponseContext context)
    {
        if (context.WithAttachments)
        {
            writer.SkipReference();
            writer.WriteMapStart();
            writer.WriteRaw(ProtocolVersionEntry);
            AttachmentCodec.WriteUserEntries(ref writer, attachments);
            writer.WriteMapEnd();
        }

        writer.Flush();
        target.WriteHeader(FrameFlags.None, SerializationId.Hessian2, (byte)DubboStatus.Ok, id);
    }
}
