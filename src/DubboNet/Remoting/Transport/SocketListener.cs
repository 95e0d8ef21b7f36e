using System.Net;
using System.Net.Sockets;

namespace DubboNet.Remoting.Transport;

/// <summary>Accepts TCP connections.</summary>
internal sealed class SocketListener : ITransportListener
{
    private const int Backlog = 512;

    private readonly CancellationTokenSource _stopping = new();
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

    /// <exception cref="SocketException">None can be accepted just now: the process has no handles left, or the network is down.</exception>
    public async Task<DubboTransport?> AcceptAsync()
    {
        while (true)
        {
            Socket? socket;
            try
            {
                socket = _stopping.IsCancellationRequested ? AcceptWaiting() : await _socket.AcceptAsync(_stopping.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // Stopped: those who wait are accepted first.
                continue;
            }
            catch (Exception e) when (e is ObjectDisposedException || e is SocketException { SocketErrorCode: SocketError.OperationAborted })
            {
                return null;
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionAborted)
            {
                // The peer was gone before it was accepted: nothing to tell anybody.
                continue;
            }

            if (socket is null)
                return null;
            if (TryWrap(socket) is { } transport)
                return transport;
        }
    }

    public void Stop() => _stopping.Cancel();

    public void Dispose()
    {
        _socket.Dispose();
        _stopping.Dispose();
    }

    /// <summary>Null if the peer has gone already.</summary>
    private static DubboTransport? TryWrap(Socket socket)
    {
        try
        {
            return SocketTransport.Wrap(socket);
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }

    /// <summary>A connection that is there already; null if there is none.</summary>
    private Socket? AcceptWaiting()
    {
        try
        {
            _socket.Blocking = false;
            Socket accepted = _socket.Accept();
            accepted.Blocking = true;
            return accepted;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.WouldBlock)
        {
            return null;
        }
    }
}
