using DubboNet.Protocol;

namespace DubboNet.Remoting.Connections;

/// <summary>Takes the requests that a peer sends over a connection.</summary>
internal interface IRequestHandler
{
    /// <summary>
    /// Called on the receive loop, so it decodes and hands on; it does not wait and does not throw. The body is valid only
    /// during the call.
    /// </summary>
    void OnRequest(DubboConnection connection, in FrameHeader header, ReadOnlySpan<byte> body);
}
