using System.Net;
using System.Net.Sockets;

namespace DubboNet.TestKit;

/// <summary>Represents a provider that the test controls. It listens on a free port of the loopback interface.</summary>
internal sealed class ScriptedPeer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public ScriptedPeer() => _listener.Start();

    public IPEndPoint EndPoint => (IPEndPoint)_listener.LocalEndpoint;

    /// <summary>Gets a value indicating whether a connection is waiting to be accepted.</summary>
    public bool IsPending => _listener.Pending();

    public async Task<RawPeer> AcceptAsync()
    {
        Socket socket = await _listener.AcceptSocketAsync().Within();
        socket.NoDelay = true;
        return new RawPeer(new NetworkStream(socket, ownsSocket: true), socket);
    }

    public void Dispose() => _listener.Dispose();
}
