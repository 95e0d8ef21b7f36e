using DubboNet.Protocol;

namespace DubboNet.Remoting.Connections;

/// <summary>Handles the requests of a peer.</summary>
internal interface IRequestHandler
{
    /// <summary>
    /// Handles a request. It is called on the receive loop, so it only decodes the request and passes it on. It must not throw. The body is
    /// valid until the method returns. The loop continues when the returned task has completed.
    /// </summary>
    ValueTask OnRequest(DubboConnection connection, in FrameHeader header, ReadOnlySpan<byte> body);
}
