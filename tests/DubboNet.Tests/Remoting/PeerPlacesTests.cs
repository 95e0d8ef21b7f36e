using System.Net;
using DubboNet.Remoting.Transport;

namespace DubboNet.Tests.Remoting;

public sealed class HandshakePlacesTests
{
    [Test]
    public void Oldest_peer_of_the_address_that_has_most_has_to_go()
    {
        var places = new HandshakePlaces(limit: 4);
        DubboTransport[] peers = [Peer("10.0.0.1"), Peer("10.0.0.2"), Peer("10.0.0.2"), Peer("10.0.0.3")];
        LinkedListNode<DubboTransport>[] entered = [.. peers.Select(peer => places.Enter(peer, out _, out _))];
        places.Enter(Peer("10.0.0.4"), out DubboTransport? dropped, out bool isFirst);
        Assert.That((dropped, isFirst), Is.EqualTo((peers[1], true)));
        places.Enter(Peer("10.0.0.3"), out dropped, out isFirst);
        Assert.That((dropped, isFirst, places.Count), Is.EqualTo((peers[0], false, 4)), "where all have one, the oldest");
        foreach (LinkedListNode<DubboTransport> place in entered)
            places.Leave(place);
        Assert.That(places.Count, Is.EqualTo(2));
        places.Enter(Peer("10.0.0.5"), out dropped, out _);
        Assert.That(dropped, Is.Null);
    }

    [Test]
    public void Address_that_connects_without_end_keeps_no_other_out()
    {
        var places = new HandshakePlaces(limit: 8);
        DubboTransport honest = Peer("10.0.0.1");
        LinkedListNode<DubboTransport> place = places.Enter(honest, out _, out _);
        for (int i = 0; i < 300; i++)
        {
            places.Enter(Peer("10.6.6.6"), out DubboTransport? dropped, out _);
            Assert.That(dropped, Is.Not.SameAs(honest));
        }

        Assert.That((place.List?.Count, places.Count), Is.EqualTo((8, 8)));
    }

    private static DubboTransport Peer(string address) => new(Stream.Null, null, new IPEndPoint(IPAddress.Parse(address), 1));
}
