namespace DubboNet.Simulation.Tests.Network;

/// <summary>
/// One direction of a connection, with written bytes of which some have arrived. They arrive in pieces and with a delay. The number of
/// bytes in transit or unread is limited, as by the TCP window.
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

    /// <summary>Gets a value indicating whether bytes stay unread if the reader leaves now.</summary>
    public bool HasUnread => _end > _start;

    /// <summary>Gets a value indicating whether the direction is stalled, so that no bytes arrive.</summary>
    public bool IsStalled { get; private set; }

    /// <summary>Gets a value indicating whether the direction was stalled at any time.</summary>
    public bool WasStalled { get; private set; }

    /// <summary>Gets a value indicating whether the reader has left, so that written bytes are lost.</summary>
    public bool IsReaderGone { get; private set; }

    /// <summary>Accepts as many bytes as there is room for, possibly none. Bytes after the end are lost.</summary>
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

    /// <summary>
    /// Returns the number of bytes that were read. For an empty buffer, the result only tells that bytes have arrived. Returns zero at the
    /// end, and null if no bytes have arrived yet.
    /// </summary>
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

    /// <summary>Ends the direction. Bytes in transit still arrive.</summary>
    public void Finish()
    {
        _isFinished = true;
        Deliver();
    }

    /// <summary>Cuts the direction. Bytes in transit are lost, and waiting callers are notified.</summary>
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

    /// <summary>Stalls the direction until <see cref="Unstall"/> is called.</summary>
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
