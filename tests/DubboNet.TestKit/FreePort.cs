using System.Net;
using System.Net.Sockets;

namespace DubboNet.TestKit;

/// <summary>
/// Finds a port that is currently free, for providers that must return to the same one. It is not one of the ports that the system uses for
/// outgoing connections. Otherwise, such a connection could take it while the provider is stopped. Even the connection that checks whether
/// the provider is back could take it, and would then be connected to itself.
/// </summary>
internal static class FreePort
{
    private const int First = 15_000;
    private const int FirstOfSystem = 32_768;

    public static int Find()
    {
        while (true)
        {
            int port = Random.Shared.Next(First, FirstOfSystem);
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // The port is in use, so the next one is tried.
            }
        }
    }
}
