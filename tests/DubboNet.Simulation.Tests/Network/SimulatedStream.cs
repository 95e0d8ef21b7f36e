using System.Net.Sockets;
using DubboNet.Remoting.Scheduling;
using DubboNet.Simulation.Tests.Actors;
using DubboNet.Testing;

namespace DubboNet.Simulation.Tests.Network;

/// <summary>One end of a connection that behaves like a socket. It ends normally, with a reset, or by a concurrent disposal.</summary>
internal sealed class SimulatedStream(World world, SimulatedLink link, Conduit input, Conduit output) : AsyncStream
{
    private bool _isReading;
    private bool _isWriting;
    private Moment? _blocked;

    public bool IsDisposed => Disposed is not null;

    /// <summary>Gets the moment at which this end was closed.</summary>
    public Moment? Disposed { get; private set; }

    /// <summary>Gets the longest time in which a write made no progress.</summary>
    public TimeSpan LongestBlocked { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Enter(ref _isReading, "read");
        try
        {
            if (world.Chance(link.Style.Suspends))
                await world.Scheduler.SwitchAsync();
            while (true)
            {
                ThrowIfGone();
                if (input.Read(buffer.Span) is { } count)
                    return count;
                await input.WaitForBytesAsync().WaitAsync(cancellationToken);
            }
        }
        finally
        {
            _isReading = false;
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Enter(ref _isWriting, "write");
        try
        {
            if (world.Chance(link.Style.Suspends))
                await world.Scheduler.SwitchAsync();
            while (true)
            {
                ThrowIfGone();
                if (output.IsReaderGone)
                {
                    // The stream accepts the data. The missing peer is reported later.
                    world.Scheduler.Schedule(static link => ((SimulatedLink)link!).Reset(), link);
                    return;
                }

                int taken = output.Write(buffer.Span);
                buffer = buffer[taken..];
                if (taken > 0)
                    NoteProgress();
                if (buffer.IsEmpty)
                    return;
                _blocked ??= Moment.Now(world);
                await output.WaitForRoomAsync().WaitAsync(cancellationToken);
            }
        }
        finally
        {
            _isWriting = false;
        }
    }

    /// <summary>Ends the direction from this end. The other direction stays open.</summary>
    public void FinishWriting() => output.Finish();

    protected override void Dispose(bool disposing)
    {
        if (!IsDisposed)
        {
            Disposed = Moment.Now(world);
            NoteProgress();
            world.Note("closed", link.Style.Number, this == link.ClientEnd ? 0 : 1);
            bool losesBytes = input.HasUnread;
            input.LoseReader();
            input.WakeAll();
            output.WakeAll();
            if (losesBytes)
                world.Scheduler.Schedule(static link => ((SimulatedLink)link!).Reset(), link);
            else
                output.Finish();
        }

        base.Dispose(disposing);
    }

    private void NoteProgress()
    {
        TimeSpan blocked = _blocked is { } since ? Moment.Now(world).IdleSince(since) : TimeSpan.Zero;
        LongestBlocked = blocked > LongestBlocked ? blocked : LongestBlocked;
        _blocked = null;
    }

    private void Enter(ref bool isBusy, string what)
    {
        world.Scheduler.CheckThread($"A stream was used ({what})");
        if (isBusy)
            world.Fail($"Two at once {what} on connection {link.Style.Number}");
        isBusy = true;
        world.Note(what, link.Style.Number, this == link.ClientEnd ? 0 : 1);
    }

    private void ThrowIfGone()
    {
        if (IsDisposed && world.Chance(0.5))
            throw new IOException("aborted", new SocketException((int)SocketError.OperationAborted));
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        if (link.IsReset)
            throw new IOException("reset", new SocketException((int)SocketError.ConnectionReset));
    }
}
