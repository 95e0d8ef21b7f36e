namespace DubboNet.Simulation.Tests.Network;

/// <summary>
/// One direction of a connection: bytes that were written, of which some have arrived. They arrive in pieces and late; how many may be under way or unread is
/// limited, as by the window of TCP.
/// </summary>
internal sealed class Conduit(World world, LinkStyle style)
{
    private byte[] _bytes = new byte[256];
    private int _start;
    private int _arrived;
    private int _end;
    private bool _isDelivering;
    private bool _isFinished;
    private bool _isCut;
    private TaskCompletionSource? _reader;
    private TaskCompletionSource? _writer;

    /// <summary>Bytes that nobody will read any more if the reader goes now.</summary>
    public bool HasUnread => _end > _start;

    /// <summary>Whether nothing arrives.</summary>
    public bool IsStalled { get; private set; }

    /// <summary>Whether that was so at any time.</summary>
    public bool WasStalled { get; private set; }

    /// <summary>Whether the reader has gone: what is written is lost.</summary>
    public bool IsReaderGone { get; private set; }

    /// <summary>Takes as many of the bytes as there is room for; maybe none. What comes after the end is lost.</summary>
    public int Write(ReadOnlySpan<byte> bytes)
    {
        if (_isFinished)
            return bytes.Length;
        int count = Math.Min(bytes.Length, style.Window - (_end - _start));
        if (count > 1 && world.Chance(style.Fragments))
            count = 1 + world.Random.Next(count);
        Reserve(count);
        bytes[..count].CopyTo(_bytes.AsSpan(_end));
        _end += count;
        Deliver();
        return count;
    }

    /// <summary>Gives bytes that have arrived, for an empty buffer the news that there are some; zero at the end; null if nothing has arrived yet.</summary>
    public int? Read(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, _arrived - _start);
        if (_arrived == _start)
            return _isFinished && _end == _start ? 0 : null;
        if (count > 1 && world.Chance(style.Fragments))
            count = 1 + world.Random.Next(count);
        _bytes.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        if (count > 0)
            Wake(ref _writer);
        return count;
    }

    public Task WaitForBytesAsync() => (_reader = new TaskCompletionSource()).Task;

    public Task WaitForRoomAsync() => (_writer = new TaskCompletionSource()).Task;

    /// <summary>Nothing more will be written; what is under way still arrives.</summary>
    public void Finish()
    {
        _isFinished = true;
        Deliver();
    }

    /// <summary>What is under way is lost, and who waits finds that out.</summary>
    public void Cut()
    {
        _isCut = true;
        _start = _arrived = _end = 0;
        WakeAll();
    }

    public void WakeAll()
    {
        Wake(ref _reader);
        Wake(ref _writer);
    }

    public void LoseReader() => IsReaderGone = true;

    /// <summary>Nothing arrives until it is let go again.</summary>
    public void Stall() => IsStalled = WasStalled = true;

    public void Unstall()
    {
        IsStalled = false;
        Deliver();
    }

    private void Deliver()
    {
        if (_isDelivering || IsStalled || _isCut)
            return;
        _isDelivering = true;
        if (style.Latency > TimeSpan.Zero && world.Chance(0.5))
            world.Clock.After(world.TimeUpTo(style.Latency), Arrive);
        else
            world.Scheduler.Schedule(static conduit => ((Conduit)conduit!).Arrive(), this);
    }

    private void Arrive()
    {
        _isDelivering = false;
        if (IsStalled || _isCut)
            return;
        int underWay = _end - _arrived;
        _arrived += underWay > 1 && world.Chance(style.Fragments) ? 1 + world.Random.Next(underWay) : underWay;
        world.Note("arrived", style.Number, _arrived - _start);
        if (_arrived < _end)
            Deliver();
        if (_arrived > _start || _isFinished)
            Wake(ref _reader);
    }

    private void Wake(ref TaskCompletionSource? waiting)
    {
        if (waiting is null)
            return;
        world.Scheduler.Schedule(static waiting => ((TaskCompletionSource)waiting!).SetResult(), waiting);
        waiting = null;
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - _end >= count)
            return;
        byte[] target = _end - _start + count > _bytes.Length / 2 ? new byte[Math.Max(_bytes.Length * 2, _end - _start + count)] : _bytes;
        _bytes.AsSpan(_start, _end - _start).CopyTo(target);
        (_bytes, _arrived, _end, _start) = (target, _arrived - _start, _end - _start, 0);
    }
}
