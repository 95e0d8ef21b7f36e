using System.Net;

namespace DubboNet.Remoting.Transport;

/// <summary>
/// The peers whose TLS handshakes are under way. Of more than the limit one has to go: the oldest of the address that has most of them. So peers that connect and
/// say nothing keep out only each other, because a handshake takes milliseconds.
/// </summary>
/// <remarks>Threading: handshakes run beside each other, and the lock guards the list.</remarks>
internal sealed class HandshakePlaces(int limit)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<DubboTransport> _inside = new();
    private bool _isCrowded;

    public int Count
    {
        get
        {
            lock (_lock)
                return _inside.Count;
        }
    }

    /// <summary>Gives a peer a place.</summary>
    /// <param name="peer">The peer.</param>
    /// <param name="dropped">The one that has to go for it. It has lost its place already.</param>
    /// <param name="isFirst">Whether this is the first that had to go since there was room for half of the limit.</param>
    /// <returns>The place, for <see cref="Leave"/>.</returns>
    public LinkedListNode<DubboTransport> Enter(DubboTransport peer, out DubboTransport? dropped, out bool isFirst)
    {
        lock (_lock)
        {
            bool isFull = _inside.Count >= Math.Max(limit, 1);
            dropped = isFull ? FindOldest() : null;
            if (dropped is not null)
                _inside.Remove(dropped);
            isFirst = isFull && !_isCrowded;
            _isCrowded |= isFull;
            return _inside.AddLast(peer);
        }
    }

    /// <summary>Frees a place.</summary>
    public void Leave(LinkedListNode<DubboTransport> place)
    {
        lock (_lock)
        {
            place.List?.Remove(place);
            if (_inside.Count <= limit / 2)
                _isCrowded = false;
        }
    }

    /// <summary>Looks at all of them, which are no more than the limit. They are in the order in which they came.</summary>
    private DubboTransport FindOldest() => _inside.GroupBy(AddressOf).MaxBy(peers => peers.Count())!.First();

    private static IPAddress? AddressOf(DubboTransport peer) => (peer.RemoteEndPoint as IPEndPoint)?.Address;
}
