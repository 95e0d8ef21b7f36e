using System.Net;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.ZooKeeper;

/// <summary>
/// Keeps a session with an ensemble of ZooKeeper servers. When the connection is lost, the session continues at another server, with its
/// ephemeral nodes and watches. When the session has expired, its watches end and one new session is opened. The owner then creates its
/// ephemeral nodes again. See <see cref="Session"/>.
/// </summary>
/// <remarks>
/// Threading: any thread can call the members. The lock guards the current connection, the waiting requests and the end. One loop connects.
/// </remarks>
internal sealed partial class ZooKeeperClient : IAsyncDisposable, IEdgeTarget
{
    private readonly Lock _lock = new();
    private readonly Queue<ZooKeeperRequest> _waiting = new();
    private readonly WatchTable _watches = new();
    private readonly SessionMemory _memory = new();
    private readonly ZooKeeperOptions _options;
    private readonly EndPoint[] _servers;
    private readonly CancellationTokenSource _stop = new();
    private readonly AsyncLatch _stopping;
    private readonly AsyncLatch _ended;
    private ZooKeeperSession _session;
    private ServerConnection? _connection;
    private ZooKeeperError _end;
    private string? _lastFailure;
    private Task? _loop;

    /// <exception cref="ArgumentException">A setting is invalid. The message names it.</exception>
    public ZooKeeperClient(ZooKeeperOptions options)
    {
        options.Check();
        _options = options;
        _servers = [.. options.Servers];
        options.Random.Shuffle(_servers);
        _stopping = new AsyncLatch(options.Scheduler);
        _ended = new AsyncLatch(options.Scheduler);
        _session = NewState(ZooKeeperState.Connecting, server: null);
    }

    /// <summary>Gets the current state, which can be awaited until it changes.</summary>
    public ZooKeeperSession Session => Volatile.Read(ref _session);

    /// <summary>Gets the number of watches that have not ended.</summary>
    public int WatchCount => _watches.Count;

    /// <summary>Gets why the client is not connected, as a sentence, or null if it is or has not failed yet.</summary>
    public string? Problem => Session.State == ZooKeeperState.Connected ? null : ExplainWait();

    /// <summary>Begins to connect. Only the first call has an effect.</summary>
    public void Start()
    {
        lock (_lock)
        {
            if (_end == ZooKeeperError.None)
                _loop ??= RunAsync();
        }
    }

    /// <summary>Waits until the session is open.</summary>
    /// <exception cref="ZooKeeperException">The time ended first, the credentials were refused, or the client was closed.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task WaitUntilConnectedAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        long start = _options.TimeProvider.GetTimestamp();
        while (Session is var session && session.State != ZooKeeperState.Connected)
        {
            if (session.State is ZooKeeperState.AuthFailed or ZooKeeperState.Closed)
            {
                var error = session.State == ZooKeeperState.Closed ? ZooKeeperError.Closed : ZooKeeperError.AuthFailed;
                throw new ZooKeeperException(error, ZooKeeperOperation.Connect, "", null);
            }

            TimeSpan rest = timeout - _options.TimeProvider.GetElapsedTime(start);
            if (rest <= TimeSpan.Zero || !await session.WaitForNextAsync(rest, cancellationToken).ConfigureAwait(false))
                throw new ZooKeeperException(ZooKeeperError.OperationTimeout, ZooKeeperOperation.Connect, "", null, ExplainWait());
        }
    }

    /// <summary>
    /// Ends the session, which deletes its ephemeral nodes, and closes the connection. Waits for the server up to
    /// <see cref="ZooKeeperOptions.CloseTimeout"/>. Requests that wait fail.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        bool isFirst;
        ServerConnection? connection;
        lock (_lock)
        {
            isFirst = _end != ZooKeeperError.Closed;
            _end = ZooKeeperError.Closed;
            connection = _connection;
        }

        if (isFirst)
        {
            await CloseSessionAsync(connection).ConfigureAwait(false);
            _stopping.Set();
            _options.Scheduler.ScheduleCancellation(_stop, _options.Logger);
            connection?.End(ZooKeeperError.Closed, "The client was closed.");
            if (_loop is null)
                Finish(ZooKeeperState.Closed);
        }

        await _ended.WaitAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void OnFailed(Exception failure) => ZooKeeperLog.ConnectingFailed(_options.Logger, failure);

    private async Task CloseSessionAsync(ServerConnection? connection)
    {
        if (_memory.Id == 0)
            return;
        var request = new ZooKeeperRequest<bool>(
            ZooKeeperOperation.CloseSession,
            "",
            Packet.Request(0, ZooKeeperOperation.CloseSession),
            watch: null,
            static (_, ref _) => true,
            _options);
        request.Begin(_options.CloseTimeout, ExplainWait, CancellationToken.None);
        if (connection is null || !connection.TrySend(request))
            request.Fail(ZooKeeperError.ConnectionLoss, ExplainWait());
        try
        {
            await request.Task.ConfigureAwait(false);
        }
        catch (ZooKeeperException e)
        {
            ZooKeeperLog.SessionNotClosed(_options.Logger, _memory.IdText, _options.CloseTimeout, e.Message);
        }
    }

    /// <summary>Sends a request, or lets it wait for a connection. Fails it if the client has ended.</summary>
    private void Submit(ZooKeeperRequest request)
    {
        ZooKeeperError refusal;
        lock (_lock)
        {
            refusal = _end;
            if (refusal == ZooKeeperError.None && (_connection?.TrySend(request) ?? false))
                return;
            if (refusal == ZooKeeperError.None && !TryWait(request))
                refusal = ZooKeeperError.QueueFull;
        }

        if (refusal != ZooKeeperError.None)
            request.Fail(refusal);
    }

    private bool TryWait(ZooKeeperRequest request)
    {
        for (int i = _waiting.Count; i > 0 && _waiting.Count >= _options.MaxPendingRequests; i--)
        {
            ZooKeeperRequest waiting = _waiting.Dequeue();
            if (!waiting.HasEnded)
                _waiting.Enqueue(waiting);
        }

        if (_waiting.Count >= _options.MaxPendingRequests)
            return false;
        _waiting.Enqueue(request);
        return true;
    }

    private string? ExplainWait() => Volatile.Read(ref _lastFailure);

    private ZooKeeperSession NewState(ZooKeeperState state, string? server) =>
        new(state, _memory.Id, server, _memory.Timeout, _options.Scheduler, _options.TimeProvider);

    private void Publish(ZooKeeperState state, string? server = null)
    {
        ZooKeeperSession before = _session;
        Volatile.Write(ref _session, NewState(state, server));
        before.Replace();
    }

    /// <summary>Ends everything that waits, and releases callers that close the client.</summary>
    private void Finish(ZooKeeperState state)
    {
        ZooKeeperRequest[] waiting;
        ZooKeeperError reason;
        lock (_lock)
        {
            if (_end == ZooKeeperError.None)
                _end = ZooKeeperError.AuthFailed;
            reason = _end;
            waiting = [.. _waiting];
            _waiting.Clear();
        }

        _memory.Forget();
        Publish(state);
        _watches.EndAll();
        foreach (ZooKeeperRequest request in waiting)
            request.Fail(reason);
        _ended.Set();
    }
}
