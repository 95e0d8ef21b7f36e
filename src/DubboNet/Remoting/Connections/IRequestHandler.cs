using DubboNet.Protocol;

namespace DubboNet.Remoting.Connections;

/// <summary>Takes the requests that a peer sends over a connection.</summary>
internal interface IRequestHandler
{
    /// <summary>
    /// Called on the receive loop, so it decodes and hands on; it does not throw. The body is valid only until it returns;
    /// the loop reads on when the task is done.
    /// </summary>
    ValueTask OnRequest(DubboConnection connection, in FrameHeader header, ReadOnlySpan<byte> body);
}
