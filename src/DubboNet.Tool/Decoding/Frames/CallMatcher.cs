namespace DubboNet.Tool;

/// <summary>Finds the request of each response of a connection. Of requests without a response, the newest are remembered.</summary>
internal sealed class CallMatcher
{
    private const int MaxPending = 10_000;

    private readonly Dictionary<(FrameDirection, long), (string Text, DateTimeOffset? Time)> _pending = [];
    private readonly Queue<(FrameDirection, long)> _order = [];

    /// <summary>Remembers a request, or adds its call to a response.</summary>
    public FrameEvent Match(FrameEvent item)
    {
        if (item.Frame is not { } frame)
            return item;
        if (!frame.Head.IsRequest)
        {
            return _pending.Remove((Opposite(item.Direction), frame.Head.Id), out (string Text, DateTimeOffset? Time) call)
                ? item with { Call = new MatchedCall(call.Text, item.Time - call.Time) }
                : item;
        }

        if (frame.Head.IsTwoWay)
            Remember((item.Direction, frame.Head.Id), (frame.Head.IsEvent ? frame.Kind : FrameSummary.Call(frame), item.Time));
        return item;
    }

    private void Remember((FrameDirection, long) key, (string Text, DateTimeOffset? Time) call)
    {
        _pending[key] = call;
        _order.Enqueue(key);
        if (_order.Count > MaxPending)
            _pending.Remove(_order.Dequeue());
    }

    private static FrameDirection Opposite(FrameDirection direction) => direction switch
    {
        FrameDirection.ConsumerToProvider => FrameDirection.ProviderToConsumer,
        FrameDirection.ProviderToConsumer => FrameDirection.ConsumerToProvider,
        _ => FrameDirection.NotKnown,
    };
}
