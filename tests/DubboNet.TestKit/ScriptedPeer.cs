using System.Net;
using System.Net.Sockets;

namespace DubboNet.TestKit;

/// <summary>A provider that the test plays: it listens on a free port of the loopback.</summary>
internal sealed class ScriptedPeer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public ScriptedPeer() => _listener.Start();

    public IPEndPoint EndPoint => (IPEndPoint)_listener.LocalEndpoint;

    /// <summary>Whether somebody waits to be accepted.</summary>
    public bool IsPending => _listener.Pending();

    public async Task<RawPeer> AcceptAsync()
    {
        Socket socket = await _listener.AcceptSocketAsync().Within();
        socket.NoDelay = true;
        return new RawPeer(new NetworkStream(socket, ownsSocket: true), socket);
    }

    public void Dispose() => _listener.Dispose();
}
