using System.Net;
using DubboNet.Remoting.Transport;

namespace DubboNet.Tests.Remoting;

public sealed class PeerPlacesTests
{
    [Test]
    public void Oldest_peer_of_the_address_that_has_most_has_to_go()
    {
        var places = new PeerPlaces(limit: 4);
        DubboTransport[] peers = [Peer("10.0.0.1"), Peer("10.0.0.2"), Peer("10.0.0.2"), Peer("10.0.0.3")];
        LinkedListNode<PeerPlaces.Place>[] entered = [.. peers.Select(peer => places.Enter(peer, out _, out _))];
        places.Enter(Peer("10.0.0.4"), out DubboTransport? dropped, out bool isFirst);
        Assert.That((dropped, isFirst), Is.EqualTo((peers[1], true)));
        places.Enter(Peer("10.0.0.3"), out dropped, out isFirst);
        Assert.That((dropped, isFirst, places.Count), Is.EqualTo((peers[0], false, 4)), "where all have one, the oldest");
        foreach (LinkedListNode<PeerPlaces.Place> place in entered)
            places.Leave(place);
        Assert.That(places.Count, Is.EqualTo(2));
        places.Enter(Peer("10.0.0.5"), out dropped, out _);
        Assert.That(dropped, Is.Null);
    }

    [Test]
    public void Address_that_connects_without_end_keeps_no_other_out()
    {
        var places = new PeerPlaces(limit: 8);
        DubboTransport honest = Peer("10.0.0.1");
        LinkedListNode<PeerPlaces.Place> place = places.Enter(honest, out _, out _);
        for (int i = 0; i < 300; i++)
        {
            places.Enter(Peer("10.6.6.6"), out DubboTransport? dropped, out _);
            Assert.That(dropped, Is.Not.SameAs(honest));
        }

        Assert.That((place.List?.Count, places.Count), Is.EqualTo((1, 8)));
    }

    [Test]
    public void Places_are_as_a_plain_list_of_peers_would_have_them([Values(1, 2, 3)] int seed)
    {
        const int Limit = 12;
        var random = new Random(seed);
        var places = new PeerPlaces(Limit);
        var inside = new List<(DubboTransport Peer, LinkedListNode<PeerPlaces.Place> Place)>();
        for (int i = 0; i < 2000; i++)
        {
            if (inside.Count > 0 && random.Next(3) == 0)
            {
                int leaving = random.Next(inside.Count);
                places.Leave(inside[leaving].Place);
                inside.RemoveAt(leaving);
            }

            DubboTransport? expected = inside.Count < Limit
                ? null
                : inside.Select(one => one.Peer)
                    .GroupBy(peer => ((IPEndPoint)peer.RemoteEndPoint!).Address)
                    .MaxBy(peers => peers.Count())!.First();
            DubboTransport coming = Peer($"10.0.0.{random.Next(1, 6)}");
            LinkedListNode<PeerPlaces.Place> place = places.Enter(coming, out DubboTransport? dropped, out _);
            Assert.That(dropped, Is.SameAs(expected));
            inside.RemoveAll(one => one.Peer == dropped);
            inside.Add((coming, place));
            Assert.That(places.Count, Is.EqualTo(inside.Count));
        }
    }

    private static DubboTransport Peer(string address) => new(Stream.Null, null, new IPEndPoint(IPAddress.Parse(address), 1));
}
