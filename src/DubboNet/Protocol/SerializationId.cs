namespace DubboNet.Protocol;

/// <summary>Defines the ids of the body formats that DubboNet knows (<c>org.apache.dubbo.common.serialize.Constants</c>).</summary>
internal static class SerializationId
{
    /// <summary>Hessian 2, the format that DubboNet reads and writes.</summary>
    public const byte Hessian2 = 2;

    /// <summary>
    /// JSONB, which Java 3.2 uses for some frames regardless of the configured format. Heartbeats in this format receive a response.
    /// </summary>
    public const byte Fastjson2 = 23;
}
