using System.Net;

namespace DubboNet.Tool;

/// <summary>Splits the bytes of a connection into frames, and queues them.</summary>
internal sealed class TapConversation : ITapConnectionObserver
{
    private readonly TapQueue _queue;
    private readonly Direction _fromConsumer;
    private readonly Direction _fromProvider;

    /// <summary>Initializes the conversation.</summary>
    /// <param name="number">The number that is shown.</param>
    /// <param name="consumer">The address of the consumer.</param>
    /// <param name="provider">The address of the provider.</param>
    /// <param name="queue">What the frames are added to.</param>
    public TapConversation(int number, IPEndPoint consumer, IPEndPoint provider, TapQueue queue)
    {
        (Number, Consumer, Provider, _queue) = (number, consumer, provider, queue);
        _fromConsumer = new Direction(this, FrameDirection.ConsumerToProvider);
        _fromProvider = new Direction(this, FrameDirection.ProviderToConsumer);
    }

    public int Number { get; }

    public IPEndPoint Consumer { get; }

    public IPEndPoint Provider { get; }

    /// <summary>Gets the calls, for the task that shows the frames.</summary>
    public CallMatcher Calls { get; } = new();

    /// <summary>Queues a message.</summary>
    public void Say(string message, FrameDirection direction = FrameDirection.NotKnown, bool isEnd = false) => _queue.Add(new TapItem
    {
        Conversation = this,
        Direction = direction,
        Time = _queue.Now,
        Message = message,
        IsEnd = isEnd,
    });

    public void OnBytes(bool isFromConsumer, ReadOnlySpan<byte> bytes) => Of(isFromConsumer).Push(bytes);

    public void OnHalfClosed(bool isFromConsumer)
    {
        Direction direction = Of(isFromConsumer);
        direction.End();
        Say("sends no more", direction.Name);
    }

    public void OnClosed(string how)
    {
        _fromConsumer.End();
        _fromProvider.End();
        Say(how, isEnd: true);
    }

    private Direction Of(bool isFromConsumer) => isFromConsumer ? _fromConsumer : _fromProvider;

    private sealed class Direction : IFrameSink
    {
        private readonly TapConversation _conversation;
        private readonly FrameSplitter _splitter;
        private DateTimeOffset _time;
        private int _reserved;

        public Direction(TapConversation conversation, FrameDirection name)
        {
            (_conversation, Name) = (conversation, name);
            _splitter = new FrameSplitter(this);
        }

        public FrameDirection Name { get; }

        private TapQueue Queue => _conversation._queue;

        public void Push(ReadOnlySpan<byte> bytes)
        {
            _time = Queue.Now;
            _splitter.Push(bytes);
        }

        public void End() => _splitter.End();

        public bool Accepts(int size) => (_reserved = Queue.TryReserve(size)) > 0;

        public void OnFrame(long offset, byte[]? bytes)
        {
            if (bytes is null)
                Queue.CountNotShown();
            else
                Queue.Add(Item(offset, bytes) with { Reserved = _reserved });
            _reserved = 0;
        }

        public void OnOther(long offset, long length, byte[] start)
        {
            int reserved = Queue.TryReserve(start.Length);
            if (reserved > 0)
                Queue.Add(Item(offset, start) with { Message = OtherBytes.Describe(start, length), Reserved = reserved });
        }

        private TapItem Item(long offset, byte[] bytes) => new()
        {
            Conversation = _conversation,
            Direction = Name,
            Time = _time,
            Offset = offset,
            Bytes = bytes,
        };
    }
}
