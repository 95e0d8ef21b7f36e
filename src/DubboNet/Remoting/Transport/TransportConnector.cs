using System.Net;

namespace DubboNet.Remoting.Transport;

/// <summary>Makes the byte stream to a provider.</summary>
/// <exception cref="System.Net.Sockets.SocketException">Refused, unreachable, or the name is unknown.</exception>
internal delegate Task<DubboTransport> TransportConnector(EndPoint endPoint, CancellationToken cancellationToken);
