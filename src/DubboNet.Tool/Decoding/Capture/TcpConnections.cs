namespace DubboNet.Tool;

/// <summary>Follows the connections of a capture.</summary>
/// <param name="emit">What receives the frames.</param>
internal sealed class TcpConnections(Action<FrameEvent> emit)
{
    private const int MaxConnections = 10_000;

    private readonly Dictionary<(CaptureEnd, CaptureEnd), CapturedConnection> _connections = [];
    private readonly Queue<(CaptureEnd, CaptureEnd)> _order = [];
    private int _count;

    /// <summary>Takes a segment.</summary>
    public void Push(in TcpSegment segment, DateTimeOffset time)
    {
        (CaptureEnd, CaptureEnd) key = segment.Source.CompareTo(segment.Destination) < 0
            ? (segment.Source, segment.Destination)
            : (segment.Destination, segment.Source);
        bool isNew = segment.IsSyn && !segment.IsAcknowledgement;
        if (isNew && _connections.TryGetValue(key, out CapturedConnection? earlier) && !earlier.IsRepeatedStart(segment))
            End(key);
        if (!_connections.TryGetValue(key, out CapturedConnection? connection))
        {
            // Segments without bytes say nothing, and the rest of an ended connection is none.
            if (segment.Payload.Length == 0 && !segment.IsSyn)
                return;
            connection = Add(key, segment);
        }

        if (!connection.Push(segment, time))
            End(key);
    }

    /// <summary>Ends all connections.</summary>
    public void End()
    {
        foreach (CapturedConnection connection in _connections.Values)
            connection.End();
        _connections.Clear();
    }

    private CapturedConnection Add((CaptureEnd, CaptureEnd) key, in TcpSegment segment)
    {
        while (_connections.Count >= MaxConnections)
            End(_order.Dequeue());
        if (_order.Count > 2 * MaxConnections)
            _order.Dequeue();
        var connection = new CapturedConnection(++_count, segment, emit);
        _connections.Add(key, connection);
        _order.Enqueue(key);
        return connection;
    }

    private void End((CaptureEnd, CaptureEnd) key)
    {
        if (_connections.Remove(key, out CapturedConnection? connection))
            connection.End();
    }
}
