using System.Net;
using System.Net.Sockets;

namespace DubboNet.TestKit;

/// <summary>
/// A port that is free now, for providers that must come back to the same one. It is not one of those that the system gives to outgoing connections, or one of
/// these could take it while the provider is away: even the very one that looks whether the provider is back, which would then be connected to itself.
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
                // The next one, then.
            }
        }
    }
}
