using System.Net;

namespace DubboNet;

/// <summary>Opens the byte stream to a provider.</summary>
/// <param name="endPoint">An IP address, or a name to resolve.</param>
/// <param name="cancellationToken">Canceled when the time for connecting is up, or when the channel is disposed of.</param>
/// <exception cref="System.Net.Sockets.SocketException">
/// The connection is refused, the provider is unreachable, or the name is unknown. With
/// <see cref="System.Net.Sockets.SocketError.ConnectionRefused"/>, a call that needs the connection makes the next attempt come sooner.
/// </exception>
public delegate Task<DubboTransport> TransportConnector(EndPoint endPoint, CancellationToken cancellationToken);
