using System.IO.Pipelines;
using System.Net.Sockets;
using DubboNet.Protocol;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Remoting.Connections;

/// <summary>Runs the send loop of a connection, and sends the frames that belong to no call of this side.</summary>
/// <remarks>Threading: one loop sends the frames of the <see cref="FrameWriter"/>. Any thread can add frames and wait.</remarks>
internal sealed class FrameSender(FrameWriter writer, ConnectionLifetime lifetime, PipeScheduler scheduler)
{
    private readonly AsyncLatch _ended = new(scheduler);
    private long _lastUntrackedId = long.MinValue;

    /// <summary>Sends the queued frames until the queue is closed. Ends the connection if the stream fails.</summary>
    public async Task RunAsync()
    {
        await scheduler.SwitchAsync();
        try
        {
            await writer.RunAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            lifetime.AbortLost(e);
        }
        catch (Exception e)
        {
            lifetime.OnFailed(e);
        }
        finally
        {
            writer.EndReading();
            _ended.Set();
        }
    }

    /// <summary>Waits until the loop has ended.</summary>
    public Task WaitForEndAsync() => _ended.WaitAsync();

    /// <summary>Waits in the same way for a limited time. Returns false if the time runs out first.</summary>
    public Task<bool> WaitForEndAsync(TimeSpan timeout, TimeProvider time) => _ended.WaitAsync(timeout, time);

    /// <summary>
    /// Sends a response or an event and returns the buffer. Waits for room in the send queue. Drops the frame if the connection has ended,
    /// because the peer can no longer receive it.
    /// </summary>
    public ValueTask SendAsync(FrameBuffer frame)
    {
        if (writer.TryAppend(frame.FrameMemory) == AppendResult.Full)
            return new ValueTask(AppendWhenRoomAsync(frame));
        frame.Return();
        return default;
    }

    /// <summary>Returns an id for a frame whose response is not tracked. It is negative, in contrast to the ids of calls.</summary>
    public long NextUntrackedId() => Interlocked.Increment(ref _lastUntrackedId);

    private async Task AppendWhenRoomAsync(FrameBuffer frame)
    {
        while (writer.TryAppend(frame.FrameMemory) == AppendResult.Full)
            await writer.WaitForRoomAsync().ConfigureAwait(false);
        frame.Return();
    }
}
