using System.Net;
using System.Net.Sockets;

namespace DubboNet.ZooKeeper.Tests.Scripted;

/// <summary>Represents a server that the test controls byte by byte. It listens on a free port of the loopback interface.</summary>
internal sealed class ScriptedServer : IDisposable
{
    public const long SessionId = 0x0100001ba46e0000;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public ScriptedServer()
    {
        _listener.Start();
        EndPoint = (IPEndPoint)_listener.LocalEndpoint;
    }

    /// <summary>Gets the address, which stays the same after the server was disposed.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Waits for a connection.</summary>
    public async Task<ScriptedConnection> AcceptAsync() =>
        new(new NetworkStream(await _listener.AcceptSocketAsync().Within(), ownsSocket: true));

    /// <summary>Waits for a connection, and gives it a session.</summary>
    public async Task<ScriptedConnection> EstablishAsync(int timeoutMs = 60_000, long sessionId = SessionId)
    {
        ScriptedConnection connection = await AcceptAsync();
        await connection.ReadAsync();
        await connection.EstablishAsync(timeoutMs, sessionId);
        return connection;
    }

    public void Dispose() => _listener.Dispose();
}
