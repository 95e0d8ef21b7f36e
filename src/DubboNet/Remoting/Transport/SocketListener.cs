using System.Net;
using System.Net.Sockets;

namespace DubboNet.Remoting.Transport;

/// <summary>Accepts TCP connections.</summary>
internal sealed class SocketListener : ITransportListener
{
    private const int Backlog = 512;

    private readonly Socket _socket;

    /// <exception cref="SocketException">The port is taken, or the address is not this machine's.</exception>
    public SocketListener(IPEndPoint endPoint)
    {
        _socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            _socket.Bind(endPoint);
            _socket.Listen(Backlog);
        }
        catch
        {
            _socket.Dispose();
            throw;
        }

        LocalEndPoint = (IPEndPoint)_socket.LocalEndPoint!;
    }

    public IPEndPoint LocalEndPoint { get; }

    public async Task<DubboTransport?> AcceptAsync()
    {
        while (true)
        {
            Socket? socket = null;
            try
            {
                socket = await _socket.AcceptAsync().ConfigureAwait(false);
                return SocketTransport.Wrap(socket);
            }
            catch (Exception e) when (e is ObjectDisposedException || e is SocketException { SocketErrorCode: SocketError.OperationAborted })
            {
                socket?.Dispose();
                return null;
            }
            catch (SocketException)
            {
                // The peer was gone before it was accepted: nothing to tell anybody.
                socket?.Dispose();
            }
        }
    }

    public void Dispose() => _socket.Dispose();
}
