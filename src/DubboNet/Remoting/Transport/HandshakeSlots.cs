using System.Net;

namespace DubboNet.Remoting.Transport;

/// <summary>
/// Limits the number of peers that have not identified themselves yet. Above the limit, drops the oldest peer of the address that has the
/// most peers. So peers that connect and send nothing only displace each other, because other peers leave soon.
/// </summary>
/// <remarks>Threading: peers enter and leave concurrently. The lock guards the whole state.</remarks>
internal sealed class HandshakeSlots(int limit)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<IPAddress, PeersOfAddress> _addresses = [];

    // Sorts the address with the most peers first. Of equal addresses, the one with the oldest peer comes first.
    private readonly SortedSet<PeersOfAddress> _mostFirst = new(Comparer<PeersOfAddress>.Create(static (one, other) =>
        one.Peers.Count != other.Peers.Count ? other.Peers.Count.CompareTo(one.Peers.Count) : one.Oldest.CompareTo(other.Oldest)));

    private int _count;
    private long _entered;
    private bool _isCrowded;

    public int Count
    {
        get
        {
            lock (_lock)
                return _count;
        }
    }

    /// <summary>Assigns a slot to a peer.</summary>
    /// <param name="peer">The peer.</param>
    /// <param name="dropped">The peer that lost its slot to this one, or null. The caller must close it.</param>
    /// <param name="isFirst">Whether this is the first dropped peer since at least half of the slots were free.</param>
    /// <returns>The slot, for <see cref="Leave"/>.</returns>
    public LinkedListNode<Slot> Enter(DubboTransport peer, out DubboTransport? dropped, out bool isFirst)
    {
        lock (_lock)
        {
            bool isFull = _count >= Math.Max(limit, 1);
            LinkedListNode<Slot>? oldest = isFull ? _mostFirst.Min!.Peers.First : null;
            dropped = oldest?.Value.Peer;
            if (oldest is not null)
                Remove(oldest);
            isFirst = isFull && !_isCrowded;
            _isCrowded |= isFull;
            return Add(peer);
        }
    }

    /// <summary>Releases a slot.</summary>
    public void Leave(LinkedListNode<Slot> slot)
    {
        lock (_lock)
        {
            if (slot.List is not null)
                Remove(slot);
            if (_count <= limit / 2)
                _isCrowded = false;
        }
    }

    private LinkedListNode<Slot> Add(DubboTransport peer)
    {
        IPAddress key = (peer.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None;
        if (_addresses.TryGetValue(key, out PeersOfAddress? address))
            _mostFirst.Remove(address);
        else
            _addresses.Add(key, address = new PeersOfAddress(key));
        LinkedListNode<Slot> slot = address.Peers.AddLast(new Slot(peer, address, _entered++));
        _mostFirst.Add(address);
        _count++;
        return slot;
    }

    private void Remove(LinkedListNode<Slot> slot)
    {
        PeersOfAddress address = slot.Value.Address;
        _mostFirst.Remove(address);
        address.Peers.Remove(slot);
        _count--;
        if (address.Peers.Count > 0)
            _mostFirst.Add(address);
        else
            _addresses.Remove(address.Key);
    }

    /// <summary>Represents the slot of a peer.</summary>
    internal sealed record Slot(DubboTransport Peer, PeersOfAddress Address, long Number);

    /// <summary>Represents the peers of one address, in the order in which they entered.</summary>
    internal sealed class PeersOfAddress(IPAddress key)
    {
        public IPAddress Key => key;

        public LinkedList<Slot> Peers { get; } = [];

        public long Oldest => Peers.First!.Value.Number;
    }
}
