using System.Collections.Concurrent;
using System.Diagnostics;

namespace DubboNet.Tool;

/// <summary>Represents a frame, other bytes or a message on their way to the screen.</summary>
internal readonly record struct TapItem
{
    public required TapConversation Conversation { get; init; }

    public FrameDirection Direction { get; init; }

    public required DateTimeOffset Time { get; init; }

    public long Offset { get; init; }

    /// <summary>Gets the frame, or the first bytes of other ones. Null for a message.</summary>
    public byte[]? Bytes { get; init; }

    /// <summary>Gets the message, or what other bytes are. Null for a frame.</summary>
    public string? Message { get; init; }

    /// <summary>Gets the bytes of the queue that the item takes.</summary>
    public int Reserved { get; init; }

    public bool IsEnd { get; init; }
}

/// <summary>
/// Holds what was seen until it is shown. The forwarding of bytes never waits for it. When it is full, frames are counted instead of kept.
/// </summary>
/// <param name="maxBytes">The bytes that it holds.</param>
internal sealed class TapQueue(long maxBytes)
{
    private const int ItemSize = 200;

    private readonly ConcurrentQueue<TapItem> _items = new();
    private readonly DateTimeOffset _start = TimeProvider.System.GetUtcNow();
    private readonly long _startStamp = Stopwatch.GetTimestamp();
    private long _bytes;
    private long _notShown;

    /// <summary>Gets the time of a clock that never goes back.</summary>
    public DateTimeOffset Now => _start + Stopwatch.GetElapsedTime(_startStamp);

    /// <summary>Gets the number of frames that there was no room for.</summary>
    public long NotShown => Interlocked.Read(ref _notShown);

    /// <summary>Reserves room for a frame. Returns zero if there is none.</summary>
    public int TryReserve(int size)
    {
        int needed = size + ItemSize;
        if (Interlocked.Add(ref _bytes, needed) <= maxBytes)
            return needed;
        Release(needed);
        return 0;
    }

    /// <summary>Ends the room for frames. Those that come are counted.</summary>
    public void Close()
    {
        Interlocked.Exchange(ref _bytes, maxBytes);
        _items.Clear();
    }

    /// <summary>Gives room back.</summary>
    public void Release(int reserved) => Interlocked.Add(ref _bytes, -reserved);

    /// <summary>Counts a frame that there was no room for.</summary>
    public void CountNotShown() => Interlocked.Increment(ref _notShown);

    public void Add(in TapItem item) => _items.Enqueue(item);

    public bool TryTake(out TapItem item) => _items.TryDequeue(out item);
}
