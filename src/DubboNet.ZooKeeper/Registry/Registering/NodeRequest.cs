using System.IO.Pipelines;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.ZooKeeper;

/// <summary>Represents what a node should be. The caller waits until it is so, or cannot be.</summary>
/// <param name="node">The node, or null for none.</param>
/// <param name="scheduler">The scheduler of the caller.</param>
internal sealed class NodeRequest(KeptNode? node, PipeScheduler scheduler)
{
    private readonly AsyncLatch _done = new(scheduler);

    public KeptNode? Node => node;

    /// <summary>Gets whether the request was fulfilled, refused or replaced by a newer one.</summary>
    public bool IsDone => _done.IsSet;

    /// <summary>Gets why the request cannot be fulfilled, or null.</summary>
    public ZooKeeperException? Failure { get; private set; }

    /// <summary>Ends the wait of the caller. Later calls have no effect.</summary>
    public void Complete(ZooKeeperException? failure = null)
    {
        if (IsDone)
            return;
        Failure = failure;
        _done.Set();
    }

    /// <summary>Waits for the end. Returns false if the time ended first.</summary>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public Task<bool> WaitAsync(TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken) =>
        _done.WaitAsync(timeout, time, cancellationToken);
}
