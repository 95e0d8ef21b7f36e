using System.Net;

namespace DubboNet;

/// <summary>Represents a method that starts to listen at the address that consumers connect to.</summary>
/// <param name="endPoint">The address. If the port is 0, the listener chooses a free one.</param>
/// <exception cref="System.Net.Sockets.SocketException">The port is in use, or the address does not belong to this machine.</exception>
public delegate ITransportListener TransportListenerFactory(IPEndPoint endPoint);

/// <summary>Accepts the connections of consumers. The server that uses the listener disposes of it.</summary>
public interface ITransportListener : IDisposable
{
    /// <summary>Gets the address that consumers connect to, with the actual port.</summary>
    IPEndPoint LocalEndPoint { get; }

    /// <summary>
    /// Waits for the next connection. The server makes one call at a time. If it fails, the server calls it again after a pause.
    /// </summary>
    /// <returns>The connection. It is null after <see cref="Stop"/>, when all connections made before have been returned.</returns>
    Task<DubboTransport?> AcceptAsync();

    /// <summary>
    /// Refuses new connections. <see cref="AcceptAsync"/> still returns connections that were made before, because their consumers may have
    /// sent calls.
    /// </summary>
    void Stop();
}
