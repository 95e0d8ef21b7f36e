using DubboNet.Hessian;
using DubboNet.Protocol.Generic;

namespace DubboNet.Protocol.Responses;

/// <summary>Reads response bodies: the six forms of a result, or the text of an error (<c>DecodeableRpcResult</c>, W27, W57).</summary>
internal static class ResponseDecoder
{
    /// <summary>The result, or the exception that the caller gets.</summary>
    /// <exception cref="JavaException">The method threw.</exception>
    /// <exception cref="DubboRemoteException">The provider answered with another status, or with what is no result.</exception>
    /// <exception cref="HessianException">The body is malformed, or not of the declared type.</exception>
    public static T? Decode<T>(in FrameHeader header, ReadOnlySpan<byte> body, IHessianFormatter<T> result, in ResponseTarget target)
    {
        if (header.Status != (byte)DubboStatus.Ok)
            throw target.Error((DubboStatus)header.Status, ReadErrorText(header, body), header.Id);
        if (header.Serialization != SerializationId.Hessian2)
        {
            throw target.Error(
                DubboStatus.Ok, $"The result is in serialization {header.Serialization}, the request was in {SerializationId.Hessian2} (hessian2).", header.Id);
        }

        var reader = new HessianReader(body, target.Hessian);
        try
        {
            return DecodeResult(ref reader, result, target, header.Id);
        }
        finally
        {
            reader.Dispose();
        }
    }

    private static T? DecodeResult<T>(ref HessianReader reader, IHessianFormatter<T> result, in ResponseTarget target, long id)
    {
        int form = reader.ReadInt32();
        if (form is < ResponseForm.Exception or > ResponseForm.Null + ResponseForm.WithAttachments)
            throw target.Error(DubboStatus.Ok, $"The result has the unknown form {form}; 0 to 5 are known.", id);

        T? value = default;
        object? thrown = null;
        int kind = form % ResponseForm.WithAttachments;
        if (kind == ResponseForm.Value && default(T) is not null && typeof(T) != typeof(DubboVoid) && reader.TryReadNull())
            kind = ResponseForm.Null;
        if (kind == ResponseForm.Value)
            value = result.Read(ref reader);
        else if (kind == ResponseForm.Exception)
            thrown = reader.ReadObject();

        if (form >= ResponseForm.WithAttachments && target.Attachments is { } attachments)
            AttachmentCodec.Read(ref reader, attachments);
        if (kind == ResponseForm.Exception)
            throw Thrown(thrown, target, id);
        if (kind == ResponseForm.Null && default(T) is not null && typeof(T) != typeof(DubboVoid))
            throw new HessianException($"The provider returned null where {typeof(T).Name} is declared.");
        return value;
    }

    private static Exception Thrown(object? value, in ResponseTarget target, long id)
    {
        if (JavaException.From(value, target.Hessian.Types) is not { } thrown)
            return target.Error(DubboStatus.Ok, $"Where an exception is due, the provider sent {Describe(value)}.", id);
        return target.Method is DubboMethod method && GenericMethod.Is(method.Name, method.Descriptor) ? GenericException.Unwrap(thrown) : thrown;
    }

    private static string Describe(object? value) => value switch
    {
        null => "null",
        string text => $"the text '{text}'",
        _ => value.GetType().Name,
    };

    /// <summary>One string in the frame's serialization. Whatever else it is counts as no text, never as an error of its own (W14).</summary>
    private static string ReadErrorText(in FrameHeader header, ReadOnlySpan<byte> body) =>
        SingleText.TryRead(header.Serialization, body, out string? text) ? text ?? "" : "";
}
