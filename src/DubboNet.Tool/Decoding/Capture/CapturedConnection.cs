namespace DubboNet.Tool;

/// <summary>Follows one connection of a capture in both directions.</summary>
internal sealed class CapturedConnection
{
    private readonly CaptureEnd _consumer;
    private readonly uint? _firstSequence;
    private readonly TcpDirection _fromConsumer;
    private readonly TcpDirection _fromProvider;
    private readonly Action<FrameEvent> _emit;
    private readonly FrameEvent _template;
    private readonly string _name;
    private bool _isOther;
    private bool _isAnnounced;

    /// <summary>Initializes the connection with its first segment.</summary>
    /// <param name="number">The number that is shown.</param>
    /// <param name="first">The segment.</param>
    /// <param name="emit">What receives the frames.</param>
    public CapturedConnection(int number, in TcpSegment first, Action<FrameEvent> emit)
    {
        // Without the start of the connection, the lower port is taken for that of the provider.
        bool isFromConsumer = first.IsSyn ? !first.IsAcknowledgement : first.Source.Port >= first.Destination.Port;
        _consumer = isFromConsumer ? first.Source : first.Destination;
        _firstSequence = first.IsSyn && !first.IsAcknowledgement ? first.Sequence : null;
        _name = $"{_consumer} → {(isFromConsumer ? first.Destination : first.Source)}";
        _emit = emit;
        _template = new FrameEvent { Connection = number };
        var matcher = new CallMatcher();
        _fromConsumer = Create(FrameDirection.ConsumerToProvider, matcher);
        _fromProvider = Create(FrameDirection.ProviderToConsumer, matcher);
    }

    /// <summary>Determines whether a first segment was only sent again.</summary>
    public bool IsRepeatedStart(in TcpSegment segment) => _firstSequence == segment.Sequence;

    /// <summary>Takes a segment. Returns false when the connection has ended.</summary>
    public bool Push(in TcpSegment segment, DateTimeOffset time)
    {
        TcpDirection direction = segment.Source == _consumer ? _fromConsumer : _fromProvider;
        uint sequence = unchecked(segment.Sequence + (segment.IsSyn ? 1u : 0u));
        if (segment.IsSyn)
            direction.Start(sequence);
        if (!_isOther && segment.Payload.Length > 0 && IsOther(direction, segment))
            _isOther = true;
        if (!_isOther)
            direction.Push(sequence, segment.Payload.Span, time);
        direction.HasEnded |= segment.IsFin;
        return !segment.IsReset && !(_fromConsumer.HasEnded && _fromProvider.HasEnded);
    }

    /// <summary>Ends the connection.</summary>
    public void End()
    {
        if (_isOther)
            return;
        _fromConsumer.End();
        _fromProvider.End();
        long missing = _fromConsumer.MissingBytes + _fromProvider.MissingBytes;
        if (missing > 0)
            _emit(_template with { Message = $"{_name}: the capture misses {missing} bytes", IsProblem = true });
    }

    private TcpDirection Create(FrameDirection direction, CallMatcher matcher) =>
        new(new DirectionFrames(_template with { Direction = direction }, matcher, Announce));

    /// <summary>A connection whose start is in the capture and which does not begin with a frame is of another protocol.</summary>
    private bool IsOther(TcpDirection direction, in TcpSegment segment)
    {
        bool isFirst = _firstSequence is not null && _fromConsumer.Frames.Count + _fromProvider.Frames.Count == 0 && !_isAnnounced;
        if (!isFirst || segment.Payload.Span[0] == FrameHead.MagicHigh || !direction.IsNext(segment.Sequence))
            return false;
        ReadOnlyMemory<byte> start = segment.Payload[..Math.Min(segment.Payload.Length, 64)].ToArray();
        _emit(_template with
        {
            Message = $"{_name} is not a Dubbo connection: {OtherBytes.Name(start.Span)}",
            OtherBytes = start,
        });
        return true;
    }

    private void Announce(FrameEvent item)
    {
        if (!_isAnnounced)
        {
            _isAnnounced = true;
            _emit(_template with { Message = _name, Time = item.Time });
        }

        _emit(item);
    }
}
