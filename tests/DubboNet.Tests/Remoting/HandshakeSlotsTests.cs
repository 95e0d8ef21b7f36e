using System.Net;
using DubboNet.Remoting.Transport;

namespace DubboNet.Tests.Remoting;

public sealed class HandshakeSlotsTests
{
    [Test]
    public void Oldest_peer_of_the_address_with_the_most_peers_is_closed()
    {
        var slots = new HandshakeSlots(limit: 4);
        DubboTransport[] peers = [Peer("10.0.0.1"), Peer("10.0.0.2"), Peer("10.0.0.2"), Peer("10.0.0.3")];
        LinkedListNode<HandshakeSlots.Slot>[] entered = [.. peers.Select(peer => slots.Enter(peer, out _, out _))];
        slots.Enter(Peer("10.0.0.4"), out DubboTransport? dropped, out bool isFirst);
        Assert.That((dropped, isFirst), Is.EqualTo((peers[1], true)));
        slots.Enter(Peer("10.0.0.3"), out dropped, out isFirst);
        Assert.That((dropped, isFirst, slots.Count), Is.EqualTo((peers[0], false, 4)), "the oldest if each address has one");
        foreach (LinkedListNode<HandshakeSlots.Slot> slot in entered)
            slots.Leave(slot);
        Assert.That(slots.Count, Is.EqualTo(2));
        slots.Enter(Peer("10.0.0.5"), out dropped, out _);
        Assert.That(dropped, Is.Null);
    }

    [Test]
    public void Address_that_connects_endlessly_does_not_block_others()
    {
        var slots = new HandshakeSlots(limit: 8);
        DubboTransport honest = Peer("10.0.0.1");
        LinkedListNode<HandshakeSlots.Slot> slot = slots.Enter(honest, out _, out _);
        for (int i = 0; i < 300; i++)
        {
            slots.Enter(Peer("10.6.6.6"), out DubboTransport? dropped, out _);
            Assert.That(dropped, Is.Not.SameAs(honest));
        }

        Assert.That((slot.List?.Count, slots.Count), Is.EqualTo((1, 8)));
    }

    [Test]
    public void Places_are_equal_to_those_of_a_plain_list_of_peers([Values(1, 2, 3)] int seed)
    {
        const int Limit = 12;
        var random = new Random(seed);
        var slots = new HandshakeSlots(Limit);
        var inside = new List<(DubboTransport Peer, LinkedListNode<HandshakeSlots.Slot> Place)>();
        for (int i = 0; i < 2000; i++)
        {
            if (inside.Count > 0 && random.Next(3) == 0)
            {
                int leaving = random.Next(inside.Count);
                slots.Leave(inside[leaving].Place);
                inside.RemoveAt(leaving);
            }

            DubboTransport? expected = inside.Count < Limit
                ? null
                : inside.Select(one => one.Peer)
                    .GroupBy(peer => ((IPEndPoint)peer.RemoteEndPoint!).Address)
                    .MaxBy(peers => peers.Count())!.First();
            DubboTransport coming = Peer($"10.0.0.{random.Next(1, 6)}");
            LinkedListNode<HandshakeSlots.Slot> slot = slots.Enter(coming, out DubboTransport? dropped, out _);
            Assert.That(dropped, Is.SameAs(expected));
            inside.RemoveAll(one => one.Peer == dropped);
            inside.Add((coming, slot));
            Assert.That(slots.Count, Is.EqualTo(inside.Count));
        }
    }

    private static DubboTransport Peer(string address) => new(Stream.Null, null, new IPEndPoint(IPAddress.Parse(address), 1));
}
