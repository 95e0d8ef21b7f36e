using DubboNet.Remoting.Scheduling;

namespace DubboNet.ZooKeeper;

/// <summary>
/// Keeps one node as its newest request says. Its loop writes the node after each request and in each new session. It repeats what failed.
/// </summary>
/// <remarks>Threading: the table of registrations sets requests under its lock. The loop is the only writer of the node.</remarks>
internal sealed class Registration : IEdgeTarget
{
    private static readonly TimeSpan ShortPause = TimeSpan.FromMilliseconds(100);

    /// <summary>The pause after a refusal, which is Java's <c>retry.period</c>.</summary>
    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(5);

    private readonly string _path;
    private readonly Registrations _table;
    private readonly ZooKeeperClient _client;
    private readonly ZooKeeperOptions _options;
    private readonly NodeWriter _writer;
    private readonly ChangeLatch _changed;
    private NodeRequest _request;
    private long _session;
    private string? _problem;

    public Registration(string path, NodeRequest request, Registrations table, ZooKeeperClient client, ZooKeeperOptions options)
    {
        (_path, _request, _table, _client, _options) = (path, request, table, client, options);
        _writer = new NodeWriter(client);
        _changed = new ChangeLatch(options.Scheduler);
    }

    public string Path => _path;

    /// <summary>Gets the newest request.</summary>
    public NodeRequest Request => Volatile.Read(ref _request);

    /// <summary>Gets the last request that was fulfilled, or null.</summary>
    public KeptNode? Kept { get; private set; }

    /// <summary>Gets why the node could not be restored, or null.</summary>
    public string? Problem => Volatile.Read(ref _problem);

    /// <summary>Replaces the request. The caller of the one before does not wait any more.</summary>
    public void Replace(NodeRequest request)
    {
        NodeRequest before = Interlocked.Exchange(ref _request, request);
        before.Complete();
        _changed.Change();
    }

    /// <summary>Writes the node again if it belongs to an earlier session.</summary>
    public void CheckSession() => _changed.Change();

    /// <inheritdoc/>
    public void OnFailed(Exception failure) => ZooKeeperLog.OperationFailed(_options.Logger, failure);

    /// <summary>Keeps the node until it is not wanted any more or the registry is closed. Does not throw.</summary>
    public async Task RunAsync()
    {
        await _options.Scheduler.SwitchAsync();
        while (true)
        {
            AsyncLatch changed = _changed.Next;
            if (_table.IsStopped)
                break;
            NodeRequest request = Request;
            TimeSpan pause = Timeout.InfiniteTimeSpan;
            if (!request.IsDone || _session != _client.Session.Id)
            {
                ZooKeeperException? failure = await TryWriteAsync(request).ConfigureAwait(false);
                if (request.Node is null && HasEnded(request, failure))
                    return;
                pause = HandleOutcome(request, failure);
            }

            await changed.WaitAsync(pause, _options.TimeProvider).ConfigureAwait(false);
        }

        Request.Complete(new ZooKeeperException(ZooKeeperError.Closed, ZooKeeperOperation.Create, _path, null));
    }

    /// <summary>Returns whether a node that is not wanted is deleted or cannot be, unless a newer request has been made.</summary>
    private bool HasEnded(NodeRequest request, ZooKeeperException? failure)
    {
        if (failure is { IsPassing: true })
            return false;
        request.Complete(failure);
        return _table.TryRemove(this, request);
    }

    /// <summary>Writes or deletes the node. Returns why this failed, or null.</summary>
    private async Task<ZooKeeperException?> TryWriteAsync(NodeRequest request)
    {
        try
        {
            await _client.WaitUntilConnectedAsync(_options.RequestTimeout).ConfigureAwait(false);
            if (request.Node is { } node)
                _session = await _writer.WriteAsync(_path, node, CancellationToken.None).ConfigureAwait(false);
            else
                await _writer.DeleteAsync(_path, CancellationToken.None).ConfigureAwait(false);
            Kept = request.Node;
            return null;
        }
        catch (ZooKeeperException e)
        {
            return e;
        }
    }

    /// <summary>Tells the caller how the request ended. Returns how long to wait until the node is written again.</summary>
    private TimeSpan HandleOutcome(NodeRequest request, ZooKeeperException? failure)
    {
        if (failure is null)
        {
            request.Complete();
            if (Interlocked.Exchange(ref _problem, null) is not null)
                Log(() => ZooKeeperLog.RegistrationRestored(_options.Logger, _path));
            // The session may have been replaced since.
            return _session == _client.Session.Id ? Timeout.InfiniteTimeSpan : ShortPause;
        }

        if (failure.IsPassing || failure.Error == ZooKeeperError.Closed)
            return ShortPause;
        if (request.IsDone && Interlocked.Exchange(ref _problem, failure.Message) is null)
            Log(() => ZooKeeperLog.RegistrationNotRestored(_options.Logger, _path, LongPause, failure.Message));
        request.Complete(failure);
        return LongPause;
    }

    private void Log(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e)
        {
            // A logger of the application has thrown.
            Edge.Fail(this, e);
        }
    }
}
