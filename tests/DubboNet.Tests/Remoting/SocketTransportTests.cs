using System.Net;
using System.Net.Sockets;
using DubboNet.Remoting.Transport;

namespace DubboNet.Tests.Remoting;

public sealed class SocketTransportTests
{
    [Test]
    public void Socket_that_is_connected_to_itself_is_rejected()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Connect(socket.LocalEndPoint!);

        Assert.That(
            () => SocketTransport.Wrap(socket),
            Throws.TypeOf<SocketException>().With.Property(nameof(SocketException.SocketErrorCode)).EqualTo(SocketError.ConnectionRefused));
    }
}
