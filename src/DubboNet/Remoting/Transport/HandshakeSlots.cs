using System.Net;

namespace DubboNet.Remoting.Transport;

/// <summary>
/// The peers that have not shown yet who they are. Of more than the limit one has to go: the oldest of the address that has most of them.
/// So peers that connect and say nothing keep out only each other, because others soon leave.
/// </summary>
/// <remarks>Threading: peers come and go beside each other, and the lock guards all of it.</remarks>
internal sealed class HandshakeSlots(int limit)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<IPAddress, PeersOfAddress> _addresses = [];

    /// <summary>The address with most peers first; of several, the one whose oldest peer came first.</summary>
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

    /// <summary>Gives a peer a slot.</summary>
    /// <param name="peer">The peer.</param>
    /// <param name="dropped">The one that has to go for it. It has lost its slot already.</param>
    /// <param name="isFirst">Whether this is the first that had to go since there was room for half of the limit.</param>
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

    /// <summary>Frees a slot.</summary>
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

    /// <summary>The slot of a peer.</summary>
    internal sealed record Slot(DubboTransport Peer, PeersOfAddress Address, long Number);

    /// <summary>The peers of one address, in the order in which they came.</summary>
    internal sealed class PeersOfAddress(IPAddress key)
    {
        public IPAddress Key => key;

        public LinkedList<Slot> Peers { get; } = [];

        public long Oldest => Peers.First!.Value.Number;
    }
}
