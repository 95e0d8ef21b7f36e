using System.Net;
using System.Net.Sockets;

namespace DubboNet.Remoting.Transport;

/// <summary>Accepts TCP connections.</summary>
internal sealed class SocketListener : ITransportListener
{
    private const int Backlog = 512;

    private readonly CancellationTokenSource _stopping = new();
    private readonly Socket _socket;

    /// <summary>
    /// Starts to listen. The wildcard address of IPv4 or IPv6 includes all addresses of both families, as in Java, unless the machine does
    /// not support IPv6.
    /// </summary>
    /// <exception cref="SocketException">The port is in use, or the address does not belong to this machine.</exception>
    public SocketListener(IPEndPoint endPoint)
    {
        bool isAny = endPoint.Address.Equals(IPAddress.Any) || endPoint.Address.Equals(IPAddress.IPv6Any);
        _socket = (isAny && Socket.OSSupportsIPv6 ? TryListenDual(endPoint.Port) : null) ?? Listen(endPoint, isDual: false);
        LocalEndPoint = new IPEndPoint(endPoint.Address, ((IPEndPoint)_socket.LocalEndPoint!).Port);
    }

    public IPEndPoint LocalEndPoint { get; }

    /// <exception cref="SocketException">Connections cannot be accepted at the moment, because the process has no handles left or the
    /// network is down.</exception>
    public async Task<DubboTransport?> AcceptAsync()
    {
        while (true)
        {
            Socket? socket;
            try
            {
                socket = _stopping.IsCancellationRequested
                    ? AcceptWaiting()
                    : await _socket.AcceptAsync(_stopping.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // After a stop, the connections that wait are accepted first.
                continue;
            }
            catch (Exception e) when (
                e is ObjectDisposedException || e is SocketException { SocketErrorCode: SocketError.OperationAborted })
            {
                return null;
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionAborted)
            {
                // The peer closed the connection before it was accepted. There is nothing to report.
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

    // Returns null if the system supports IPv6 but it is turned off.
    private static Socket? TryListenDual(int port)
    {
        try
        {
            return Listen(new IPEndPoint(IPAddress.IPv6Any, port), isDual: true);
        }
        catch (SocketException e) when (
            e.SocketErrorCode is SocketError.AddressFamilyNotSupported or SocketError.AddressNotAvailable or SocketError.ProtocolOption)
        {
            return null;
        }
    }

    private static Socket Listen(IPEndPoint endPoint, bool isDual)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (isDual)
                socket.DualMode = true;
            socket.Bind(endPoint);
            socket.Listen(Backlog);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // Returns null if the peer has already closed the connection.
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

    // Returns a connection that already waits, or null if there is none.
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
