namespace DubboNet.Protocol;

/// <summary>The upper three bits of a frame's third byte; the lower five are the serialization id (<c>ExchangeCodec</c>).</summary>
[Flags]
internal enum FrameFlags : byte
{
    /// <summary>A response without further marks.</summary>
    None = 0,

    /// <summary>Not an RPC body: a heartbeat or another event.</summary>
    Event = 0x20,

    /// <summary>A response is wanted. Means nothing in responses.</summary>
    TwoWay = 0x40,

    /// <summary>A request; clear in responses.</summary>
    Request = 0x80,
}
