using System.Net;
using System.Net.Sockets;
using DubboNet.Protocol;

namespace DubboNet.TestKit;

/// <summary>Represents the other end of a connection. It sends any bytes that the test specifies, whether they are Dubbo or not.</summary>
internal sealed class RawPeer(Stream stream, Socket? socket = null) : IDisposable
{
    public Stream Stream => stream;

    /// <summary>Connects to a server under test.</summary>
    public static async Task<RawPeer> ConnectAsync(IPEndPoint endPoint)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(endPoint).Within();
        return new RawPeer(new NetworkStream(socket, ownsSocket: true), socket);
    }

    /// <summary>Limits the bytes that the system buffers for a peer that does not read. By default, it buffers tens of megabytes.</summary>
    public void LimitReceiveBuffer(int bytes) => socket!.ReceiveBufferSize = bytes;

    public Task SendAsync(params byte[] bytes) => stream.WriteAsync(bytes).Within();

    /// <summary>Returns the next frame, or null at any end of the stream.</summary>
    public async Task<RawFrame?> ReadFrameAsync()
    {
        byte[] head = new byte[FrameHeader.Size];
        if (!await TryFillAsync(head))
            return null;
        byte[] body = new byte[FrameHeader.Read(head).BodyLength];
        return await TryFillAsync(body) ? new RawFrame(head, body) : null;
    }

    /// <summary>Sends a frame and returns the next one.</summary>
    public async Task<RawFrame> AskAsync(byte[] request)
    {
        await SendAsync(request);
        return await ReadFrameAsync() ?? throw new IOException("The connection was closed without a response.");
    }

    /// <summary>Returns the next byte, or null at the end of the stream.</summary>
    public async Task<byte?> ReadByteAsync()
    {
        byte[] one = new byte[1];
        return await TryFillAsync(one) ? one[0] : null;
    }

    /// <summary>Returns whether the other side ends the connection without sending more data.</summary>
    public async Task<bool> IsClosedByPeerAsync() => await ReadByteAsync() is null;

    /// <summary>Ends this direction only.</summary>
    public void FinishSending() => socket!.Shutdown(SocketShutdown.Send);

    /// <summary>Resets the connection.</summary>
    public void Reset()
    {
        // Disposing the stream would end the connection normally first.
        socket!.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Dispose();
    }

    public void Dispose() => stream.Dispose();

    private async Task<bool> TryFillAsync(Memory<byte> target)
    {
        try
        {
            return await stream.ReadAtLeastAsync(target, target.Length, throwOnEndOfStream: false).Within() == target.Length;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
