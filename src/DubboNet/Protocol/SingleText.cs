using DubboNet.Hessian;

namespace DubboNet.Protocol;

/// <summary>
/// Reads bodies that are one string or null, such as the texts of errors and events. Supports both serializations in which Java sends them.
/// </summary>
internal static class SingleText
{
    /// <summary>Reads the text. Returns false if it cannot be read, so that an error of the peer here has no other effect.</summary>
    public static bool TryRead(byte serialization, ReadOnlySpan<byte> body, out string? text)
    {
        text = null;
        if (serialization == SerializationId.Fastjson2)
            return Fastjson2Text.TryRead(body, out text);
        if (serialization != SerializationId.Hessian2)
            return false;
        try
        {
            text = HessianSerializer.Deserialize(body, HessianFormatters.String);
            return true;
        }
        catch (HessianException)
        {
            return false;
        }
    }
}
