using System.IO.Pipelines;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.ZooKeeper;

/// <summary>
/// Waits for one change of a node after it was read. When it has ended, the caller reads the node again with another watch. Only the newest
/// state counts, so a single watch can stand for several changes.
/// </summary>
/// <param name="table">The watches of the client.</param>
/// <param name="kind">What the watch looks at.</param>
/// <param name="path">The path of the node.</param>
/// <param name="scheduler">The scheduler of the code that waits.</param>
/// <param name="time">The clock.</param>
/// <param name="signal">A latch that changes with the watch, so that code can wait for several watches. Null for none.</param>
/// <remarks>Threading: any thread can wait, fire and dispose. The first change wins.</remarks>
internal sealed class ZooKeeperWatch(
    WatchTable table, WatchKind kind, string path, PipeScheduler scheduler, TimeProvider time, ChangeLatch? signal = null)
    : IDisposable
{
    private readonly AsyncLatch _ended = new(scheduler);
    private int _change = -1;

    public string Path => path;

    /// <summary>Gets what the watch looks at. The table changes it when the response has shown whether the node exists.</summary>
    public WatchKind Kind { get; set; } = kind;

    /// <summary>Gets whether the watch has ended.</summary>
    public bool HasEnded => _ended.IsSet;

    /// <summary>Waits for the change, or for the end of the session. Connections that are lost and made again are not shown.</summary>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task<ZooKeeperChange> WaitAsync(CancellationToken cancellationToken)
    {
        await _ended.WaitAsync(Timeout.InfiniteTimeSpan, time, cancellationToken).ConfigureAwait(false);
        return (ZooKeeperChange)_change;
    }

    /// <summary>Adds the watch to the table. Called before the request of the watch is sent.</summary>
    public void Begin() => table.Add(this);

    /// <summary>Changes what the watch looks at, because the node does not exist.</summary>
    public void WaitForCreation() => table.MoveToAbsence(this);

    /// <summary>Ends the watch. Called by the table.</summary>
    public void Fire(ZooKeeperChange change)
    {
        if (Interlocked.CompareExchange(ref _change, (int)change, -1) == -1)
        {
            _ended.Set();
            signal?.Change();
        }
    }

    /// <summary>Forgets the watch. The server may still report its change, which then has no effect.</summary>
    public void Dispose() => table.Remove(this);
}
