using System.Net;
using System.Net.Sockets;
using DubboNet.Remoting.Transport;

namespace DubboNet.Integration.Tests;

public sealed class ListenerTests : IDisposable
{
    private readonly SocketListener _listener = new(new IPEndPoint(IPAddress.Loopback, 0));

    public void Dispose() => _listener.Dispose();

    [Test]
    [Property("Rule", "W67")]
    public async Task Stop_accepts_only_peers_that_have_connected_before()
    {
        using RawPeer first = await RawPeer.ConnectAsync(_listener.LocalEndPoint);
        using RawPeer second = await RawPeer.ConnectAsync(_listener.LocalEndPoint);
        _listener.Stop();
        foreach (RawPeer peer in new[] { first, second })
        {
            using DubboTransport transport = (await _listener.AcceptAsync().Within())!;
            await peer.SendAsync(1);
            Assert.That(await new RawPeer(transport.Stream).ReadByteAsync(), Is.EqualTo(1));
        }

        Assert.That(await _listener.AcceptAsync().Within(), Is.Null);
    }

    [Test]
    public async Task Stop_ends_a_waiting_accept()
    {
        Task<DubboTransport?> accepting = _listener.AcceptAsync();
        _listener.Stop();
        Assert.That(await accepting.Within(), Is.Null);
        Assert.That(await _listener.AcceptAsync().Within(), Is.Null);
    }

    [Test]
    public async Task Dispose_ends_a_waiting_accept_and_frees_the_port()
    {
        Task<DubboTransport?> accepting = _listener.AcceptAsync();
        _listener.Dispose();
        Assert.That(await accepting.Within(), Is.Null);
        Assert.That(async () => await RawPeer.ConnectAsync(_listener.LocalEndPoint), Throws.TypeOf<SocketException>());
    }
}
