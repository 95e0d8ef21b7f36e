using System.IO.Pipelines;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Remoting.Connections;

/// <summary>Tracks when the peer of a connection has sent bytes, and what it has announced about its state.</summary>
/// <remarks>
/// Threading: only the receive loop records what it has received. Any thread can suspect the peer, read and wait.
/// </remarks>
internal sealed class PeerActivity
{
    private readonly TimeProvider _time;
    private readonly ChangeLatch _changed;
    private long _lastReadAt;
    private long _frameBegunAt;
    private volatile bool _hasReceived;
    private volatile bool _isSuspect;
    private volatile bool _isReadOnly;
    private volatile bool _hasClosedListener;

    public PeerActivity(TimeProvider time, PipeScheduler scheduler)
    {
        _time = time;
        _changed = new ChangeLatch(scheduler);
        StartedAt = _lastReadAt = time.GetTimestamp();
    }

    /// <summary>Gets the start of the connection, as <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long StartedAt { get; }

    /// <summary>Gets the time at which bytes were last received. The start of the connection counts as a read.</summary>
    public long LastReadAt => Volatile.Read(ref _lastReadAt);

    /// <summary>Gets whether anything has been received from the peer.</summary>
    public bool HasReceived => _hasReceived;

    /// <summary>
    /// Gets whether nothing has been received since a call on this connection timed out. Other connections are preferred.
    /// </summary>
    public bool IsSuspect => _isSuspect;

    /// <summary>
    /// Gets whether the provider has announced that it is about to stop (W40). Calls go to another provider if there is one.
    /// </summary>
    public bool IsReadOnly => _isReadOnly;

    /// <summary>
    /// Gets whether the provider has announced that it is about to stop and no longer accepts connections. A new connection to its address
    /// reaches another provider.
    /// </summary>
    public bool HasClosedListener => _hasClosedListener;

    /// <summary>
    /// Gets or sets the action that runs on the thread of each change: a suspicion or its end, another <see cref="IsReadOnly"/>, or the end
    /// of the connection. It must only take note.
    /// </summary>
    public Action? OnChanged { get; set; }

    /// <summary>Gets the latch that opens with the next change of <see cref="IsReadOnly"/>, or when the connection ends.</summary>
    public AsyncLatch Changed => _changed.Next;

    /// <summary>
    /// Returns the time since the last sign of life from the peer. Whole frames are signs of life. Bytes of an incomplete frame are signs
    /// of life only until the timeout has passed since the frame began, because such a frame may never become complete.
    /// </summary>
    public TimeSpan SilentFor(TimeSpan timeout)
    {
        long begun = Volatile.Read(ref _frameBegunAt);
        TimeSpan inFrame = begun == 0 ? TimeSpan.Zero : _time.GetElapsedTime(begun);
        return inFrame >= timeout ? inFrame : _time.GetElapsedTime(LastReadAt);
    }

    /// <summary>Records that bytes have been received.</summary>
    public void NoteRead()
    {
        _hasReceived = true;
        if (_isSuspect)
        {
            _isSuspect = false;
            OnChanged?.Invoke();
        }

        Volatile.Write(ref _lastReadAt, _time.GetTimestamp());
    }

    /// <summary>Records the time at which the incomplete frame began.</summary>
    /// <param name="isInFrame">Whether the received bytes end with an incomplete frame.</param>
    /// <param name="wasWhole">Whether frames have become complete since the last call of this method.</param>
    public void NoteFrame(bool isInFrame, bool wasWhole)
    {
        if (!isInFrame)
            Volatile.Write(ref _frameBegunAt, 0);
        else if (wasWhole || _frameBegunAt == 0)
            Volatile.Write(ref _frameBegunAt, _time.GetTimestamp());
    }

    /// <summary>Records that the provider is about to stop.</summary>
    /// <param name="hasClosedListener">Whether the provider no longer accepts connections.</param>
    public void NoteReadOnly(bool hasClosedListener)
    {
        _hasClosedListener = hasClosedListener;
        _isReadOnly = true;
        Change();
    }

    /// <summary>Records that the provider accepts calls again.</summary>
    public void NoteWriteable()
    {
        _isReadOnly = false;
        Change();
    }

    /// <summary>Suspects the peer until something is received.</summary>
    public void Suspect()
    {
        _isSuspect = true;
        OnChanged?.Invoke();
    }

    /// <summary>Releases all code that waits for a change.</summary>
    public void Change()
    {
        _changed.Change();
        OnChanged?.Invoke();
    }
}
