namespace DubboNet.Protocol;

/// <summary>The body formats that DubboNet knows by number (<c>org.apache.dubbo.common.serialize.Constants</c>).</summary>
internal static class SerializationId
{
    /// <summary>The one that is read and written.</summary>
    public const byte Hessian2 = 2;

    /// <summary>JSONB, which Java 3.2 uses for frames of its own accord; its heartbeats are answered.</summary>
    public const byte Fastjson2 = 23;
}
