namespace DubboNet.Tool;

/// <summary>
/// Puts the segments of one direction in order by their sequence numbers. Bytes that were sent again are dropped. Bytes that arrived early
/// wait for the missing ones, up to a limit.
/// </summary>
internal sealed class TcpDirection(DirectionFrames frames)
{
    /// <summary>The early bytes of a direction. Capture programs that miss a packet do not find it later.</summary>
    private const int MaxEarlyBytes = 4 * 1024 * 1024;

    private readonly SortedList<uint, (byte[] Bytes, DateTimeOffset Time)> _early = new(SequenceOrder.Instance);
    private uint _next;
    private bool _isStarted;
    private int _earlyBytes;

    public DirectionFrames Frames { get; } = frames;

    /// <summary>Gets the number of bytes that the capture does not have.</summary>
    public long MissingBytes { get; private set; }

    /// <summary>Gets or sets a value indicating whether the sender has ended its direction.</summary>
    public bool HasEnded { get; set; }

    /// <summary>Starts the direction with the number of its first byte.</summary>
    public void Start(uint sequence) => (_next, _isStarted) = (sequence, true);

    /// <summary>Determines whether a byte is the next one.</summary>
    public bool IsNext(uint sequence) => _isStarted && sequence == _next;

    /// <summary>Takes the bytes of a segment.</summary>
    public void Push(uint sequence, ReadOnlySpan<byte> bytes, DateTimeOffset time)
    {
        if (bytes.Length == 0)
            return;
        if (!_isStarted)
        {
            Frames.StartsAnywhere = true;
            Start(sequence);
        }

        int distance = unchecked((int)(sequence - _next));
        if (distance <= 0)
            Deliver(bytes, -(long)distance, time);
        else
            Keep(sequence, bytes, time);
    }

    /// <summary>Ends the direction. Bytes that are still missing are left out.</summary>
    public void End()
    {
        while (_early.Count > 0)
            SkipGap();
        Frames.End();
    }

    private void Deliver(ReadOnlySpan<byte> bytes, long known, DateTimeOffset time)
    {
        if (known < bytes.Length)
            Take(bytes[(int)known..], time);
        while (_early.Count > 0 && unchecked((int)(_early.GetKeyAtIndex(0) - _next)) <= 0)
        {
            uint sequence = _early.GetKeyAtIndex(0);
            (byte[] early, DateTimeOffset earlyTime) = _early.GetValueAtIndex(0);
            _early.RemoveAt(0);
            _earlyBytes -= early.Length;
            long overlap = unchecked(_next - sequence);
            if (overlap < early.Length)
                Take(early.AsSpan((int)overlap), earlyTime);
        }
    }

    private void Take(ReadOnlySpan<byte> bytes, DateTimeOffset time)
    {
        _next = unchecked(_next + (uint)bytes.Length);
        Frames.Time = time;
        Frames.Push(bytes);
    }

    private void Keep(uint sequence, ReadOnlySpan<byte> bytes, DateTimeOffset time)
    {
        bool isLonger = !_early.TryGetValue(sequence, out (byte[] Bytes, DateTimeOffset Time) kept) || kept.Bytes.Length < bytes.Length;
        if (isLonger)
        {
            _early[sequence] = (bytes.ToArray(), time);
            _earlyBytes += bytes.Length - (kept.Bytes?.Length ?? 0);
        }

        while (_earlyBytes > MaxEarlyBytes)
            SkipGap();
    }

    private void SkipGap()
    {
        uint missing = unchecked(_early.GetKeyAtIndex(0) - _next);
        MissingBytes += missing;
        Frames.StartsAnywhere = true;
        Frames.End(missing);
        _next = unchecked(_next + missing);
        Deliver([], 0, default);
    }

    /// <summary>Sequence numbers start again at zero. Those that wait are within half of their range.</summary>
    private sealed class SequenceOrder : IComparer<uint>
    {
        public static readonly SequenceOrder Instance = new();

        public int Compare(uint x, uint y) => unchecked((int)(x - y));
    }
}
