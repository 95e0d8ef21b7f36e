using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace DubboNet.AspNetCore.Tests.JsonRpc;

/// <summary>A client of WebSockets that does nothing by itself, such as responding to pings.</summary>
internal sealed class RawSocket : IDisposable
{
    private const byte FinalText = 0x81;
    private const byte Masked = 0x80;
    private const byte LongLength = 127;

    private readonly TcpClient _client = new();

    private NetworkStream Stream => _client.GetStream();

    /// <summary>Opens a WebSocket.</summary>
    public static async Task<RawSocket> ConnectAsync(Uri server, string path)
    {
        var socket = new RawSocket();
        await socket._client.ConnectAsync(server.Host, server.Port).Within();
        await socket.Stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"));
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await socket.Stream.ReadExactlyAsync(one).AsTask().Within();
            head.Append((char)one[0]);
        }

        Assert.That(head.ToString(), Does.StartWith("HTTP/1.1 101 "));
        return socket;
    }

    /// <summary>Sends a message. Its mask is zero, so its bytes are sent as they are.</summary>
    public async Task SendTextAsync(byte[] text)
    {
        var frame = new byte[text.Length + 14];
        (frame[0], frame[1]) = (FinalText, Masked | LongLength);
        BinaryPrimitives.WriteInt64BigEndian(frame.AsSpan(2), text.Length);
        text.CopyTo(frame, 14);
        await Stream.WriteAsync(frame);
    }

    /// <summary>Reads until the server ends the connection.</summary>
    public async Task ReadToEndAsync()
    {
        try
        {
            await Stream.CopyToAsync(System.IO.Stream.Null);
        }
        catch (IOException)
        {
            // A reset is an end, too.
        }
    }

    public void Dispose() => _client.Dispose();
}
