using System.Buffers.Binary;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using DubboNet.Remoting.Transport;

namespace DubboNet.Tool;

/// <summary>Sends heartbeats to a provider over a connection of its own.</summary>
internal sealed class HeartbeatConnection : IAsyncDisposable
{
    private const int HeaderLength = 16;
    private const int MaxBody = 8 * 1024 * 1024;
    private const byte RequestFlags = 0xE2;
    private const byte EventFlag = 0x20;
    private const byte RequestFlag = 0x80;
    private const byte Null = (byte)'N';

    private readonly Stream _stream;
    private long _id;

    private HeartbeatConnection(Stream stream) => _stream = stream;

    /// <summary>Connects to a provider.</summary>
    /// <exception cref="SocketException">The provider cannot be reached.</exception>
    /// <exception cref="System.Security.Authentication.AuthenticationException">The certificate is not accepted.</exception>
    public static async Task<HeartbeatConnection> ConnectAsync(
        EndPoint endPoint, SslClientAuthenticationOptions? tls, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Stream? stream = null;
        try
        {
            await socket.ConnectAsync(endPoint, cancellationToken).ConfigureAwait(false);
            stream = new NetworkStream(socket, ownsSocket: true);
            if (tls is not null)
            {
                var secure = new SslStream(stream);
                stream = secure;
                await secure.AuthenticateAsClientAsync(TlsHost.Apply(tls, endPoint), cancellationToken).ConfigureAwait(false);
            }

            return new HeartbeatConnection(stream);
        }
        catch
        {
            socket.Dispose();
            if (stream is not null)
                await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Sends a heartbeat, and waits for its response.</summary>
    /// <exception cref="IOException">The connection was lost.</exception>
    /// <exception cref="InvalidDataException">The peer does not speak the dubbo protocol.</exception>
    public async Task PingAsync(CancellationToken cancellationToken)
    {
        byte[] request = new byte[HeaderLength + 1];
        BinaryPrimitives.WriteUInt16BigEndian(request, 0xDABB);
        request[2] = RequestFlags;
        BinaryPrimitives.WriteInt64BigEndian(request.AsSpan(4), ++_id);
        BinaryPrimitives.WriteInt32BigEndian(request.AsSpan(12), 1);
        request[HeaderLength] = Null;
        await _stream.WriteAsync(request, cancellationToken).ConfigureAwait(false);
        while (!await ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            // Heartbeats and other events of the provider need no response here.
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    // Returns whether the frame is the response.
    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        byte[] header = new byte[HeaderLength];
        await _stream.ReadExactlyAsync(header, cancellationToken).ConfigureAwait(false);
        int length = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(12));
        if (BinaryPrimitives.ReadUInt16BigEndian(header) != 0xDABB || length is < 0 or > MaxBody)
            throw new InvalidDataException($"It sent {Convert.ToHexStringLower(header)}, which is not a frame of the dubbo protocol.");
        await _stream.ReadExactlyAsync(new byte[length], cancellationToken).ConfigureAwait(false);
        bool isResponse = (header[2] & RequestFlag) == 0 && (header[2] & EventFlag) != 0;
        return isResponse && BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(4)) == _id;
    }
}
