using System.IO.Pipelines;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.ZooKeeper;

/// <summary>
/// Represents the state of a client at one time. It can be awaited until another state takes its place. A loop that handles each state and
/// waits for the next one sees the newest state, and may skip others. The session id shows whether a session was replaced meanwhile.
/// </summary>
/// <param name="state">The state.</param>
/// <param name="id">The id of the session, or 0 if there is none. The client owns the ephemeral nodes with this owner.</param>
/// <param name="server">The server of the connection, or null if there is none.</param>
/// <param name="timeout">The session timeout that the server chose, or zero without a session.</param>
/// <param name="scheduler">The scheduler of waiters.</param>
/// <param name="time">The clock.</param>
internal sealed class ZooKeeperSession(
    ZooKeeperState state, long id, string? server, TimeSpan timeout, PipeScheduler scheduler, TimeProvider time)
{
    private readonly AsyncLatch _replaced = new(scheduler);

    public ZooKeeperState State => state;

    public long Id => id;

    public string? Server => server;

    public TimeSpan Timeout => timeout;

    /// <summary>Waits until the client has another state. Returns false if the time ended first.</summary>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public Task<bool> WaitForNextAsync(TimeSpan limit, CancellationToken cancellationToken) =>
        _replaced.WaitAsync(limit, time, cancellationToken);

    /// <summary>Releases the waiters. Called by the client after it has another state.</summary>
    public void Replace() => _replaced.Set();
}
