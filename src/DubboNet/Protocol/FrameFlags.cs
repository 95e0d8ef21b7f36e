namespace DubboNet.Protocol;

/// <summary>
/// Specifies the upper three bits of a frame's third byte. The lower five bits are the serialization id (<c>ExchangeCodec</c>).
/// </summary>
[Flags]
internal enum FrameFlags : byte
{
    /// <summary>A response without other flags.</summary>
    None = 0,

    /// <summary>A heartbeat or another event instead of a call or its result.</summary>
    Event = 0x20,

    /// <summary>The request expects a response. The flag has no meaning in responses.</summary>
    TwoWay = 0x40,

    /// <summary>A request. The flag is not set in responses.</summary>
    Request = 0x80,
}
