using System.Net;

namespace DubboNet;

/// <summary>Opens the address that consumers connect to.</summary>
/// <param name="endPoint">The address. The port 0 lets the listener choose a free one.</param>
/// <exception cref="System.Net.Sockets.SocketException">The port is taken, or the address is not this machine's.</exception>
public delegate ITransportListener TransportListenerFactory(IPEndPoint endPoint);

/// <summary>Accepts the connections of consumers. The server that uses it disposes of it.</summary>
public interface ITransportListener : IDisposable
{
    /// <summary>Gets the address that consumers connect to, with the port that was chosen.</summary>
    IPEndPoint LocalEndPoint { get; }

    /// <summary>
    /// Waits for the next connection. Only one call waits at a time. If it fails, the server calls it again after a pause.
    /// </summary>
    /// <returns>The connection. Null after <see cref="Stop"/>, when all connections made before have been returned.</returns>
    Task<DubboTransport?> AcceptAsync();

    /// <summary>
    /// Refuses new connections. <see cref="AcceptAsync"/> still returns those that were made before, because their consumers may have sent
    /// calls.
    /// </summary>
    void Stop();
}
