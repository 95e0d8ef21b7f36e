using DubboNet.Hessian;

namespace DubboNet.Protocol;

/// <summary>Bodies that are one string or null, in either of the serializations in which Java sends them: texts of errors and events.</summary>
internal static class SingleText
{
    /// <summary>False if it cannot be read: a peer's mistake there must cost nothing else.</summary>
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
