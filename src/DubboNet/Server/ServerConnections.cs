using System.Collections.Concurrent;
using System.IO.Pipelines;
using DubboNet.Protocol;
using DubboNet.Protocol.Events;
using DubboNet.Remoting.Connections;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Server;

/// <summary>
/// The open connections of a server, and what it announces to them about its state. Each announcement goes to the connections that are
/// open and to those that are added later.
/// </summary>
/// <remarks>
/// Threading: the accepting loop adds, and any thread announces. The lock makes sure that the last announcement to a connection matches
/// the current state.
/// </remarks>
internal sealed class ServerConnections(PipeScheduler scheduler)
{
    private readonly ConcurrentDictionary<DubboConnection, long> _open = new();
    private readonly Lock _announcing = new();
    private long _added;
    private AsyncLatch? _allGone;
    private volatile bool _isReadOnly;
    private bool _isStopping;

    public int Count => _open.Count;

    public bool IsEmpty => _open.IsEmpty;

    /// <summary>Gets a value indicating whether consumers have been told to send new calls to other providers.</summary>
    public bool IsReadOnly => _isReadOnly;

    public IReadOnlyList<ConnectionSnapshot> GetSnapshot() => [.. _open.Keys.Select(connection => connection.GetSnapshot())];

    /// <summary>Adds a connection until it ends.</summary>
    public void Add(DubboConnection connection)
    {
        lock (_announcing)
        {
            _open.TryAdd(connection, _added++);
            if (_isReadOnly)
                Announce(connection);
        }

        Edge.Register(new EdgeAction(() => Remove(connection), connection.OnFailed), connection.Closing);
    }

    /// <summary>
    /// Announces that new calls should go to other providers, or can be sent again. Has no effect if that is already so, or if a stop has
    /// been announced.
    /// </summary>
    public void SetReadOnly(bool isReadOnly)
    {
        lock (_announcing)
        {
            if (_isReadOnly == isReadOnly || _isStopping)
                return;
            _isReadOnly = isReadOnly;
            AnnounceToAll();
        }
    }

    /// <summary>
    /// Announces that the server stops and a new connection to its address would reach another provider. Consumers that know that this one
    /// is read-only are also told. The accepting loop must have ended.
    /// </summary>
    public void AnnounceStop()
    {
        var allGone = new AsyncLatch(scheduler);
        Interlocked.Exchange(ref _allGone, allGone);
        lock (_announcing)
        {
            _isReadOnly = true;
            _isStopping = true;
            AnnounceToAll();
        }

        if (IsEmpty)
            allGone.Set();
    }

    /// <summary>Waits after <see cref="AnnounceStop"/> until the last connection has ended or the time is up.</summary>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public Task WaitUntilEmptyAsync(TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken) =>
        _allGone!.WaitAsync(timeout, time, cancellationToken);

    /// <summary>Returns whether a connection handles received bytes, or received a part of a frame within the given time.</summary>
    public bool IsAnyTakingIn(TimeSpan recently) => _open.Keys.Any(connection => connection.IsTakingIn(recently));

    /// <summary>Closes all connections. Queued data is sent within the given time.</summary>
    public Task CloseAsync(TimeSpan timeout) => Task.WhenAll(InOrder().Select(connection => connection.CloseAsync(timeout)));

    private void AnnounceToAll()
    {
        foreach (DubboConnection connection in InOrder())
            Announce(connection);
    }

    // Sends the event without awaiting it, so that a consumer that does not read cannot delay the others. An event that is still queued is
    // dropped when the connection closes.
    private void Announce(DubboConnection connection)
    {
        FrameBuffer frame = FrameBuffer.Rent();
        EventCodec.EncodeState(frame, _isReadOnly, _isStopping ? EventCodec.ClosedListenerId : connection.NextUntrackedId());
        _ = connection.SendFrameAsync(frame).AsTask();
    }

    // Returns the connections in the order in which they were added. The order of the dictionary differs from run to run, but a simulation
    // has to be repeatable. ToArray copies the dictionary atomically. Sorting the dictionary directly would count first and copy later,
    // which leaves empty entries if connections end in between.
    private IEnumerable<DubboConnection> InOrder() => _open.ToArray().OrderBy(entry => entry.Value).Select(entry => entry.Key);

    private void Remove(DubboConnection connection)
    {
        _open.TryRemove(connection, out _);
        if (IsEmpty)
            Volatile.Read(ref _allGone)?.Set();
    }
}
