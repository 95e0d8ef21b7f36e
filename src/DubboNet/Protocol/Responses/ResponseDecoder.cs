using DubboNet.Hessian;
using DubboNet.Protocol.Generic;

namespace DubboNet.Protocol.Responses;

/// <summary>
/// Reads response bodies, which are one of the six forms of a result or the text of an error (<c>DecodeableRpcResult</c>, W27, W57).
/// </summary>
internal static class ResponseDecoder
{
    /// <summary>Returns the result, or throws the exception for the caller.</summary>
    /// <exception cref="Exception">The method threw an exception. It has the type that is registered for its class, or is a
    /// <see cref="JavaException"/> if there is none.</exception>
    /// <exception cref="DubboRemoteException">The response has another status, or its body is not a result.</exception>
    /// <exception cref="DubboSerializationException">The body is malformed, or does not have the declared type.</exception>
    public static T? Decode<T>(in FrameHeader header, ReadOnlySpan<byte> body, IHessianFormatter<T> result, in ResponseTarget target)
    {
        if (header.Status != (byte)DubboStatus.Ok)
            throw target.CreateException((DubboStatus)header.Status, ReadErrorText(header, body), header.Id);
        if (header.Serialization != SerializationId.Hessian2)
        {
            throw target.CreateException(
                DubboStatus.Ok,
                $"The result has serialization {header.Serialization}, but the request had {SerializationId.Hessian2} (hessian2), which "
                    + "is the only one that DubboNet reads.",
                header.Id);
        }

        T? value;
        Exception? thrown;
        var reader = new HessianReader(body, target.Hessian);
        try
        {
            value = DecodeResult(ref reader, result, target, header.Id, out thrown);
        }
        catch (Exception e) when (e is not DubboException)
        {
            // Catches HessianException and the exceptions of the application's formatters.
            throw DubboSerializationException.CreateForResult(target.Method, target.RemoteEndPoint, header.Id, e);
        }
        finally
        {
            reader.Dispose();
        }

        return thrown is null ? value : throw thrown;
    }

    private static T? DecodeResult<T>(
        ref HessianReader reader, IHessianFormatter<T> result, in ResponseTarget target, long id, out Exception? exception)
    {
        exception = null;
        int form = reader.ReadInt32();
        if (form is < ResponseForm.Exception or > ResponseForm.Null + ResponseForm.WithAttachments)
            throw target.CreateException(DubboStatus.Ok, $"The result has the unknown form {form}; 0 to 5 are known.", id);

        T? value = default;
        object? thrown = null;
        int kind = form % ResponseForm.WithAttachments;
        if (kind == ResponseForm.Value && default(T) is not null && typeof(T) != typeof(DubboVoid) && reader.TryReadNull())
            kind = ResponseForm.Null;
        try
        {
            if (kind == ResponseForm.Value)
                value = result.Read(ref reader);
            else if (kind == ResponseForm.Exception)
                thrown = reader.ReadObject();
        }
        catch (HessianException error) when (error.AddField(null, kind == ResponseForm.Value ? "result" : "exception"))
        {
            throw;
        }

        if (form >= ResponseForm.WithAttachments && target.Attachments is { } attachments)
            AttachmentCodec.Read(ref reader, attachments, target.AttachmentLimits);
        if (kind == ResponseForm.Exception)
            exception = GetThrown(thrown, target, id);
        if (kind == ResponseForm.Null && default(T) is not null && typeof(T) != typeof(DubboVoid))
            throw CreateNullException<T>();
        return value;
    }

    /// <summary>Creates the error for null if the declared type does not allow it.</summary>
    public static HessianException CreateNullException<T>()
    {
        string declared = CSharpName.GetDisplayName(typeof(T));
        var error = new HessianException($"The provider returned null, but {declared} is declared. Declare {declared}? to accept null.");
        error.AddRoot("result");
        return error;
    }

    /// <summary>
    /// Returns the exception that the method threw. If a type is registered for its class, it is an exception of that type, whatever its
    /// base class.
    /// </summary>
    private static Exception GetThrown(object? value, in ResponseTarget target, long id)
    {
        if (value is Exception and not JavaException)
            return (Exception)value;
        if (JavaException.From(value, target.Hessian.Types) is not { } thrown)
        {
            return target.CreateException(
                DubboStatus.Ok, $"The response says that the method threw, but has {Describe(value)} instead of an exception.", id);
        }

        return target.Method is DubboMethod method && GenericMethod.Matches(method.Name, method.Descriptor)
            ? GenericException.Unwrap(thrown)
            : thrown;
    }

    private static string Describe(object? value) => value switch
    {
        null => "null",
        string text => $"the text '{PeerText.OneLine(text)}'",
        _ => CSharpName.Describe(value),
    };

    /// <summary>
    /// Reads a string in the serialization of the frame. Anything else is treated as an empty text and not as another error (W14).
    /// </summary>
    private static string ReadErrorText(in FrameHeader header, ReadOnlySpan<byte> body) =>
        SingleText.TryRead(header.Serialization, body, out string? text) ? text ?? "" : "";
}
