using System.Net;

namespace DubboNet;

/// <summary>Represents a method that opens the byte stream to a provider.</summary>
/// <param name="endPoint">An IP address, or a host name to resolve.</param>
/// <param name="cancellationToken">A token that is canceled when the connect timeout has passed, or when the channel is disposed
/// of.</param>
/// <exception cref="System.Net.Sockets.SocketException">The connection is refused, the provider is unreachable, or the name is unknown.
/// After <see cref="System.Net.Sockets.SocketError.ConnectionRefused"/>, a call that needs the connection makes the channel try again
/// sooner.</exception>
public delegate Task<DubboTransport> TransportConnector(EndPoint endPoint, CancellationToken cancellationToken);
