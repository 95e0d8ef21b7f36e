using System.Net;

namespace DubboNet.Remoting.Transport;

/// <summary>Opens what consumers connect to.</summary>
/// <exception cref="System.Net.Sockets.SocketException">The port is taken, or the address is not this machine's.</exception>
internal delegate ITransportListener TransportListenerFactory(IPEndPoint endPoint);

/// <summary>Where consumers connect.</summary>
internal interface ITransportListener : IDisposable
{
    /// <summary>The address bound, with the port that the system chose where 0 was asked for.</summary>
    IPEndPoint LocalEndPoint { get; }

    /// <summary>The next connection; null once the listener was stopped and all that had connected before were given, or it is disposed of.</summary>
    Task<DubboTransport?> AcceptAsync();

    /// <summary>Lets nobody in any more but those who have connected already: disposing at once would reset them, whatever they have sent.</summary>
    void Stop();
}
