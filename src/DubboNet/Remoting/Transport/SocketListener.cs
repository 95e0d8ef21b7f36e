using System.Net;
using System.Net.Sockets;

namespace DubboNet.Remoting.Transport;

/// <summary>Accepts TCP connections.</summary>
internal sealed class SocketListener : ITransportListener
{
    private const int Backlog = 512;

    private readonly CancellationTokenSource _stopping = new();
    private readonly Socket _socket;

    /// <summary>Listens. All addresses means those of IPv4 and IPv6, as in Java, unless the machine has no IPv6.</summary>
    /// <exception cref="SocketException">The port is taken, or the address is not this machine's.</exception>
    public SocketListener(IPEndPoint endPoint)
    {
        bool isAny = endPoint.Address.Equals(IPAddress.Any) || endPoint.Address.Equals(IPAddress.IPv6Any);
        _socket = (isAny && Socket.OSSupportsIPv6 ? TryListenDual(endPoint.Port) : null) ?? Listen(endPoint, isDual: false);
        LocalEndPoint = new IPEndPoint(endPoint.Address, ((IPEndPoint)_socket.LocalEndPoint!).Port);
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

    /// <summary>Null where IPv6 is known to the system, and switched off.</summary>
    private static Socket? TryListenDual(int port)
    {
        try
        {
            return Listen(new IPEndPoint(IPAddress.IPv6Any, port), isDual: true);
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressFamilyNotSupported or SocketError.AddressNotAvailable or SocketError.ProtocolOption)
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
